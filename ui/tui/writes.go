package tui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"newsreader/store/news"
)

// write is one change of the library. Doing it twice is doing it once.
type write struct {
	do    func(context.Context) (said string, err error)
	after func() // what follows on the screen when it succeeded
}

// write queues a change. Changes are made one after the other, in the order of the keys that ask for them; what is still
// in the queue when the program ends is made then.
func (a *App) write(w write) tea.Cmd {
	a.writes = append(a.writes, w)
	if len(a.writes) > 1 {
		return nil
	}
	return a.startWrite()
}

func (a *App) startWrite() tea.Cmd {
	do := a.writes[0].do
	return func() tea.Msg {
		said, err := do(a.ctx)
		return wroteMsg{said: said, err: err}
	}
}

// wrote takes the result of the first change in the queue and starts the next.
func (a *App) wrote(msg wroteMsg) tea.Cmd {
	done := a.writes[0]
	a.writes = a.writes[1:]
	a.sayError(msg.err)
	if msg.err == nil {
		if msg.said != "" {
			a.say(msg.said)
		}
		if done.after != nil {
			done.after()
		}
	}
	var next tea.Cmd
	if len(a.writes) > 0 {
		next = a.startWrite()
	}
	return tea.Batch(a.reload(), next)
}

// finish makes the changes that are left when the program ends. The first of them may have been made already, without
// its result having been seen.
func (a *App) finish(ctx context.Context) error {
	a.keepPosition()
	var errs []error
	for _, w := range a.writes {
		_, err := w.do(ctx)
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

func (a *App) setRead(id int64, read bool) tea.Cmd {
	a.change(id, func(s *news.State) { s.Read = read })
	return a.write(write{do: func(ctx context.Context) (string, error) { return "", a.library.SetRead(ctx, read, id) }})
}

func (a *App) setStarred(id int64, starred bool) tea.Cmd {
	a.change(id, func(s *news.State) { s.Starred = starred })
	return a.write(write{do: func(ctx context.Context) (string, error) { return "", a.library.SetStarred(ctx, starred, id) }})
}

func (a *App) setAllRead() tea.Cmd {
	filter := a.filter
	return a.write(write{do: func(ctx context.Context) (string, error) {
		n, err := a.library.SetAllRead(ctx, filter)
		return fmt.Sprintf("%d marked read", n), err
	}})
}

// change applies a change to what is shown, ahead of the library.
func (a *App) change(id int64, change func(*news.State)) {
	a.list.Change(id, change)
	a.reader.Change(id, change)
}

// keepPosition writes down where the article in the reader is being read, if that changed.
func (a *App) keepPosition() tea.Cmd {
	article, position := a.reader.Article(), a.reader.Position()
	if article == nil || position == a.kept {
		return nil
	}
	id := article.ID
	return a.write(write{
		do: func(ctx context.Context) (string, error) { return "", a.library.SetPosition(ctx, id, position) },
		after: func() {
			if shown := a.reader.Article(); shown != nil && shown.ID == id {
				a.kept = position
			}
		},
	})
}
