package typeset

import (
	"strings"
	"unicode/utf8"
)

// Guard returns s without anything that a terminal could act on: control characters but newline and tab, escape
// sequences, and the characters that turn the direction of text around. Where styled is set, SGR sequences and
// well-formed hyperlinks (OSC 8) pass. Bytes that are no UTF-8 become U+FFFD. It takes linear time, allocates nothing
// where nothing has to go, and the result is its own fixed point.
//
// It is the last boundary before a terminal, a pipe or an error message.
func Guard(s string, styled bool) string {
	n := harmless(s)
	if n == len(s) {
		return s
	}
	out, _ := guard(s, n, styled, true)
	return out
}

// Strip returns the text of s: without escape sequences, and without what Guard takes out.
func Strip(s string) string { return Guard(s, false) }

// guard is Guard for s, of which the first n bytes are known to be harmless. Where s is not the end of the text, an
// unfinished sequence or character at its end is left over: rest is how many bytes were not dealt with.
func guard(s string, n int, styled, end bool) (out string, rest int) {
	var b strings.Builder
	kept := 0
	for n < len(s) {
		size, replacement := verdict(s[n:], styled, end)
		if size == incomplete {
			break
		}
		if replacement != s[n:n+size] {
			if b.Cap() == 0 {
				b.Grow(len(s))
			}
			b.WriteString(s[kept:n])
			b.WriteString(replacement)
			kept = n + size
		}
		n += size
		n += harmless(s[n:])
	}
	if kept == 0 {
		return s[:n], len(s) - n
	}
	b.WriteString(s[kept:n])
	return b.String(), len(s) - n
}

// verdict says what becomes of the character or sequence at the start of s, size bytes long.
func verdict(s string, styled, end bool) (size int, replacement string) {
	if s[0] == escape {
		switch n := sequence(s); {
		case n == incomplete && !end:
			return incomplete, ""
		case n <= 0:
			return 1, ""
		case styled && isStyling(s[:n]):
			return n, s[:n]
		default:
			return n, ""
		}
	}
	if !end && !utf8.FullRuneInString(s) {
		return incomplete, ""
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == utf8.RuneError && size == 1:
		return 1, string(utf8.RuneError)
	case actedOn(r):
		return size, ""
	}
	return size, s[:size]
}

// actedOn reports whether a terminal does something else on r than to draw it.
func actedOn(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t'
	case r >= 0x7f && r <= 0x9f:
		return true
	}
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x206f
}

// harmless returns the length of the start of s that may pass as it is. It is fast, and gives up early rather than late:
// what follows is for verdict to judge.
func harmless(s string) int {
	i := 0
	for i < len(s) {
		switch c := s[i]; {
		case c >= 0x20 && c < 0x7f || c == '\n' || c == '\t':
			i++
		case c >= 0xe3 && c <= 0xec:
			// U+3000 to U+CFFF: the Han characters, kana, Hangul, and their punctuation.
			if i+2 >= len(s) || s[i+1]&0xc0 != 0x80 || s[i+2]&0xc0 != 0x80 {
				return i
			}
			i += 3
		case c >= utf8.RuneSelf:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 || actedOn(r) {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}
