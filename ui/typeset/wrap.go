package typeset

import (
	"strings"
	"unicode/utf8"
)

// Wrap sets styled text into lines of at most width cells. A newline ends a line, and an empty line stays one; so do the
// line and paragraph separators of Unicode. Blanks where a line is broken, and at every line's end, are not shown; all
// else is, in order, so that the lines joined give the text back but for blanks. Styles that are open at the end of a
// line are closed there and opened again on the next; they do not change where lines are broken.
//
// A line is wider than width only where one cluster is, or by what Hang allows. A width below 1 counts as 1.
func (m Measure) Wrap(s string, width int) []string {
	return m.WrapIndent(s, width, width)
}

// WrapIndent is Wrap where the first line of every paragraph, which is what newlines separate, takes at most first
// cells, and the others rest cells.
func (m Measure) WrapIndent(s string, first, rest int) []string {
	first, rest = max(first, 1), max(rest, 1)
	t := parse(separators(flat(s)))
	if size := m.fit(t.plain, first); size == len(t.plain) && strings.IndexByte(t.plain, '\n') < 0 {
		return []string{t.line(0, len(strings.TrimRightFunc(t.plain, isBlankRune)), "")}
	}
	var lines []string
	for start := 0; ; {
		end := strings.IndexByte(t.plain[start:], '\n')
		if end < 0 {
			return m.paragraph(t, start, len(t.plain), first, rest, lines)
		}
		lines = m.paragraph(t, start, start+end, first, rest, lines)
		start += end + 1
	}
}

// separators turns the separators of Unicode into newlines.
func separators(s string) string {
	if strings.Contains(s, "\u2028") || strings.Contains(s, "\u2029") {
		return strings.NewReplacer("\u2028", "\n", "\u2029", "\n").Replace(s)
	}
	return s
}

func isBlankRune(r rune) bool { return scriptOf(r) == blank }

// paragraph appends the lines of the plain text from start to end.
func (m Measure) paragraph(t *styled, start, end, first, rest int, lines []string) []string {
	text := t.plain[start:end]
	if m.fit(text, first) == len(text) {
		return append(lines, t.line(start, start+len(strings.TrimRightFunc(text, isBlankRune)), ""))
	}
	f := filler{Measure: m, text: text, infos: m.analyse(text)}
	for at, width := 0, first; ; width = rest {
		next, last := f.line(at, width)
		lines = append(lines, t.line(start+at, start+f.trim(at, next), ""))
		if last {
			return lines
		}
		at = f.skip(next)
		if at == len(text) {
			return lines
		}
	}
}

// filler fills lines from the start of a paragraph, each as full as may be.
type filler struct {
	Measure
	text  string
	infos []info
}

// line returns where the line that starts at the byte start ends, and whether it is the last.
func (f *filler) line(start, width int) (end int, last bool) {
	used := 0
	goodAt, fairAt, weakAt := start, start, start
	for i := start; i < len(f.text); {
		here := f.infos[i]
		if i > start {
			switch here & breakBits {
			case good:
				goodAt = i
			case fair:
				fairAt = i
			case weak:
				weakAt = i
			}
		}
		next := f.after(i)
		cells := int(here & cellBits)
		if used+cells > width && i > start && here&isBlank == 0 && !f.mayHang(i, next, used, width) {
			switch {
			case goodAt > start:
				return goodAt, false
			case fairAt > start:
				return fairAt, false
			case weakAt > start:
				return weakAt, false
			}
			return f.lastResort(start, i, width), false
		}
		used += cells
		i = next
	}
	return len(f.text), true
}

// after returns where the cluster that starts at i ends.
func (f *filler) after(i int) int {
	for i++; i < len(f.text) && f.infos[i]&boundary == 0; i++ {
	}
	return i
}

// mayHang reports whether the cluster from i to next may stand past the end of a line that has no room for it.
func (f *filler) mayHang(i, next, used, width int) bool {
	if f.Punctuation != Hang || used > width {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(f.text[i:]); !hangs(r) {
		return false
	}
	return next == len(f.text) || f.infos[next]&isBlank != 0 || f.infos[next]&breakBits == good
}

// tries is how far back lastResort looks for a better place. Two closing marks and a dash are about the most that come
// together.
const tries = 8

// lastResort breaks what is wider than a line, before the cluster at i that does not fit or a little earlier, where the
// line would begin or end wrongly.
func (f *filler) lastResort(start, i, width int) int {
	if width < 4 {
		return i
	}
	for at, n := i, 0; at > start && n < tries; n++ {
		if f.fits(start, at) {
			return at
		}
		at = f.before(at)
	}
	return i
}

// fits reports whether a line from start may end, and the next begin, at the byte at.
func (f *filler) fits(start, at int) bool {
	end, next := f.trim(start, at), f.skip(at)
	return end > start && f.infos[f.before(end)]&noLast == 0 && (next == len(f.text) || f.infos[next]&noFirst == 0)
}

// before returns where the cluster starts that ends at i.
func (f *filler) before(i int) int {
	for i--; i > 0 && f.infos[i]&boundary == 0; i-- {
	}
	return i
}

// trim returns the end of the line from start to end without the blanks it ends in.
func (f *filler) trim(start, end int) int {
	for end > start {
		before := f.before(end)
		if f.infos[before]&isBlank == 0 {
			break
		}
		end = before
	}
	return end
}

// skip returns where the first cluster from i on starts that is no blank.
func (f *filler) skip(i int) int {
	for i < len(f.text) && f.infos[i]&isBlank != 0 {
		i = f.after(i)
	}
	return i
}
