package markdown

import (
	"strconv"
	"strings"

	"newsreader/store/news"
)

// caution says which signs of a text could be read as markup, given what else stands in the same block.
type caution struct {
	star, low, tilde bool // * _ ~
	bracket          bool // [ and ]
	pipe             bool // |
}

// always is the caution for text whose surroundings are not known.
var always = caution{star: true, low: true, tilde: true, bracket: true}

// appendText appends s to dst as Markdown that shows it literally. dst holds what stands before s in the block; last says
// that nothing follows.
func appendText(dst []byte, s string, c caution, last bool) []byte {
	for i := 0; i < len(s); {
		if n := plainPrefix(s[i:]); n > 0 && !lineStart(dst) {
			dst = append(dst, s[i:i+n]...)
			i += n
			continue
		}
		if lineStart(dst) {
			if n := markerLength(s[i:]); n > 0 {
				dst = append(dst, s[i:i+n-1]...)
				dst = appendEscaped(dst, s[i+n-1])
				i += n
				continue
			}
		}
		dst = appendSign(dst, s, i, c, last)
		i++
	}
	return dst
}

// plainPrefix returns how many bytes of s can't be markup anywhere but at the start of a line.
func plainPrefix(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '`', '*', '_', '~', '[', ']', '<', '&', '|', '#', '\n', '!':
			return i
		}
	}
	return len(s)
}

func lineStart(dst []byte) bool { return len(dst) == 0 || dst[len(dst)-1] == '\n' }

// appendSign appends the byte s[i], escaped where it would be markup.
func appendSign(dst []byte, s string, i int, c caution, last bool) []byte {
	var before, after byte
	if i > 0 {
		before = s[i-1]
	} else if len(dst) > 0 {
		before = dst[len(dst)-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	escape := false
	switch s[i] {
	case '\\':
		escape = after == 0 || after == '\n' || isASCIIPunct(after)
	case '`':
		escape = true
	case '*':
		escape = c.star && (!isBlankByte(before) || !isBlankByte(after))
	case '_':
		escape = c.low && (!isAlnum(before) || !isAlnum(after))
	case '~':
		escape = c.tilde
	case '[', ']':
		escape = c.bracket || after == '^' // "[^1]" would be a footnote's mark
	case '!':
		escape = after == 0 && !last
	case '|':
		escape = c.pipe
	case '#':
		escape = last && isBlankByte(before) && strings.Trim(s[i:], "#") == ""
	case '<':
		escape = isLetter(after) || after == '/' || after == '!' || after == '?'
	case '&':
		if isReference(s[i:]) {
			return append(dst, "&amp;"...)
		}
	}
	if escape {
		return appendEscaped(dst, s[i])
	}
	return append(dst, s[i])
}

// appendEscaped appends the sign c so that it stands for itself. The signs of the first Markdown take a backslash; those
// that later dialects made markup take a numeric reference, because not every renderer undoes a backslash before them.
func appendEscaped(dst []byte, c byte) []byte {
	switch c {
	case '~', '=', ':':
		dst = append(dst, "&#"...)
		dst = strconv.AppendInt(dst, int64(c), 10)
		return append(dst, ';')
	}
	return append(dst, '\\', c)
}

// markerLength returns how many bytes of s, which begins a line, are needed to make it a heading, list, quote, rule,
// fence, table or definition; 0 where it is none. The last of these bytes is the one to escape.
func markerLength(s string) int {
	var after byte
	if len(s) > 1 {
		after = s[1]
	}
	switch s[0] {
	case '>', '=', '|', '[':
		return 1
	case '#':
		if rest := strings.TrimLeft(s, "#"); len(s)-len(rest) <= 6 && (rest == "" || isBlankByte(rest[0])) {
			return 1
		}
	case '-', '+', '*':
		if isBlankByte(after) || after == s[0] || s[0] == '-' && (after == '|' || after == ':') {
			return 1
		}
	case '_', '~':
		if after == s[0] || isBlankByte(after) {
			return 1
		}
	case ':':
		if after == '-' {
			return 1
		}
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		digits := 1
		for digits < len(s) && digits < 10 && s[digits] >= '0' && s[digits] <= '9' {
			digits++
		}
		if digits < 10 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') &&
			(digits+1 == len(s) || isBlankByte(s[digits+1])) {
			return digits + 1
		}
	}
	return 0
}

// isReference reports whether s begins with what HTML or Markdown decodes to a character. Browsers and some renderers
// decode numeric references without their semicolon too.
func isReference(s string) bool {
	i := 1
	if i < len(s) && s[i] == '#' {
		i++
		if i < len(s) && s[i]|0x20 == 'x' {
			i++
		}
		return i < len(s) && isAlnum(s[i])
	}
	for i < len(s) && i < 40 && isAlnum(s[i]) {
		i++
	}
	return i > 1 && i < len(s) && s[i] == ';'
}

func isBlankByte(b byte) bool { return b == 0 || b == ' ' || b == '\n' || b == '\t' }

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isAlnum(b byte) bool { return isLetter(b) || b >= '0' && b <= '9' }

func isASCIIPunct(b byte) bool { return b > ' ' && b < 0x7f && !isAlnum(b) }

// FromText turns plain text, its paragraphs separated by blank lines, into Markdown that shows it literally. A single
// line end inside a paragraph is where the text was wrapped, so the lines are joined.
func FromText(s string) string {
	var out []byte
	for paragraph := range paragraphs(news.Clean(s)) {
		if len(out) > 0 {
			out = append(out, "\n\n"...)
		}
		out = append(out, literal(paragraph)...)
	}
	return string(out)
}

// literal returns Markdown for one line of text.
func literal(s string) string {
	c := cautionFor(s)
	return string(appendText(nil, s, c, true))
}

// cautionFor tells which signs of a block's text, which has no markup, need care.
func cautionFor(s string) caution {
	return caution{
		star:    strings.Count(s, "*") > 1,
		low:     strings.Count(s, "_") > 1,
		tilde:   strings.Count(s, "~") > 1,
		bracket: strings.Contains(s, "]("),
	}
}

// paragraphs yields the paragraphs of s as single lines.
func paragraphs(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var paragraph lineJoiner
		for line := range strings.SplitSeq(s, "\n") {
			if news.IsBlank(line) {
				if p := paragraph.take(); p != "" && !yield(p) {
					return
				}
				continue
			}
			paragraph.add(line)
		}
		if p := paragraph.take(); p != "" {
			yield(p)
		}
	}
}
