package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsreader/ui/typeset"
)

// spaced puts a blank between Han characters and the Latin letters or digits that touch them, also across styles.
func spaced(s string) string {
	var b strings.Builder
	var before rune
	for i := 0; i < len(s); {
		if n := typeset.SequenceLen(s[i:]); n > 0 {
			b.WriteString(s[i : i+n])
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if isHan(before) && isWestern(r) || isWestern(before) && isHan(r) {
			b.WriteByte(' ')
		}
		b.WriteString(s[i : i+size])
		before = r
		i += size
	}
	return b.String()
}

func isHan(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) }

func isWestern(r rune) bool {
	return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' || r > 0x7f && unicode.Is(unicode.Latin, r) && r < 0xff00
}
