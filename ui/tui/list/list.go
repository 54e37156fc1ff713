// Package list is the pane of articles: a window of rows over a list of any length, and a cursor in it.
package list

import (
	"strings"
	"time"

	"newsreader/store/news"
	"newsreader/ui/render"
	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

// margin is how many rows are asked for on either side of an article.
const margin = 100

// Model is the pane. It knows the rows that were given to it, and says with Missing which others it needs.
type Model struct {
	rows   []news.Article
	offset int // index in the list of rows[0]
	counts news.Counts

	cursor, top   int // indexes in the list
	width, height int

	theme   theme.Theme
	measure typeset.Measure
	zone    *time.Location
}

// New returns an empty pane.
func New(measure typeset.Measure, zone *time.Location) Model {
	return Model{measure: measure, zone: zone}
}

// SetTheme sets the styles.
func (m *Model) SetTheme(t theme.Theme) { m.theme = t }

// SetMeasure sets how text is measured.
func (m *Model) SetMeasure(measure typeset.Measure) { m.measure = measure }

// SetSize sets the size of the pane in cells.
func (m *Model) SetSize(width, height int) {
	m.width, m.height = max(width, 0), max(height, 0)
	m.follow()
}

// SetRows gives the pane the rows from offset on, and how long the list is.
func (m *Model) SetRows(offset int, rows []news.Article, counts news.Counts) {
	m.offset, m.rows, m.counts = offset, rows, counts
	m.cursor = clamp(m.cursor, counts.Total)
	m.top = max(min(m.top, counts.Total-m.visible()), 0)
}

// Counts returns how long the list is.
func (m *Model) Counts() news.Counts { return m.counts }

// Change applies change to the row of an article, where it is among the rows, ahead of the library's answer.
func (m *Model) Change(id int64, change func(*news.State)) {
	for i := range m.rows {
		if m.rows[i].ID != id {
			continue
		}
		before := m.rows[i].State
		change(&m.rows[i].State)
		switch after := m.rows[i].State; {
		case after.Read && !before.Read:
			m.counts.Unread--
		case before.Read && !after.Read:
			m.counts.Unread++
		}
	}
}

// Missing returns the rows that will be in view next, a screen either way, where not all of them are at hand; without a
// Limit where they are.
func (m *Model) Missing() news.Window {
	first, last := max(m.top-m.visible(), 0), min(m.top+2*m.visible(), m.counts.Total)
	if first >= m.offset && last <= m.offset+len(m.rows) {
		return news.Window{}
	}
	return news.Window{Offset: first, Limit: last - first}
}

// Around is the window of rows to ask for around an index of the list. It holds all that may be Missing where the index is
// in view, or in the middle of what is missing.
func (m *Model) Around(index int) news.Window {
	return news.Window{Offset: max(index-2*m.visible()-margin, 0), Limit: 4*m.visible() + 2*margin}
}

// Selected returns the article under the cursor, nil where there is none or it is not loaded yet.
func (m *Model) Selected() *news.Article { return m.row(m.cursor) }

// Cursor returns the index of the article under the cursor.
func (m *Model) Cursor() int { return m.cursor }

// Move moves the cursor by n articles.
func (m *Model) Move(n int) { m.Select(m.cursor + n) }

// Select puts the cursor on the article with that index.
func (m *Model) Select(index int) {
	m.cursor = clamp(index, m.counts.Total)
	m.follow()
}

// Scroll moves the view by n articles; the cursor stays on its article.
func (m *Model) Scroll(n int) {
	m.top = max(min(m.top+n, m.counts.Total-m.visible()), 0)
}

// Page is how many articles are in view.
func (m *Model) Page() int { return m.visible() }

// At returns the index of the article that is drawn on line y of the pane.
func (m *Model) At(y int) (int, bool) {
	index := m.top + y/m.lines()
	return index, y >= 0 && y < m.height && index < m.counts.Total
}

// lines is how many lines an article takes: two, and one where there is little room.
func (m *Model) lines() int {
	if m.height < 6 {
		return 1
	}
	return 2
}

func (m *Model) visible() int { return max(m.height/m.lines(), 1) }

// follow keeps the cursor in view.
func (m *Model) follow() {
	m.top = min(max(m.top, m.cursor-m.visible()+1), m.cursor)
	m.top = max(min(m.top, m.counts.Total-m.visible()), 0)
}

func (m *Model) row(index int) *news.Article {
	if index < m.offset || index >= m.offset+len(m.rows) {
		return nil
	}
	return &m.rows[index-m.offset]
}

// View returns the lines of the pane. empty is said where the list is empty.
func (m *Model) View(focused bool, empty string) []string {
	if m.counts.Total == 0 {
		return m.measure.Wrap(m.theme.Faint.Render(empty), max(m.width, 1))
	}
	var lines []string
	for index := m.top; index < min(m.top+m.visible(), m.counts.Total); index++ {
		a := m.row(index)
		if a == nil {
			lines = append(lines, m.theme.Faint.Render("…"))
			if m.lines() == 2 {
				lines = append(lines, "")
			}
			continue
		}
		lines = append(lines, m.article(a, index == m.cursor, focused)...)
	}
	return lines
}

func (m *Model) article(a *news.Article, selected, focused bool) []string {
	mark, style := " ", m.theme.Status
	switch {
	case selected:
		mark = "▌"
		style = m.theme.Selected
		if !focused {
			style = m.theme.PaneTitle
		}
	case a.State.Starred:
		mark = "★"
	case !a.State.Read:
		mark = "●"
	}
	if a.State.Read && !selected {
		style = m.theme.Read
	}
	lines := []string{m.mark(mark, a, selected) + " " + style.Render(m.fill(title(a), selected && focused))}
	if m.lines() == 2 {
		second := "  "
		if selected {
			second = m.mark("▌", a, selected) + " "
		}
		lines = append(lines, second+m.theme.Meta.Render(m.measure.Truncate(m.about(a, selected), max(m.width-2, 0), "…")))
	}
	return lines
}

func (m *Model) mark(mark string, a *news.Article, selected bool) string {
	switch {
	case selected:
		return m.theme.Key.Render(mark)
	case a.State.Starred:
		return m.theme.Star.Render(mark)
	}
	return m.theme.Unread.Render(mark)
}

// fill cuts a title to the pane and, where it is to be a bar, fills it up.
func (m *Model) fill(text string, bar bool) string {
	width := max(m.width-2, 0)
	text = m.measure.Truncate(text, width, "…")
	if bar {
		text = m.measure.Pad(text, width)
	}
	return text
}

// title is the article's title on one line, in both languages where both are known.
func title(a *news.Article) string {
	line := news.CleanLine(a.Title)
	for _, t := range a.Translations {
		if t.Title != "" {
			return line + " · " + news.CleanLine(t.Title)
		}
	}
	return line
}

// about says where an article comes from. On the selected row, whose mark is the cursor's, it also says what the mark would.
func (m *Model) about(a *news.Article, selected bool) string {
	mark := ""
	if selected && !a.State.Read {
		mark += "●"
	}
	if selected && a.State.Starred {
		mark += "★"
	}
	if mark != "" {
		mark += " "
	}
	parts := []string{mark + news.CleanLine(render.Source(a))}
	if !a.Published.IsZero() {
		parts = append(parts, a.Published.In(m.zone).Format(time.DateOnly))
	}
	return strings.Join(append(parts, render.Languages(a)), " · ")
}

func clamp(index, total int) int { return max(min(index, total-1), 0) }
