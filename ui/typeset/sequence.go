package typeset

import "strings"

const escape = 0x1b

// maxSequence is the length in bytes past which nothing counts as an escape sequence. It bounds what GuardWriter holds
// back, and is above the longest hyperlink that terminals accept (2083 bytes of address in VTE).
const maxSequence = 4096

// incomplete is the length of a sequence that only more text could complete.
const incomplete = -1

// SequenceLen returns the length in bytes of the complete escape sequence at the start of s, or 0 where there is none.
func SequenceLen(s string) int {
	return max(sequence(s), 0)
}

// sequence measures the escape sequence of ECMA-48 at the start of s: its length, 0 where none starts, incomplete where
// s ends before it does.
func sequence(s string) int {
	if s == "" || s[0] != escape {
		return 0
	}
	if len(s) == 1 {
		return incomplete
	}
	switch s[1] {
	case '[':
		return controlSequence(s)
	case ']', 'P', 'X', '^', '_':
		return controlString(s)
	}
	return final(s, 1, 0x30, 0x7e)
}

// controlSequence measures ESC [, parameters, intermediates and a final byte.
func controlSequence(s string) int {
	i := 2
	for i < len(s) && i < maxSequence && s[i] >= 0x30 && s[i] <= 0x3f {
		i++
	}
	return final(s, i, 0x40, 0x7e)
}

// final measures intermediate bytes from i on and one final byte between low and high.
func final(s string, i int, low, high byte) int {
	for i < len(s) && i < maxSequence && s[i] >= 0x20 && s[i] <= 0x2f {
		i++
	}
	switch {
	case i >= maxSequence:
		return 0
	case i == len(s):
		return incomplete
	case s[i] >= low && s[i] <= high:
		return i + 1
	}
	return 0
}

// controlString measures ESC and one of ] P X ^ _, a string, and its end: ESC \, or BEL too for ] (OSC). Any other
// control character within means that it was none; so a scan never passes the next escape, and the whole stays linear.
func controlString(s string) int {
	for i := 2; i < len(s) && i < maxSequence; i++ {
		switch c := s[i]; {
		case c >= 0x20 && c != 0x7f:
		case c == '\a' && s[1] == ']':
			return i + 1
		case c == escape && i+1 == len(s):
			return incomplete
		case c == escape && s[i+1] == '\\':
			return i + 2
		default:
			return 0
		}
	}
	if len(s) < maxSequence {
		return incomplete
	}
	return 0
}

// isSGR reports whether the complete sequence s selects a graphic rendition and does nothing else.
func isSGR(s string) bool {
	if len(s) < 3 || s[1] != '[' || s[len(s)-1] != 'm' {
		return false
	}
	for i := 2; i < len(s)-1; i++ {
		if c := s[i]; c < '0' || c > ';' {
			return false
		}
	}
	return true
}

// hyperlink returns the address of the complete sequence s if it is a hyperlink (OSC 8): ESC ] 8 ; parameters ; address,
// all in printable ASCII. An empty address closes the link.
func hyperlink(s string) (address string, ok bool) {
	body, ok := strings.CutPrefix(s, "\x1b]8;")
	if !ok {
		return "", false
	}
	body = strings.TrimSuffix(strings.TrimSuffix(body, "\a"), "\x1b\\")
	for i := 0; i < len(body); i++ {
		if body[i] <= 0x20 || body[i] >= 0x7f {
			return "", false
		}
	}
	_, address, ok = strings.Cut(body, ";")
	return address, ok
}

func isStyling(s string) bool {
	if isSGR(s) {
		return true
	}
	_, ok := hyperlink(s)
	return ok
}
