package markdown

import "strings"

// A Markdown parser takes quadratic time for depth and for delimiters that find no partner. These bounds are far above
// what people write; what goes beyond them is shown literally.
const (
	maxNesting    = 16   // container marks at the head of one line
	maxIndent     = 128  // columns before a list marker: what code may have, in as many lists as there may be
	maxCodeIndent = 32   // columns in code before what could be a list marker
	maxDelimiters = 800  // signs of one class in one paragraph
	maxFence      = 64   // backticks in one run
	maxRowCells   = 2000 // pipes in one line
)

// bounded returns Markdown whose parsing takes time in proportion to its length.
func bounded(markdown string) string {
	if !needsBounds(markdown) {
		return markdown
	}
	var out strings.Builder
	out.Grow(len(markdown) + len(markdown)/8)
	always := ""
	if strings.Count(markdown, `\|`) > maxDelimiters {
		always = "`" // escaped pipes in code are looked up one by one
	}
	for markdown != "" {
		end := paragraphEnd(markdown)
		boundParagraph(&out, markdown[:end], always)
		markdown = markdown[end:]
	}
	return out.String()
}

// needsBounds is quick to say no for what people write.
func needsBounds(markdown string) bool {
	if strings.Contains(markdown, strings.Repeat(" ", maxIndent)) ||
		strings.Contains(markdown, strings.Repeat("\t", maxIndent/4)) || strings.Contains(markdown, " \t") || strings.Contains(markdown, strings.Repeat("`", maxFence)) {
		return true
	}
	n := 0
	for i := 0; i < len(markdown); i++ {
		switch markdown[i] {
		case '[', '*', '_', '~', '<', '>', '-', '+', '|', '.', ')':
			n++
		}
	}
	return n > maxNesting
}

// paragraphEnd returns the length of the first paragraph of s with the blank lines behind it.
func paragraphEnd(s string) int {
	i := strings.Index(s, "\n\n")
	if i < 0 {
		return len(s)
	}
	for i < len(s) && s[i] == '\n' {
		i++
	}
	return i
}

// boundParagraph writes a paragraph with its dangerous signs behind backslashes.
func boundParagraph(out *strings.Builder, s, unsafe string) {
	var counts [256]int
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			i++ // what follows is no sign
			continue
		}
		counts[s[i]]++
	}
	if counts['['] > maxDelimiters {
		unsafe += "["
	}
	if counts['<'] > maxDelimiters {
		unsafe += "<"
	}
	if counts['*']+counts['_']+counts['~'] > 2*maxDelimiters {
		unsafe += "*_~"
	}
	if counts['`'] > maxFence && longestRun(s, '`') > maxFence {
		unsafe += "`"
	}
	for line := range strings.SplitAfterSeq(s, "\n") {
		boundLine(out, line, unsafe)
	}
}

func boundLine(out *strings.Builder, line, unsafe string) {
	rest := strings.TrimLeft(line, " \t")
	indent := line[:len(line)-len(rest)]
	if len(rest) > 0 && isListMark(rest[0]) && columns(indent) > maxIndent {
		indent = strings.Repeat(" ", maxIndent)
	}
	out.WriteString(indent)
	pipes := strings.Count(rest, "|") > maxRowCells
	if nesting(rest) > maxNesting {
		if digits := leadingDigits(rest); digits > 0 {
			out.WriteString(rest[:digits])
			rest = rest[digits:]
		}
		out.WriteByte('\\')
	}
	if unsafe == "" && !pipes {
		out.WriteString(rest)
		return
	}
	for i := 0; i < len(rest); i++ {
		if rest[i] == '\\' && i+1 < len(rest) {
			out.WriteString(rest[i : i+2])
			i++
			continue
		}
		if strings.IndexByte(unsafe, rest[i]) >= 0 || pipes && rest[i] == '|' {
			out.WriteByte('\\')
		}
		out.WriteByte(rest[i])
	}
}

func isListMark(b byte) bool {
	return b == '-' || b == '+' || b == '*' || b >= '0' && b <= '9' || b == '>'
}

func columns(indent string) int {
	n := 0
	for i := 0; i < len(indent); i++ {
		n++
		if indent[i] == '\t' {
			n += 3
		}
	}
	return n
}

// nesting counts the quote marks, list markers and marks of notes that a line begins with, up to one more than is allowed.
func nesting(line string) int {
	n := 0
	for n <= maxNesting {
		line = strings.TrimLeft(line, " \t")
		if line == "" {
			return n
		}
		if line[0] == '>' {
			line = line[1:]
			n++
			continue
		}
		if _, length := definesNote(line); length > 0 {
			line = line[length:]
			n++
			continue
		}
		digits := leadingDigits(line)
		mark := digits + 1
		switch {
		case digits == 0 && strings.IndexByte("-+*", line[0]) < 0, digits > 9, mark >= len(line):
			return n
		case digits > 0 && line[digits] != '.' && line[digits] != ')':
			return n
		case line[mark] != ' ' && line[mark] != '\t':
			return n
		}
		line = line[mark:]
		n++
	}
	return n
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && n < 11 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
