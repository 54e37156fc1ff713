package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"newsreader/store/news"
	"newsreader/ui/render"
)

// Update takes a message to its owner: keys to the dialog, the prompt or an action, results by their type.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height = msg.Width, msg.Height
		a.resize()
		return a, a.rows()
	case tea.BackgroundColorMsg:
		a.backgroundIs(msg.Color)
	case tea.CursorPositionMsg:
		return a, a.cursorIs(msg.X)
	case tea.FocusMsg:
		return a, a.reload()
	case tea.KeyPressMsg:
		return a, a.key(msg)
	case tea.PasteMsg:
		if a.prompt != nil {
			return a, a.prompt.Update(msg)
		}
	case tea.MouseWheelMsg:
		return a, a.wheel(msg.Mouse())
	case tea.MouseClickMsg:
		return a, a.click(msg.Mouse())
	default:
		return a, a.result(msg)
	}
	return a, nil
}

// result takes what a command brought.
func (a *App) result(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case listedMsg:
		return a.listed(msg)
	case loadedMsg:
		return a.loaded(msg)
	case foundUnreadMsg:
		return a.foundUnread(msg)
	case stayedMsg:
		if article := a.reader.Article(); msg.request == a.requests.stay && article != nil && article.ID == a.open {
			return a.setRead(a.open, true)
		}
	case restedMsg:
		if msg.request == a.requests.rest {
			return a.keepPosition()
		}
	case wroteMsg:
		return a.wrote(msg)
	case saidMsg:
		a.sayError(msg.err)
		if msg.err == nil {
			a.say(msg.said)
		}
	}
	return nil
}

func (a *App) listed(msg listedMsg) tea.Cmd {
	if msg.request != a.requests.list {
		return nil
	}
	a.asking = news.Window{}
	if msg.err != nil {
		a.sayError(msg.err)
		return nil
	}
	selected := a.list.Selected()
	cursor := a.list.Cursor()
	switch {
	case msg.move:
		cursor = msg.cursor
	case selected != nil:
		// The cursor stays on its article when rows came or went above it.
		if at := slices.IndexFunc(msg.rows, func(row news.Article) bool { return row.ID == selected.ID }); at >= 0 {
			cursor = msg.window.Offset + at
		} else if msg.stay == selected.ID {
			cursor = msg.cursor
		}
	}
	a.list.SetRows(msg.window.Offset, msg.rows, msg.counts)
	if cursor != a.list.Cursor() {
		a.list.Select(cursor)
	}
	return tea.Batch(a.rows(), a.preview())
}

// rows asks for the rows that are missing, unless they are on their way.
func (a *App) rows() tea.Cmd {
	missing := a.list.Missing()
	if missing.Limit == 0 || a.asking.Limit > 0 && missing.Offset >= a.asking.Offset &&
		missing.Offset+missing.Limit <= a.asking.Offset+a.asking.Limit {
		return nil
	}
	// Around the view, not the cursor: the wheel moves one without the other.
	return a.askList(missing.Offset+missing.Limit/2, 0, false)
}

// preview shows the article under the cursor beside the list, if that has changed.
func (a *App) preview() tea.Cmd {
	selected, shown := a.list.Selected(), a.reader.Article()
	switch {
	case a.focus == readerPane:
		return nil
	case selected == nil:
		if a.list.Counts().Total == 0 {
			a.cancelLoad()
			a.reader.Close()
		}
		return nil
	case shown != nil && shown.ID == selected.ID:
		a.cancelLoad()
		return nil
	}
	return a.loadArticle(selected.ID)
}

// cancelLoad forgets the article that was asked for, and the keys for it.
func (a *App) cancelLoad() {
	a.requests.article++
	a.awaited, a.early = 0, nil
}

func (a *App) loaded(msg loadedMsg) tea.Cmd {
	if msg.request != a.requests.article {
		return nil
	}
	early := a.early
	a.cancelLoad()
	if msg.err != nil {
		a.sayError(msg.err)
		if news.KindOf(msg.err) == news.NotFound {
			return a.reload()
		}
		return nil
	}
	commands := []tea.Cmd{a.keepPosition()}
	a.shown(msg.text)
	if a.focus == readerPane {
		commands = append(commands, a.reading())
	}
	for _, key := range early {
		commands = append(commands, a.key(key))
	}
	return tea.Batch(commands...)
}

// shown puts an article into the reader.
func (a *App) shown(text *render.Text) {
	a.reader.Open(text, a.opens())
	a.kept = text.Bitext.Article.State.Position
}

// reading begins to count the time that the article in the reader has been open.
func (a *App) reading() tea.Cmd {
	article := a.reader.Article()
	if article == nil {
		return nil
	}
	a.open = article.ID
	a.filter.Keep = article.ID
	if article.State.Read {
		return nil
	}
	return a.startReading()
}

func (a *App) foundUnread(msg foundUnreadMsg) tea.Cmd {
	switch {
	case msg.request != a.requests.unread:
		return nil
	case msg.err != nil:
		a.sayError(msg.err)
		return nil
	case !msg.found:
		a.say("no other unread article")
		return nil
	}
	return a.goToArticle(msg.place)
}

// key takes a key press.
func (a *App) key(msg tea.KeyPressMsg) tea.Cmd {
	name := msg.String()
	switch {
	case name == "ctrl+c":
		return tea.Quit
	case a.awaited != 0 && (a.focus == readerPane || len(a.early) > 0 || needsArticle(name)):
		// Whoever types ahead means the article that is on its way, not the one that is still there.
		a.early = append(a.early, msg)
		return nil
	case a.dialog != nil:
		answer, done := a.dialog.Key(name, msg.Text)
		if !done {
			return nil
		}
		asked := a.asked
		a.dialog, a.asked = nil, nil
		if asked == nil {
			return nil
		}
		return asked(answer)
	case a.prompt != nil:
		return a.promptKey(name, msg)
	}
	a.said = ""
	if link := a.link; link != "" {
		switch a.link = ""; {
		case name == "enter":
			a.link = link // once more the same: that one is meant
			defer func() { a.link = "" }()
			return a.browseLink(link)
		case len(name) == 1 && name[0] >= '0' && name[0] <= '9':
			return a.browseLink(link + name)
		}
	}
	return a.act(a.typed + name)
}

func (a *App) promptKey(name string, msg tea.KeyPressMsg) tea.Cmd {
	switch name {
	case "esc":
		a.prompt = nil
		a.resize()
	case "enter":
		return a.answer(*a.prompt)
	default:
		return a.prompt.Update(msg)
	}
	return nil
}

// act runs the action of a key or a sequence of keys.
func (a *App) act(keys string) tea.Cmd {
	a.typed = ""
	for i := range actions {
		switch action := &actions[i]; {
		case action.takes(keys):
			return action.do(a, keys)
		case action.beginsWith(keys):
			a.typed = keys
		}
	}
	if a.typed == "" && len(keys) > 1 && keys[0] == 'g' {
		return a.act(keys[1:]) // not a sequence after all: the second key counts by itself
	}
	return nil
}

const wheelLines = 3

func (a *App) wheel(mouse tea.Mouse) tea.Cmd {
	direction := 1
	switch mouse.Button {
	case tea.MouseWheelUp:
		direction = -1
	case tea.MouseWheelDown:
	default:
		return nil
	}
	if a.dialog != nil {
		return nil
	}
	if a.paneAt(mouse.X) == listPane {
		a.list.Scroll(direction)
		return a.rows()
	}
	a.reader.Scroll(direction * wheelLines)
	return a.scrolled()
}

func (a *App) click(mouse tea.Mouse) tea.Cmd {
	if mouse.Button != tea.MouseLeft || a.dialog != nil || a.prompt != nil {
		return nil
	}
	if a.paneAt(mouse.X) == readerPane {
		return a.focusReader()
	}
	var left tea.Cmd
	wasReading := a.focus == readerPane
	if wasReading {
		left = a.leaveReader()
	}
	index, ok := a.list.At(mouse.Y - a.bodyTop())
	switch {
	case !ok:
		return left
	case index == a.list.Cursor() && !wasReading:
		return a.openSelected()
	}
	return tea.Batch(left, a.selectArticle(index))
}

// scrolled is what follows when the reader was scrolled: the place is kept once it rests.
func (a *App) scrolled() tea.Cmd { return a.startRest() }
