package news

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Clean returns s without what outside text must not carry into a terminal: control characters (C0 but newline and tab,
// DEL, C1), bidirectional overrides and isolates, byte order marks, tag characters, noncharacters and invalid UTF-8. Line
// and paragraph separators, carriage returns, vertical tabs and form feeds become newlines.
//
// Emoji are reduced to what every terminal draws equally wide: joiners and skin tones between emoji, variation selectors
// and keycap marks go. Joiners inside scripts that need them stay.
func Clean(s string) string {
	if !needsCleaning(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var previous rune
	joiners := 0 // that wait for what they join to
	keep := func(r rune) {
		if !isPictograph(previous) && !isPictograph(r) {
			for range joiners {
				b.WriteRune(zeroWidthJoiner)
			}
		}
		joiners = 0
		if r != 0 {
			b.WriteRune(r)
		}
		previous = r
	}
	for i, r := range s {
		switch {
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				keep('\n')
			}
		case isLineEnd(r):
			keep('\n')
		case r == zeroWidthJoiner:
			joiners++
		case !isDropped(r):
			keep(r) // bytes that are no UTF-8 come as U+FFFD
		}
	}
	keep(0)
	return b.String()
}

// CleanLine is Clean for what is shown on one line: every run of white space becomes one space, and the ends are trimmed.
func CleanLine(s string) string {
	return strings.Join(strings.FieldsFunc(Clean(s), func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200b'
	}), " ")
}

// IsBlank reports whether s would show nothing: it holds only white space and characters without a shape.
func IsBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !isShapeless(r) {
			return false
		}
	}
	return true
}

const zeroWidthJoiner = '\u200d'

func needsCleaning(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x20 && c != '\n' && c != '\t' || c == 0x7f {
			return true
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || isLineEnd(r) || isDropped(r) || r == zeroWidthJoiner {
				return true
			}
			i += size - 1
		}
	}
	return false
}

func isLineEnd(r rune) bool {
	return r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029
}

func isDropped(r rune) bool {
	switch {
	case r < 0x20 && r != '\n' && r != '\t', r >= 0x7f && r <= 0x9f:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x200e, r == 0x200f, r == 0x61c:
		return true
	case r == 0xfeff, r >= 0xfe00 && r <= 0xfe0f, r == 0x20e3:
		return true
	case r >= 0x1f3fb && r <= 0x1f3ff, r >= 0xe0000 && r <= 0xe0fff, r >= 0xfff9 && r <= 0xfffb:
		return true
	case r >= 0xd800 && r <= 0xdfff, r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true
	}
	return false
}

// isPictograph covers the blocks that hold emoji; joiners beside them only merge pictures.
func isPictograph(r rune) bool {
	return r >= 0x1f000 && r <= 0x1faff || r >= 0x2600 && r <= 0x27bf || r >= 0x2190 && r <= 0x21ff || r >= 0x2b00 && r <= 0x2bff
}

func isShapeless(r rune) bool {
	switch r {
	case 0xad, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2800, 0x3164, 0xfeff, 0xffa0:
		return true
	}
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc)
}
