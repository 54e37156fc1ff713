package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// between returns what a line end in the source means between two characters: nothing between Han, kana or full-width
// punctuation, which need no spaces, else a space.
func between(before, after rune) string {
	if isUnspaced(before) && isUnspaced(after) {
		return ""
	}
	return " "
}

// isUnspaced reports whether r belongs to a script that is written without spaces. Hangul is not one of them.
func isUnspaced(r rune) bool {
	return r >= 0x2e80 && isCJK(r) && !unicode.Is(unicode.Hangul, r)
}

// lineJoiner makes one line of many.
type lineJoiner struct{ b strings.Builder }

func (j *lineJoiner) add(line string) {
	line = trimIndent(line)
	if j.b.Len() > 0 && line != "" {
		before, _ := utf8.DecodeLastRuneInString(j.b.String())
		after, _ := utf8.DecodeRuneInString(line)
		j.b.WriteString(between(before, after))
	}
	j.b.WriteString(line)
}

// take returns the line and starts anew.
func (j *lineJoiner) take() string {
	s := j.b.String()
	j.b = strings.Builder{}
	return s
}

// trimIndent removes the white space of every kind that a line begins or ends with, the ideographic space by which
// Chinese paragraphs are indented among it.
func trimIndent(line string) string { return strings.TrimFunc(line, isBlankRune) }

// isBlankRune covers white space and the characters without a shape that stand for it.
func isBlankRune(r rune) bool {
	return unicode.IsSpace(r) || r == 0x200b || r == 0xfeff || r == 0x2060 || r == 0x3164
}
