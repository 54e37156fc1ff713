package tui

import (
	tea "charm.land/bubbletea/v2"

	"newsreader/store/news"
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
	case changedMsg:
		a.sayError(msg.err)
		if msg.err == nil && msg.said != "" {
			a.say(msg.said)
		}
		return a.reload()
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
	if msg.err != nil {
		a.sayError(msg.err)
		return nil
	}
	before := a.list.Selected()
	a.list.SetRows(msg.window.Offset, msg.rows, msg.counts)
	if before != nil {
		a.stayOn(before.ID, msg.rows, msg.window.Offset)
	}
	if wanted := a.rows(); wanted != nil {
		return wanted
	}
	return a.preview()
}

// stayOn keeps the cursor on its article when rows came or went above it.
func (a *App) stayOn(id int64, rows []news.Article, offset int) {
	for i := range rows {
		if rows[i].ID == id {
			a.list.Select(offset + i)
			return
		}
	}
}

// rows asks for the rows that are missing.
func (a *App) rows() tea.Cmd {
	if _, missing := a.list.Wants(); missing {
		return a.reload()
	}
	return nil
}

// preview shows the article under the cursor beside the list, if that has changed.
func (a *App) preview() tea.Cmd {
	selected, shown := a.list.Selected(), a.reader.Article()
	switch {
	case a.focus == readerPane:
		return nil
	case selected == nil:
		if a.list.Counts().Total == 0 {
			a.reader.Close()
		}
		return nil
	case shown != nil && shown.ID == selected.ID:
		a.requests.article++ // what was asked for on the way here is no longer wanted
		a.awaited = 0
		return nil
	}
	return a.loadArticle(selected.ID)
}

func (a *App) loaded(msg loadedMsg) tea.Cmd {
	if msg.request != a.requests.article {
		return nil
	}
	early := a.early
	a.awaited, a.early = 0, nil
	if msg.err != nil {
		a.sayError(msg.err)
		if news.KindOf(msg.err) == news.NotFound {
			return a.reload()
		}
		return nil
	}
	commands := []tea.Cmd{a.keepPosition()}
	a.reader.Open(msg.bitext, a.opens())
	a.kept = msg.bitext.Article.State.Position
	if a.focus == readerPane {
		commands = append(commands, a.reading())
	}
	for _, key := range early {
		commands = append(commands, a.key(key))
	}
	return tea.Batch(commands...)
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
	return a.act(a.typed + name)
}

func (a *App) promptKey(name string, msg tea.KeyPressMsg) tea.Cmd {
	switch name {
	case "esc":
		a.prompt = nil
		a.resize()
	case "enter":
		answered := *a.prompt
		a.prompt = nil
		return a.answer(answered.Kind, answered.Value())
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
	a.focus = listPane
	index, ok := a.list.At(mouse.Y - a.bodyTop())
	switch {
	case !ok:
		return nil
	case index == a.list.Cursor():
		return a.openSelected()
	}
	a.list.Select(index)
	return tea.Batch(a.rows(), a.preview())
}

// scrolled is what follows when the reader was scrolled: the place is kept once it rests.
func (a *App) scrolled() tea.Cmd { return a.startRest() }
