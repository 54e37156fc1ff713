package typeset

import "strings"

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
	starts := f.fill(first, rest)
	for n, from := range starts {
		to := len(text)
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		lines = append(lines, t.line(start+from, start+f.trim(from, to), ""))
	}
	return lines
}
