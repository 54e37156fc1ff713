// Package reader is the pane that an article is read in: a page, and a place on it that survives a resize, a change of
// language and a change of layout.
package reader

import (
	"newsreader/store/news"
	"newsreader/ui/render"
	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

// Model is the pane. Without an article it is empty.
type Model struct {
	text *render.Text
	page *render.Page

	// wanted is the layout asked for; the page has another where that does not fit.
	wanted render.Layout

	// anchor is the place that was last scrolled to. What is on top may differ from it where the page is too short, and
	// changes with the page; the anchor does not.
	anchor         news.Position
	anchoredInBoth bool // both languages were shown then
	top            place

	width, height int
	maxWidth      int  // of text, or of a column
	centred       bool // text stands in the middle of the pane

	search search

	setting render.Options // without a width
}

// place is a line of the page.
type place struct{ unit, line int }

// New returns an empty pane. Text is set as setting says, at most maxWidth cells wide.
func New(setting render.Options, maxWidth int, centred bool) Model {
	return Model{setting: setting, maxWidth: maxWidth, centred: centred}
}

// SetTheme sets the styles.
func (m *Model) SetTheme(t theme.Theme) {
	m.setting.Theme = t
	m.reset()
}

// SetMeasure sets how text is measured.
func (m *Model) SetMeasure(measure typeset.Measure) {
	m.setting.Measure = measure
	m.reset()
}

// SetSize sets the size of the pane in cells.
func (m *Model) SetSize(width, height int) {
	if width == m.width && height == m.height {
		return
	}
	again := width != m.width
	m.width, m.height = max(width, 1), max(height, 1)
	if again {
		m.reset()
	} else if m.page != nil {
		m.top = m.clamp(m.locate())
	}
}

// Open shows an article at its place, in the layout it is to open in.
func (m *Model) Open(text *render.Text, layout render.Layout) {
	m.text = text
	m.anchor, m.anchoredInBoth = text.Bitext.Article.State.Position, false
	m.wanted = layout
	m.search = search{}
	m.reset()
}

// Close empties the pane.
func (m *Model) Close() { m.text, m.page = nil, nil }

// Article returns the article that is shown, nil where there is none.
func (m *Model) Article() *news.Article {
	if m.text == nil {
		return nil
	}
	return &m.text.Bitext.Article
}

// Change applies change to the state of an article, where it is the one that is shown.
func (m *Model) Change(id int64, change func(*news.State)) {
	if article := m.Article(); article != nil && article.ID == id {
		change(&article.State)
	}
}

// Translation returns the article's translation, nil where it has none.
func (m *Model) Translation() *news.Translation {
	if m.text == nil {
		return nil
	}
	return m.text.Bitext.Translation
}

// Bitext returns what is shown; ok is false where that is nothing.
func (m *Model) Bitext() (bitext news.Bitext, ok bool) {
	if m.text == nil {
		return bitext, false
	}
	return m.text.Bitext, true
}

// reset sets the page anew and finds the place on it.
func (m *Model) reset() {
	if m.text == nil || m.width == 0 {
		return
	}
	setting := m.setting
	setting.Width = m.measure()
	m.page = render.New(m.text, m.wanted, setting)
	m.top = m.clamp(m.locate())
}

// measure is the width of the text: the pane's, but no more than is read with ease.
func (m *Model) measure() int {
	if m.wanted == render.Columns {
		return min(m.width, 2*m.maxWidth+render.ColumnGap)
	}
	return min(m.width, m.maxWidth)
}

// locate finds the anchor on the page. Where the page came to show both languages since, it is the beginning of the bead:
// from the middle of one language, the other may have ended before.
func (m *Model) locate() place {
	unit, line := m.page.Locate(m.anchor)
	if both(m.page.Layout()) && !m.anchoredInBoth {
		line = 0
	}
	return place{unit, line}
}

func both(l render.Layout) bool { return l == render.Interleaved || l == render.Columns }

// Layout returns the layout of the page as it is.
func (m *Model) Layout() render.Layout {
	if m.page == nil {
		return m.wanted
	}
	return m.page.Layout()
}

// Toggle changes between the original and the translation. It reports false where there is no translation.
func (m *Model) Toggle() bool {
	if m.Translation() == nil {
		return false
	}
	if m.wanted == render.Translation {
		m.wanted = render.Original
	} else {
		m.wanted = render.Translation
	}
	m.reset()
	return true
}

// Cycle changes from a single language to columns, to interleaved and back, passing over what does not fit. It reports
// false where there is no translation.
func (m *Model) Cycle() bool {
	if m.Translation() == nil {
		return false
	}
	next := map[render.Layout]render.Layout{
		render.Original: render.Columns, render.Translation: render.Columns,
		render.Columns: render.Interleaved, render.Interleaved: render.Original,
	}
	m.wanted = next[m.page.Layout()]
	m.reset()
	return true
}

// Position returns the place that was last scrolled to.
func (m *Model) Position() news.Position { return m.anchor }

// Address returns the address of link or image number n of the page.
func (m *Model) Address(n int) (string, bool) {
	if m.page == nil {
		return "", false
	}
	addresses := m.page.Addresses()
	if n < 1 || n > len(addresses) {
		return "", false
	}
	return addresses[n-1], true
}
