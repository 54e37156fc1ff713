package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// splitParagraphs finds the paragraphs of plain text. Where blank lines stand between runs of lines that were wrapped
// at a margin, each run is a paragraph again; otherwise every line is one.
func splitParagraphs(text string) []string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRightFunc(line, unicode.IsSpace)
	}
	margin := wrapMargin(lines)
	var paragraphs []string
	var current strings.Builder
	end := func() {
		if current.Len() > 0 {
			paragraphs = append(paragraphs, current.String())
			current.Reset()
		}
	}
	for i, line := range lines {
		content := strings.TrimLeftFunc(line, unicode.IsSpace)
		if content == "" || margin == 0 || i > 0 && startsParagraph(lines[i-1], line, margin) {
			end()
		}
		joinLine(&current, content)
	}
	end()
	return paragraphs
}

// wrapMargin returns the width that lines were wrapped at, in cells, or 0 if they were not. It looks at the lines that
// another line follows: in wrapped text nearly all of them reach for the margin.
func wrapMargin(lines []string) int {
	const narrowest, widest = 36, 110
	var widths []int
	margin, gaps := 0, false
	for i := 0; i+1 < len(lines); i++ {
		switch {
		case lines[i] == "":
			gaps = true
		case lines[i+1] != "":
			w := cells(lines[i][:boundary(lines[i], min(len(lines[i]), 4*widest))])
			if w > widest {
				return 0
			}
			widths = append(widths, w)
			margin = max(margin, w)
		}
	}
	if !gaps || margin < narrowest {
		return 0
	}
	full := 0
	for _, w := range widths {
		if w*10 >= margin*6 {
			full++
		}
	}
	if full*4 < len(widths)*3 {
		return 0
	}
	return margin
}

// startsParagraph reports whether line, in wrapped text, begins a paragraph although no blank line stands before it: it
// is indented, or its first word would have had ample room on the line before.
func startsParagraph(before, line string, margin int) bool {
	if indent(line) >= 2 && indent(before) < indent(line) {
		return true
	}
	word := strings.TrimSpace(line)
	if i := strings.IndexFunc(word, func(r rune) bool { return unicode.IsSpace(r) || isWide(r) }); i >= 0 {
		_, size := utf8.DecodeRuneInString(word[i:])
		word = word[:i+size]
	}
	return cells(before)+1+cells(word) < margin*3/4
}

func indent(line string) int {
	return cells(line[:len(line)-len(strings.TrimLeftFunc(line, unicode.IsSpace))])
}

// joinLine adds a line to the paragraph it continues: after a space, unless a wide character or a hyphen stands at the
// seam.
func joinLine(b *strings.Builder, line string) {
	if b.Len() > 0 && line != "" {
		last, _ := utf8.DecodeLastRuneInString(b.String())
		first, _ := utf8.DecodeRuneInString(line)
		if !isWide(last) && !isWide(first) && last != '-' {
			b.WriteByte(' ')
		}
	}
	b.WriteString(line)
}

// cells returns the width of s in terminal cells, near enough to tell long from short.
func cells(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r < 0x300:
			n++
		case isWide(r):
			n += 2
		case !unicode.In(r, unicode.Mn, unicode.Me):
			n++
		}
	}
	return n
}

func isWide(r rune) bool {
	if r < 0x1100 {
		return false
	}
	kind := width.LookupRune(r).Kind()
	return kind == width.EastAsianWide || kind == width.EastAsianFullwidth
}
