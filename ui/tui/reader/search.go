package reader

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsreader/ui/typeset"
)

// search is what is looked for in the article. Blanks and case do not matter: a line end may stand in the middle of a
// Chinese word.
type search struct {
	term string
	runs []rune // the term as it is compared
}

// Search looks for a term from the view on and goes to it. An empty term ends the search. It reports whether the term
// is there.
func (m *Model) Search(term string) bool {
	m.search = search{term: term, runs: []rune(folded(term))}
	if len(m.search.runs) == 0 || m.page == nil {
		m.search = search{}
		return true
	}
	if slices.ContainsFunc(m.matches(m.top.unit), func(r span) bool { return r.line >= m.top.line }) {
		return m.goToMatch(m.top.unit, m.top.line, 1)
	}
	return m.NextMatch(1)
}

// Searching returns the term that is looked for; "" where none is.
func (m *Model) Searching() string { return m.search.term }

// NextMatch goes to the next match, or with direction -1 to the one before, round the end. It reports false where there
// is none.
func (m *Model) NextMatch(direction int) bool {
	if m.page == nil || m.search.term == "" {
		return false
	}
	if m.goToMatch(m.top.unit, m.top.line+direction, direction) {
		return true
	}
	for i := 1; i <= m.page.Len(); i++ {
		unit := ((m.top.unit+direction*i)%m.page.Len() + m.page.Len()) % m.page.Len()
		if !m.contains(unit) {
			continue
		}
		line := 0
		if direction < 0 {
			line = len(m.page.Unit(unit)) - 1
		}
		if m.goToMatch(unit, line, direction) {
			return true
		}
	}
	return false
}

// goToMatch goes to the first match in unit from line on, in the direction.
func (m *Model) goToMatch(unit, line, direction int) bool {
	found := m.matches(unit)
	if direction < 0 {
		slices.Reverse(found)
	}
	for _, f := range found {
		if f.first && (f.line-line)*direction >= 0 {
			m.goTo(place{unit, f.line})
			return true
		}
	}
	return false
}

// contains asks a unit's text, which costs less than setting it.
func (m *Model) contains(unit int) bool {
	return unit == 0 || unit == m.page.Len()-1 || strings.Contains(folded(m.page.Text(unit)), string(m.search.runs))
}

// span is a match, or the part of one that stands on a line, in bytes of the line without its styles.
type span struct {
	line, from, to int
	first          bool // the match begins here
}

// matches returns the matches in a unit, in order, cut at line ends.
func (m *Model) matches(unit int) []span {
	type at struct{ line, from, to int }
	var runes []rune
	var places []at
	for line, text := range m.page.Unit(unit) {
		text = typeset.Strip(text)
		for i, r := range text {
			if f, ok := fold(r); ok {
				runes = append(runes, f)
				places = append(places, at{line, i, i + utf8.RuneLen(r)})
			}
		}
	}
	var found []span
	for i := 0; i+len(m.search.runs) <= len(runes); i++ {
		if !slices.Equal(runes[i:i+len(m.search.runs)], m.search.runs) {
			continue
		}
		first := len(found)
		for _, p := range places[i : i+len(m.search.runs)] {
			if n := len(found); n > first && found[n-1].line == p.line {
				found[n-1].to = p.to
			} else {
				found = append(found, span{line: p.line, from: p.from, to: p.to, first: n == first})
			}
		}
		i += len(m.search.runs) - 1
	}
	return found
}

// marked returns the lines of a unit with the matches reversed.
func (m *Model) marked(unit int) []string {
	lines := m.page.Unit(unit)
	if m.search.term == "" {
		return lines
	}
	found := m.matches(unit)
	if len(found) == 0 {
		return lines
	}
	lines = slices.Clone(lines)
	for i := range lines {
		var here []span
		for _, f := range found {
			if f.line == i {
				here = append(here, f)
			}
		}
		lines[i] = reversed(lines[i], here)
	}
	return lines
}

// reversed switches reverse video on for the spans of a styled line.
func reversed(line string, spans []span) string {
	const on, off = "\x1b[7m", "\x1b[27m"
	var b strings.Builder
	plain, inside := 0, false
	for i := 0; i < len(line); {
		if n := typeset.SequenceLen(line[i:]); n > 0 {
			b.WriteString(line[i : i+n])
			if inside {
				b.WriteString(on)
			}
			i += n
			continue
		}
		if inside && len(spans) > 0 && plain >= spans[0].to {
			b.WriteString(off)
			inside, spans = false, spans[1:]
		}
		if !inside && len(spans) > 0 && plain >= spans[0].from {
			b.WriteString(on)
			inside = true
		}
		_, size := utf8.DecodeRuneInString(line[i:])
		b.WriteString(line[i : i+size])
		i += size
		plain += size
	}
	if inside {
		b.WriteString(off)
	}
	return b.String()
}

func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if f, ok := fold(r); ok {
			return f
		}
		return -1
	}, s)
}

// fold makes case and full width alike, and drops blanks.
func fold(r rune) (rune, bool) {
	switch {
	case unicode.IsSpace(r):
		return 0, false
	case r >= '！' && r <= '～':
		r -= '！' - '!'
	}
	return unicode.ToLower(r), true
}
