package tui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/cli/browser"

	"newsreader/store/news"
	"newsreader/ui/render"
)

// Every call of the library is made in this file, and but for the first list, inside a tea.Cmd.

// load reads what the first frame shows.
func (a *App) load() error {
	window := a.list.Window()
	rows, err := a.library.Articles(a.ctx, a.filter, window)
	if err != nil {
		return err
	}
	counts, err := a.library.Count(a.ctx, a.filter)
	if err != nil {
		return err
	}
	a.list.SetRows(window.Offset, rows, counts)
	if selected := a.list.Selected(); selected != nil {
		bitext, err := a.library.Bitext(a.ctx, selected.ID)
		if err != nil {
			return err
		}
		a.reader.Open(bitext, a.opens())
	}
	return nil
}

// reload asks for the rows around what is in view.
func (a *App) reload() tea.Cmd {
	a.requests.list++
	request, filter, window := a.requests.list, a.filter, a.list.Window()
	return func() tea.Msg {
		rows, err := a.library.Articles(a.ctx, filter, window)
		if err != nil {
			return listedMsg{request: request, err: err}
		}
		counts, err := a.library.Count(a.ctx, filter)
		return listedMsg{request: request, filter: filter, window: window, rows: rows, counts: counts, err: err}
	}
}

// loadArticle asks for the text of an article.
func (a *App) loadArticle(id int64) tea.Cmd {
	a.requests.article++
	a.awaited = id
	request := a.requests.article
	return func() tea.Msg {
		bitext, err := a.library.Bitext(a.ctx, id)
		return loadedMsg{request: request, bitext: bitext, err: err}
	}
}

// findUnread asks for the place in the list of the next unread article after id, or before it.
func (a *App) findUnread(id int64, backward bool) tea.Cmd {
	a.requests.unread++
	request, filter := a.requests.unread, a.filter
	return func() tea.Msg {
		place, found, err := a.library.NextUnread(a.ctx, filter, id, backward)
		return foundUnreadMsg{request: request, place: place, found: found, err: err}
	}
}

func (a *App) setRead(id int64, read bool) tea.Cmd {
	a.list.Change(id, func(s *news.State) { s.Read = read })
	return a.change("", func(ctx context.Context) error { return a.library.SetRead(ctx, read, id) })
}

func (a *App) setStarred(id int64, starred bool) tea.Cmd {
	a.list.Change(id, func(s *news.State) { s.Starred = starred })
	return a.change("", func(ctx context.Context) error { return a.library.SetStarred(ctx, starred, id) })
}

func (a *App) setAllRead() tea.Cmd {
	filter := a.filter
	return func() tea.Msg {
		n, err := a.library.SetAllRead(a.ctx, filter)
		return changedMsg{said: fmt.Sprintf("%d marked read", n), err: err}
	}
}

func (a *App) change(said string, do func(context.Context) error) tea.Cmd {
	return func() tea.Msg { return changedMsg{said: said, err: do(a.ctx)} }
}

// keepPosition writes down where the open article is being read, if that changed.
func (a *App) keepPosition() tea.Cmd {
	article, position := a.reader.Article(), a.reader.Position()
	if article == nil || position == a.kept {
		return nil
	}
	a.kept = position
	id := article.ID
	return func() tea.Msg {
		if err := a.library.SetPosition(a.ctx, id, position); err != nil {
			return saidMsg{err: err}
		}
		return nil
	}
}

// keepLast is keepPosition for the end of the program, when no command runs any more.
func (a *App) keepLast(ctx context.Context) error {
	article, position := a.reader.Article(), a.reader.Position()
	if article == nil || position == a.kept {
		return nil
	}
	return a.library.SetPosition(ctx, article.ID, position)
}

func (a *App) startReading() tea.Cmd {
	a.requests.stay++
	request := a.requests.stay
	return tea.Tick(time.Duration(a.settings.ReadAfter)*time.Second, func(time.Time) tea.Msg { return stayedMsg{request} })
}

func (a *App) startRest() tea.Cmd {
	const rest = 2 * time.Second
	a.requests.rest++
	request := a.requests.rest
	return tea.Tick(rest, func(time.Time) tea.Msg { return restedMsg{request} })
}

// browse hands an address to the browser, as one argument and without a shell.
func browse(address string) tea.Cmd {
	return func() tea.Msg {
		if !render.Openable(address) {
			return saidMsg{err: fmt.Errorf("%q is no address for a browser", address)}
		}
		browser.Stdout, browser.Stderr = io.Discard, io.Discard
		if err := browser.OpenURL(address); err != nil {
			return saidMsg{err: fmt.Errorf("no browser could be started: %w", err)}
		}
		return saidMsg{said: "opened " + address}
	}
}

// pipe runs a command that the person typed, with the article as Markdown on its standard input, and waits for Enter,
// so that what it printed can be read.
func (a *App) pipe(command string) tea.Cmd {
	bitext, ok := a.reader.Bitext()
	if !ok || command == "" {
		return nil
	}
	text := render.Markdown(&bitext, a.reader.Layout(), a.zone)
	shell := exec.CommandContext(a.ctx, "sh", "-c", command+"\ncode=$?\nprintf '\\n[Enter]'\nread _ </dev/tty\nexit $code")
	shell.Stdin = bytes.NewBufferString(text)
	return tea.ExecProcess(shell, func(err error) tea.Msg {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			return saidMsg{err: fmt.Errorf("%s: exit %d", command, exit.ExitCode())}
		}
		return saidMsg{err: err}
	})
}
