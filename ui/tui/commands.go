package tui

import (
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/cli/browser"

	"newsreader/store/news"
	"newsreader/ui/render"
	"newsreader/ui/typeset"
)

// Every call of the library is made in this file, and but for the first list, inside a tea.Cmd.

// load reads what the first frame shows.
func (a *App) load() error {
	msg := a.readList(a.filter, 0, a.list.Around(0))
	if msg.err != nil {
		return msg.err
	}
	a.list.SetRows(msg.window.Offset, msg.rows, msg.counts)
	selected := a.list.Selected()
	if selected == nil {
		return nil
	}
	bitext, err := a.library.Bitext(a.ctx, selected.ID)
	if err != nil {
		return err
	}
	a.shown(render.Prepare(bitext))
	return nil
}

// reload asks for the rows around the article under the cursor, wherever in the list that stands now.
func (a *App) reload() tea.Cmd {
	selected := a.list.Selected()
	if selected == nil {
		return a.askList(a.list.Cursor(), 0, false)
	}
	return a.askList(a.list.Cursor(), selected.ID, false)
}

// askList asks for the rows around index or, where stay is an article, around that. With move, the cursor goes there.
func (a *App) askList(index int, stay int64, move bool) tea.Cmd {
	a.requests.list++
	a.asking = a.list.Around(index)
	request, filter, window := a.requests.list, a.filter, a.asking
	return func() tea.Msg {
		if stay != 0 {
			place, err := a.library.Place(a.ctx, filter, stay)
			if err != nil {
				return listedMsg{request: request, err: err}
			}
			window.Offset += place - index
			window.Offset, index = max(window.Offset, 0), place
		}
		msg := a.readList(filter, request, window)
		msg.cursor, msg.stay, msg.move = index, stay, move
		return msg
	}
}

func (a *App) readList(filter news.Filter, request int, window news.Window) listedMsg {
	rows, err := a.library.Articles(a.ctx, filter, window)
	if err != nil {
		return listedMsg{request: request, err: err}
	}
	counts, err := a.library.Count(a.ctx, filter)
	return listedMsg{request: request, window: window, rows: rows, counts: counts, err: err}
}

// loadArticle asks for the text of an article.
func (a *App) loadArticle(id int64) tea.Cmd {
	a.requests.article++
	a.awaited = id
	request := a.requests.article
	return func() tea.Msg {
		bitext, err := a.library.Bitext(a.ctx, id)
		if err != nil {
			return loadedMsg{request: request, err: err}
		}
		return loadedMsg{request: request, text: render.Prepare(bitext)}
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

func (a *App) startReading() tea.Cmd {
	a.requests.stay++
	request := a.requests.stay
	return a.tick(time.Duration(a.settings.ReadAfter)*time.Second, func(time.Time) tea.Msg { return stayedMsg{request} })
}

func (a *App) startRest() tea.Cmd {
	const rest = 2 * time.Second
	a.requests.rest++
	request := a.requests.rest
	return a.tick(rest, func(time.Time) tea.Msg { return restedMsg{request} })
}

// browse hands an address to the browser, as one argument and without a shell.
func browse(address string) tea.Cmd {
	return func() tea.Msg {
		if !render.Openable(address) {
			return saidMsg{err: fmt.Errorf("%q is no address for a browser", address)}
		}
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
	layout := a.reader.Layout()
	return func() tea.Msg {
		text := typeset.Guard(render.Markdown(&bitext, layout, a.zone), false)
		shell := exec.CommandContext(a.ctx, "sh", "-c", command+"\ncode=$?\nprintf '\\n[Enter]'\nread _ </dev/tty\nexit $code")
		shell.Stdin = strings.NewReader(text)
		return tea.ExecProcess(shell, func(err error) tea.Msg {
			if exit, ok := errors.AsType[*exec.ExitError](err); ok {
				return saidMsg{err: fmt.Errorf("%s: exit %d", command, exit.ExitCode())}
			}
			return saidMsg{err: err}
		})()
	}
}
