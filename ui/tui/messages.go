package tui

import (
	"newsreader/store/news"
	"newsreader/ui/render"
)

// Results of commands. Each carries the number of its request; one that was superseded is dropped.

// listedMsg brings a window of the list. cursor is the index of the article stay, or the one that was asked for; with
// move, the cursor goes there.
type listedMsg struct {
	request int
	window  news.Window
	rows    []news.Article
	counts  news.Counts
	cursor  int
	stay    int64
	move    bool
	err     error
}

type loadedMsg struct {
	request int
	text    *render.Text
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

// wroteMsg comes when the library was changed; said is what to tell.
type wroteMsg struct {
	said string
	err  error
}

// saidMsg is something to tell, an error or not.
type saidMsg struct {
	said string
	err  error
}
