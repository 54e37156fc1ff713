package typeset

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/width"
)

// Width returns how many cells one line of text takes, grapheme cluster by grapheme cluster as Lip Gloss and Bubble Tea
// count them. Escape sequences and control characters take none; a tab takes four, for Wrap and Truncate set it as four
// spaces.
func (m Measure) Width(s string) int {
	total := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < 0x20 || c == 0x7f {
			if c == '\t' {
				total += len(tab)
			}
			i += max(1, SequenceLen(s[i:]))
			continue
		}
		size, cells := m.cluster(s[i:])
		total += cells
		i += size
	}
	return total
}

// cluster measures the grapheme cluster at the start of s, which is not empty, in bytes and cells.
func (m Measure) cluster(s string) (size, cells int) {
	if size, cells = simple(s); size > 0 && (size == len(s) || simpleNext(s[size:])) {
		return size, cells
	}
	first, cells := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	if first == "" {
		return 1, 0
	}
	if cells == 1 && m.Ambiguous == 2 && s[0] >= utf8.RuneSelf {
		r, _ := utf8.DecodeRuneInString(s)
		if width.LookupRune(r).Kind() == width.EastAsianAmbiguous {
			cells = 2
		}
	}
	return len(first), cells
}

// simple measures printable ASCII and the blocks where every character is a wide cluster of its own unless something
// that combines follows; for anything else size is 0.
func simple(s string) (size, cells int) {
	c := s[0]
	switch {
	case c >= 0x20 && c < 0x7f:
		return 1, 1
	case isWideStart(s):
		return 3, 2
	}
	return 0, 0
}

// simpleNext reports whether what s starts with can only begin a new cluster.
func simpleNext(s string) bool {
	c := s[0]
	return c < 0x7f && c >= 0x20 || c == escape || c == '\n' || isWideStart(s)
}

// isWideStart covers Han (U+4E00 to U+9FFF), Chinese punctuation (U+3001 to U+3011) and the full-width forms of ASCII
// (U+FF01 to U+FF5E).
func isWideStart(s string) bool {
	if len(s) < 3 || s[1]&0xc0 != 0x80 || s[2]&0xc0 != 0x80 {
		return false
	}
	switch c := s[0]; {
	case c == 0xe4:
		return s[1] >= 0xb8
	case c >= 0xe5 && c <= 0xe9:
		return true
	case c == 0xe3:
		return s[1] == 0x80 && s[2] >= 0x81 && s[2] <= 0x91
	case c == 0xef:
		return s[1] == 0xbc && s[2] >= 0x81 || s[1] == 0xbd && s[2] <= 0x9e
	}
	return false
}

// tab is what a tab is set as.
const tab = "    "

// Pad fills s with spaces to width cells. Text that is wider stays as it is. It is for columns within a line: lines that
// are printed must not end in blanks.
func (m Measure) Pad(s string, width int) string {
	missing := width - m.Width(s)
	if missing <= 0 {
		return s
	}
	return s + strings.Repeat(" ", missing)
}

// Truncate cuts one line of styled text at a cluster boundary, so that it takes at most width cells with tail, which is
// put where something was cut off. Styles that are open there are closed. A tail that is wider than width is left out;
// what ends a line becomes a space. Text that fits comes back as it is, but for open styles and what Guard takes out.
func (m Measure) Truncate(s string, width int, tail string) string {
	s = strings.ReplaceAll(separators(flat(s)), "\n", " ")
	if strings.IndexByte(s, escape) < 0 {
		if n := m.fit(s, width); n < len(s) {
			tail = m.tail(tail, width)
			return s[:m.fit(s, width-m.Width(tail))] + tail
		}
		return s
	}
	t := parse(s)
	n := m.fit(t.plain, width)
	if n == len(t.plain) {
		return t.line(0, n, "")
	}
	tail = m.tail(tail, width)
	return t.line(0, m.fit(t.plain, width-m.Width(tail)), tail)
}

func (m Measure) tail(tail string, width int) string {
	if m.Width(tail) > width {
		return ""
	}
	return tail
}

// fit returns how many bytes of plain text fit into width cells, in whole clusters.
func (m Measure) fit(plain string, width int) int {
	i := 0
	for i < len(plain) {
		size, cells := m.cluster(plain[i:])
		if width -= cells; width < 0 {
			break
		}
		i += size
	}
	return i
}

// flat returns s guarded, with tabs as spaces.
func flat(s string) string {
	s = Guard(s, true)
	if strings.IndexByte(s, '\t') >= 0 {
		s = strings.ReplaceAll(s, "\t", tab)
	}
	return s
}
