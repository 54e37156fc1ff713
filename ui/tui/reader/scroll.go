package reader

import "strings"

// Scroll moves the view by n lines.
func (m *Model) Scroll(n int) {
	if m.page == nil {
		return
	}
	to := m.top
	to.line += n
	for to.line < 0 && to.unit > 0 {
		to.unit--
		to.line += len(m.page.Unit(to.unit))
	}
	for to.line >= len(m.page.Unit(to.unit)) && to.unit < m.page.Len()-1 {
		to.line -= len(m.page.Unit(to.unit))
		to.unit++
	}
	m.goTo(to)
}

// ScrollPages moves the view by n halves of its height. A whole page keeps one line in view.
func (m *Model) ScrollPages(halves int) {
	lines := m.height * halves / 2
	if halves%2 == 0 {
		lines -= halves / 2
	}
	if lines == 0 {
		lines = halves
	}
	m.Scroll(lines)
}

// AtTop reports whether the beginning of the page, where the title stands, is in view.
func (m *Model) AtTop() bool { return m.top == place{} }

// Top goes to the beginning.
func (m *Model) Top() { m.goTo(place{}) }

// Bottom goes to the end.
func (m *Model) Bottom() {
	if m.page != nil {
		m.goTo(m.lowest())
	}
}

func (m *Model) goTo(to place) {
	if m.page == nil {
		return
	}
	m.top = m.clamp(to)
	m.anchor, m.anchoredInBoth = m.page.Position(m.top.unit, m.top.line), both(m.page.Layout())
}

// clamp brings a place to where the view can begin: on the page, and with the view filled where the page can fill it.
func (m *Model) clamp(p place) place {
	p.unit = min(max(p.unit, 0), m.page.Len()-1)
	p.line = min(max(p.line, 0), len(m.page.Unit(p.unit))-1)
	if _, filled := m.end(p); !filled {
		return m.lowest()
	}
	return p
}

// end returns the line after the last in view from top on, and whether the page fills the view.
func (m *Model) end(top place) (end place, filled bool) {
	rest := m.height + top.line
	for unit := top.unit; unit < m.page.Len(); unit++ {
		lines := len(m.page.Unit(unit))
		if rest <= lines {
			return place{unit, rest}, true
		}
		rest -= lines
	}
	last := m.page.Len() - 1
	return place{last, len(m.page.Unit(last))}, false
}

// lowest is the place from which the view shows the end of the page and is filled.
func (m *Model) lowest() place {
	rest := m.height
	for unit := m.page.Len() - 1; unit >= 0; unit-- {
		lines := len(m.page.Unit(unit))
		if rest <= lines {
			return place{unit, lines - rest}
		}
		rest -= lines
	}
	return place{}
}

// Percent returns how much of the article has been in view, from 0 to 100.
func (m *Model) Percent() int {
	if m.page == nil {
		return 0
	}
	end, filled := m.end(m.top)
	if !filled || end.unit == m.page.Len()-1 && end.line == len(m.page.Unit(end.unit)) {
		return 100
	}
	return int(100 * m.page.Share(end.unit, end.line))
}

// View returns the lines in view.
func (m *Model) View() []string {
	if m.page == nil {
		return nil
	}
	lines := make([]string, 0, m.height)
	for unit, from := m.top.unit, m.top.line; unit < m.page.Len() && len(lines) < m.height; unit, from = unit+1, 0 {
		shown := m.marked(unit)
		lines = append(lines, shown[from:min(len(shown), from+m.height-len(lines))]...)
	}
	if margin := (m.width - m.measure()) / 2; m.centred && margin > 0 {
		for i, line := range lines {
			if line != "" {
				lines[i] = strings.Repeat(" ", margin) + line
			}
		}
	}
	return lines
}
