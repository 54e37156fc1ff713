package tui

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"newsreader/store/news"
	"newsreader/store/query"
	"newsreader/ui/render"
	"newsreader/ui/tui/dialog"
	"newsreader/ui/tui/prompt"
)

// move moves the cursor or the text by n.
func (a *App) move(n int) tea.Cmd {
	if a.focus == readerPane {
		a.reader.Scroll(n)
		return a.scrolled()
	}
	return a.selectArticle(a.list.Cursor() + n)
}

func (a *App) movePages(halves int) tea.Cmd {
	if a.focus == readerPane {
		a.reader.ScrollPages(halves)
		return a.scrolled()
	}
	return a.selectArticle(a.list.Cursor() + halves*max(a.list.Page()/2, 1))
}

func (a *App) moveToTop() tea.Cmd {
	if a.focus == readerPane {
		a.reader.Top()
		return a.scrolled()
	}
	return a.selectArticle(0)
}

func (a *App) moveToBottom() tea.Cmd {
	if a.focus == readerPane {
		a.reader.Bottom()
		return a.scrolled()
	}
	return a.selectArticle(a.list.Counts().Total - 1)
}

// openSelected reads the article under the cursor.
func (a *App) openSelected() tea.Cmd {
	selected := a.list.Selected()
	if selected == nil || a.focus == readerPane {
		return nil
	}
	return a.focusReader()
}

// focusReader moves to the reader, and begins to read what is in it or what is on its way there.
func (a *App) focusReader() tea.Cmd {
	selected, shown := a.list.Selected(), a.reader.Article()
	if selected == nil || a.focus == readerPane {
		return nil
	}
	a.focus = readerPane
	a.resize()
	if shown != nil && shown.ID == selected.ID {
		return a.reading()
	}
	return a.loadArticle(selected.ID)
}

// back leaves what was entered last: a search, the reader, a filter.
func (a *App) back() tea.Cmd {
	switch {
	case a.focus == readerPane && a.reader.Searching() != "":
		a.reader.Search("")
	case a.focus == readerPane:
		return a.leaveReader()
	case a.query != "":
		return a.setFilter(news.Filter{}, "")
	default:
		a.say("Q quits")
	}
	return nil
}

func (a *App) leaveReader() tea.Cmd {
	a.focus = listPane
	a.open, a.filter.Keep = 0, 0
	a.requests.stay++
	a.resize()
	return tea.Batch(a.keepPosition(), a.reload())
}

func (a *App) changePane() tea.Cmd {
	if a.focus == readerPane {
		return a.leaveReader()
	}
	return a.focusReader()
}

// toggle changes the language, or says why it can't.
func (a *App) toggle() tea.Cmd {
	if !a.reader.Toggle() {
		a.sayNoTranslation()
	}
	return nil
}

func (a *App) cycle() tea.Cmd {
	if !a.reader.Cycle() {
		a.sayNoTranslation()
	}
	return nil
}

func (a *App) sayNoTranslation() {
	if article := a.reader.Article(); article != nil {
		a.say(render.Languages(article) + " only: " + render.NoTranslation)
	}
}

// next goes to the next match, or the next unread article; direction -1 goes back.
func (a *App) next(direction int) tea.Cmd {
	if a.focus == readerPane && a.reader.Searching() != "" {
		if !a.reader.NextMatch(direction) {
			a.say("not found: " + a.reader.Searching())
		}
		return a.scrolled()
	}
	article := a.current()
	if article == nil {
		return nil
	}
	return a.findUnread(article.ID, direction < 0)
}

// goToArticle moves the cursor to an article and, in the reader, reads it.
func (a *App) goToArticle(index int) tea.Cmd {
	if index < 0 || index >= a.list.Counts().Total {
		a.say("no further article")
		return nil
	}
	if a.focus != readerPane {
		return a.selectArticle(index)
	}
	a.list.Select(index)
	a.requests.stay++
	selected := a.list.Selected()
	if selected == nil {
		return tea.Batch(a.leaveReader(), a.rows())
	}
	return tea.Batch(a.keepPosition(), a.rows(), a.loadArticle(selected.ID))
}

func (a *App) selectArticle(index int) tea.Cmd {
	a.list.Select(index)
	return tea.Batch(a.rows(), a.preview())
}

// current is the article that keys are about: the one that is being read, else the one under the cursor.
func (a *App) current() *news.Article {
	if a.focus == readerPane {
		return a.reader.Article()
	}
	return a.list.Selected()
}

func (a *App) markRead() tea.Cmd {
	article := a.current()
	if article == nil {
		return nil
	}
	a.requests.stay++ // who marks by hand does not want the clock to mark as well
	return a.setRead(article.ID, !article.State.Read)
}

func (a *App) star() tea.Cmd {
	article := a.current()
	if article == nil {
		return nil
	}
	return a.setStarred(article.ID, !article.State.Starred)
}

func (a *App) askAllRead() tea.Cmd {
	unread := a.list.Counts().Unread
	if unread == 0 {
		a.say("nothing here is unread")
		return nil
	}
	a.dialog = dialog.Question{Text: fmt.Sprintf("Mark all %d unread articles in this list read?", unread)}
	a.asked = func(answer dialog.Answer) tea.Cmd {
		if !answer.Yes {
			return nil
		}
		return a.setAllRead()
	}
	return nil
}

func (a *App) browseArticle() tea.Cmd {
	article := a.current()
	if article == nil || article.URL == "" {
		a.say("the article states no address")
		return nil
	}
	return browse(article.URL)
}

// browseLink opens the link of that number. Where more digits would name another, it waits for them, or for Enter.
func (a *App) browseLink(digits string) tea.Cmd {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return nil
	}
	address, ok := a.reader.Address(n)
	if !ok {
		a.say("there is no link " + digits)
		return nil
	}
	if _, more := a.reader.Address(10 * n); more && a.link != digits {
		a.link = digits
		a.say("link " + digits + ": Enter opens it, a digit goes on")
		return nil
	}
	return browse(address)
}

func (a *App) copyAddress() tea.Cmd {
	article := a.current()
	if article == nil || article.URL == "" {
		a.say("the article states no address")
		return nil
	}
	a.say("copied " + article.URL)
	return tea.SetClipboard(article.URL)
}

func (a *App) openHelp() tea.Cmd {
	a.dialog = &dialog.Help{Lines: helpLines}
	return nil
}

func (a *App) openPalette() tea.Cmd {
	a.dialog = &dialog.Palette{Entries: entries()}
	a.asked = func(answer dialog.Answer) tea.Cmd {
		for i := range actions {
			if actions[i].id == answer.Chosen {
				return actions[i].do(a, actions[i].keys[0])
			}
		}
		return nil
	}
	return nil
}

// The kinds of prompt.
const (
	searchPrompt = "search"
	filterPrompt = "filter"
	pipePrompt   = "pipe"
)

func (a *App) ask(kind, label, text string) tea.Cmd {
	p := prompt.New(kind, label, text)
	a.prompt = &p
	return nil
}

func (a *App) askSearch() tea.Cmd {
	if a.focus == readerPane {
		return a.ask(searchPrompt, "/", "")
	}
	return a.askFilter()
}

func (a *App) askFilter() tea.Cmd { return a.ask(filterPrompt, "filter:", a.query) }

func (a *App) askPipe() tea.Cmd {
	if a.reader.Article() == nil {
		return nil
	}
	return a.ask(pipePrompt, "|", "")
}

// answer takes what was typed into a prompt. A query with a fault leaves the prompt open.
func (a *App) answer(p prompt.Model) tea.Cmd {
	text := p.Value()
	if p.Kind == filterPrompt {
		filter, err := query.Parse(text)
		if err != nil {
			a.prompt.Fault = errors.Unwrap(err).Error()
			return nil
		}
		a.prompt = nil
		return a.setFilter(filter, strings.TrimSpace(text))
	}
	a.prompt = nil
	switch p.Kind {
	case searchPrompt:
		if !a.reader.Search(text) {
			a.say("not found: " + text)
		}
		return a.scrolled()
	case pipePrompt:
		return a.pipe(strings.TrimSpace(text))
	}
	return nil
}

// setFilter shows what a filter lets through, from the top; without one, all, at the article under the cursor.
func (a *App) setFilter(filter news.Filter, text string) tea.Cmd {
	var left tea.Cmd
	if a.focus == readerPane {
		left = a.leaveReader()
	}
	a.filter, a.query = filter, text
	stay := int64(0)
	if selected := a.list.Selected(); selected != nil && text == "" {
		stay = selected.ID
	}
	return tea.Batch(left, a.askList(0, stay, true))
}
