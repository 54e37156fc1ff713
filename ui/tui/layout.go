package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"newsreader/store/news"
	"newsreader/ui/render"
	"newsreader/ui/tui/dialog"
	"newsreader/ui/tui/frame"
	"newsreader/ui/typeset"
)

const (
	// bothPanes is the width, in cells, from which list and reader stand side by side.
	bothPanes = 80

	// bars is the height from which there is room for a line above and a line below the panes.
	bars = 6

	// frameWidth and frameHeight are what a frame takes of a pane.
	frameWidth, frameHeight = 4, 2
)

// listWidth is the width of the list with its frame; 0 where it is not shown.
func (a *App) listWidth() int {
	switch {
	case a.width >= bothPanes:
		return min(max(a.width/3, 32), 48)
	case a.focus == listPane:
		return a.width
	}
	return 0
}

func (a *App) readerWidth() int {
	if a.width < bothPanes && a.focus == listPane {
		return 0
	}
	return a.width - a.listWidth()
}

func (a *App) bodyHeight() int {
	if a.height < bars {
		return a.height
	}
	return a.height - 2
}

// bodyTop is the line of the screen on which the first line inside the panes stands.
func (a *App) bodyTop() int {
	top := 0
	if a.height >= bars {
		top++
	}
	if a.bodyHeight() >= 3 {
		top++
	}
	return top
}

func (a *App) paneAt(x int) pane {
	if x < a.listWidth() {
		return listPane
	}
	return readerPane
}

// inner is what a frame of that width and height leaves, as frame.Box draws it.
func inner(width, height int) (int, int) {
	if width < 6 || height < 3 {
		return width, height
	}
	return width - frameWidth, height - frameHeight
}

// resize gives the panes their sizes. A pane that is not shown keeps the size that it would have.
func (a *App) resize() {
	if a.width == 0 || a.height == 0 {
		return
	}
	list, reader := a.listWidth(), a.readerWidth()
	if list == 0 {
		list = a.width
	}
	if reader == 0 {
		reader = a.width
	}
	a.list.SetSize(inner(list, a.bodyHeight()))
	a.reader.SetSize(inner(reader, a.bodyHeight()))
}

// View draws the screen.
func (a *App) View() tea.View {
	view := tea.View{AltScreen: true, ReportFocus: true, WindowTitle: "newsreader"}
	if a.settings.Mouse {
		view.MouseMode = tea.MouseModeCellMotion
	}
	if a.width == 0 || a.height == 0 {
		return view
	}
	lines := a.body()
	if a.height >= bars {
		foot, cursor := a.foot()
		lines = append(append([]string{a.head()}, lines...), foot)
		view.Cursor = cursor
	}
	if a.dialog != nil {
		lines = dialog.Over(lines, a.dialog, a.measure, a.theme, a.width, a.height)
		view.Cursor = nil
	}
	view.Content = typeset.Guard(strings.Join(lines, "\n"), true)
	return view
}

// body draws the panes.
func (a *App) body() []string {
	height := a.bodyHeight()
	var list, reader []string
	if width := a.listWidth(); width > 0 {
		border := a.theme.Border
		if a.focus == listPane {
			border = a.theme.BorderFocused
		}
		list = frame.Box(a.theme, a.list.View(a.focus == listPane, a.emptyList()), "Articles", "", border, a.measure, width, height)
	}
	if width := a.readerWidth(); width > 0 {
		border := a.theme.Border
		if a.focus == readerPane {
			border = a.theme.BorderFocused
		}
		reader = frame.Box(a.theme, a.reader.View(), a.readerTitle(), a.readerNote(), border, a.measure, width, height)
	}
	if list == nil {
		return reader
	}
	for i := range list {
		if i < len(reader) {
			list[i] += reader[i]
		}
	}
	return list
}

func (a *App) emptyList() string {
	if a.query != "" {
		return "nothing matches; Esc shows all"
	}
	return "no articles: newsreader import FILE brings one in"
}

// readerTitle is the article's title, once it has been scrolled out of view.
func (a *App) readerTitle() string {
	article := a.reader.Article()
	if article == nil || a.reader.AtTop() {
		return "" // the title stands in the text
	}
	return news.CleanLine(article.Title)
}

// readerNote says which languages there are, which of them is shown, and how far the article has been in view.
func (a *App) readerNote() string {
	article := a.reader.Article()
	if article == nil {
		return ""
	}
	languages := render.Languages(article)
	if t := a.reader.Translation(); t != nil {
		switch a.reader.Layout() {
		case render.Original:
			languages += " " + render.LanguageName(article.Language)
		case render.Translation:
			languages += " " + render.LanguageName(t.Language)
		case render.Interleaved, render.Columns:
			languages += " both"
		}
	}
	return fmt.Sprintf("%s ─ %d%%", languages, a.reader.Percent())
}

// head is the line above the panes.
func (a *App) head() string {
	counts := a.list.Counts()
	name := "全部 All"
	if a.query != "" {
		name = news.CleanLine(a.query)
	}
	articles := "articles"
	if counts.Total == 1 {
		articles = "article"
	}
	line := " " + a.theme.Program.Render("newsreader") + "  " + name + a.theme.Faint.Render(fmt.Sprintf(" · %d %s, %d unread", counts.Total, articles, counts.Unread))
	return a.measure.Truncate(line, a.width, "…")
}

// foot is the line below the panes: a prompt, what there is to say, or the keys.
func (a *App) foot() (string, *tea.Cursor) {
	switch {
	case a.prompt != nil:
		line, column := a.prompt.View(a.measure, a.theme, a.width)
		return line, tea.NewCursor(column, a.height-1)
	case a.said != "":
		style := a.theme.Status
		if a.failed {
			style = a.theme.Error
		}
		return a.measure.Truncate(" "+style.Render(news.CleanLine(a.said)), a.width, "…"), nil
	}
	return a.keyLine(), nil
}

// keyLine shows the keys that matter most where the person is: as many as fit, help and quit before all others.
func (a *App) keyLine() string {
	type entry struct{ key, word string }
	entries := []entry{{"j/k", "move"}}
	if a.focus == readerPane && a.reader.Searching() != "" {
		entries = []entry{{"n", "next match"}, {"N", "previous"}, {"Esc", "ends the search"}}
	}
	var last []entry
	for i := range actions {
		x := &actions[i]
		switch {
		case x.foot == "", x.id == "back" && a.focus == listPane && a.query == "", x.id == "open" && a.focus == readerPane:
		case x.id == "help", x.id == "quit":
			last = append(last, entry{shownKey(x.keys[0]), x.foot})
		default:
			entries = append(entries, entry{shownKey(x.keys[0]), x.foot})
		}
	}
	width := 1
	for _, e := range last {
		width += a.measure.Width(e.key+" "+e.word) + 2
	}
	var shown []string
	for _, e := range append(entries, last...) {
		text := a.theme.Key.Render(e.key) + a.theme.Faint.Render(" "+e.word)
		if !slices.Contains(last, e) {
			if width += a.measure.Width(text) + 2; width > a.width+2 {
				continue
			}
		}
		shown = append(shown, text)
	}
	return a.measure.Truncate(" "+strings.Join(shown, "  "), a.width, "")
}
