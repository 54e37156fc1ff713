package tui

import (
	"newsreader/store/news"
)

// Results of commands. Each carries the number of its request; one that was superseded is dropped.

type listedMsg struct {
	request int
	filter  news.Filter
	window  news.Window
	rows    []news.Article
	counts  news.Counts
	err     error
}

type loadedMsg struct {
	request int
	bitext  news.Bitext
	err     error
}

type foundUnreadMsg struct {
	request int
	place   int
	found   bool
	err     error
}

// stayedMsg comes when an article has been open for as long as makes it read.
type stayedMsg struct{ request int }

// restedMsg comes when nothing was scrolled for a while: the place is worth keeping.
type restedMsg struct{ request int }

// changedMsg comes when the library was changed; said is what to tell.
type changedMsg struct {
	said string
	err  error
}

// saidMsg is something to tell, an error or not.
type saidMsg struct {
	said string
	err  error
}
