package document

import "strings"

// formatOf tells how a body is written. Tags that make structure make it HTML, unless the signs of Markdown outnumber
// them; a text is Markdown only where a sign of it can hardly stand in prose.
func formatOf(body string) Format {
	s := countSigns(body)
	switch {
	case s.page:
		return HTML
	case s.block > 1 || s.block == 1 && s.edge:
		if s.markdown > s.block {
			return Markdown
		}
		return HTML
	case s.markdown > 0, s.items >= 2 && (s.blank > 0 || s.items*2 >= s.lines):
		return Markdown
	case s.inline > 0:
		return HTML
	}
	return Text
}

// signs are the counts that formatOf decides by.
type signs struct {
	page     bool // a doctype, <html>, <head> or <body>
	block    int  // tags of block elements, line breaks and pictures
	edge     bool // one of them begins or ends a line
	inline   int  // closing tags of inline elements
	markdown int  // headings, fences, links, pictures, strong emphasis, table rules, quotes
	items    int  // lines that may be list items
	lines    int
	blank    int
}

func countSigns(body string) signs {
	var s signs
	fence := ""
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if line == "" {
			s.blank++
			continue
		}
		s.lines++
		if mark := fenceMark(line); mark != "" && (fence == "" || strings.HasPrefix(mark, fence)) {
			if fence == "" {
				fence = mark
			} else {
				fence = ""
				s.markdown++
			}
			continue
		}
		if fence == "" {
			s.countTags(line)
			s.countMarks(line)
		}
	}
	if fence != "" && s.block == 0 { // a fence that is never closed may have hidden tags
		s.markdown++
	}
	return s
}

// fenceMark returns the run of backquotes or tildes that opens or closes fenced code; "" where line is none.
func fenceMark(line string) string {
	n := len(line) - len(strings.TrimLeft(line, line[:1]))
	if n < 3 || line[0] != '`' && line[0] != '~' || strings.Contains(line[n:], "`") {
		return ""
	}
	return line[:n]
}

// countTags counts the tags of one line, but those in code between backquotes.
func (s *signs) countTags(line string) {
	code := 0
	for at := 0; ; {
		i := strings.IndexByte(line[at:], '<')
		if i < 0 {
			return
		}
		code += strings.Count(line[at:at+i], "`")
		at += i + 1
		name, closing, length := tagName(line[at:])
		if name == "" || code%2 == 1 {
			continue
		}
		switch kindOfTag(name) {
		case pageTag:
			s.page = true
		case blockTag:
			s.block++
			s.edge = s.edge || at == 1 || name == "img" || line[len(line)-1] == '>' && !strings.Contains(line[at+length:], "<")
		case inlineTag:
			if closing {
				s.inline++
			}
		case noTag:
		}
		at += length
	}
}

// tagName reads the name of the tag that begins before s.
func tagName(s string) (name string, closing bool, length int) {
	start := 0
	if s != "" && (s[0] == '/' || s[0] == '!') {
		closing, start = s[0] == '/', 1
	}
	end := start
	for end < len(s) && end < start+12 && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || end > start && s[end] >= '0' && s[end] <= '9') {
		end++
	}
	if end == start || end < len(s) && s[end] != '>' && s[end] != '/' && s[end] != ' ' && s[end] != '\t' {
		return "", false, 0
	}
	return strings.ToLower(s[start:end]), closing, end
}

type tagKind int

const (
	noTag tagKind = iota
	pageTag
	blockTag
	inlineTag
)

func kindOfTag(name string) tagKind {
	switch name {
	case "doctype", "html", "head", "body":
		return pageTag
	case "div", "p", "br", "img", "table", "tr", "td", "th", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4",
		"h5", "h6", "article", "section", "main", "header", "footer", "nav", "aside", "figure", "figcaption", "blockquote",
		"pre", "hr", "meta", "title", "script", "style", "iframe", "video", "details":
		return blockTag
	case "a", "b", "i", "em", "strong", "span", "font", "u", "s", "code", "sup", "sub", "mark", "center", "small":
		return inlineTag
	}
	return noTag
}

// countMarks counts the signs of Markdown in one line without the blanks around it.
func (s *signs) countMarks(line string) {
	switch {
	case headingLevel(line) > 0, strings.HasPrefix(line, "> "), isTableRule(line):
		s.markdown++
		return
	case isItem(line):
		s.items++
	}
	opened := strings.IndexByte(line, '[')
	for at := 0; at < len(line); {
		i := strings.Index(line[at:], "](")
		if i < 0 {
			break
		}
		at += i + 2
		end := strings.IndexByte(line[at:], ')')
		if end < 0 {
			break
		}
		if end > 0 && opened >= 0 && opened < at {
			s.markdown++
		}
		at += end
	}
	if before, after, found := strings.Cut(line, "**"); found && after != "" && after[0] != ' ' && after[0] != '*' {
		end := strings.Index(after, "**")
		if end > 0 && after[end-1] != ' ' && !strings.HasSuffix(before, "*") {
			s.markdown++
		}
	}
}

// headingLevel returns the level of an ATX heading, 0 for any other line.
func headingLevel(line string) int {
	n := len(line) - len(strings.TrimLeft(line, "#"))
	if n == 0 || n > 6 || len(line) <= n+1 || line[n] != ' ' && line[n] != '\t' {
		return 0
	}
	return n
}

// isTableRule reports whether line is the rule below the head of a pipe table.
func isTableRule(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "--") && strings.Trim(line, "|-: ") == ""
}

// isItem reports whether line begins with the marker of a list item.
func isItem(line string) bool {
	if strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* ") || strings.HasPrefix(line, "+ ") {
		return true
	}
	digits := runLength(line, func(r rune) bool { return r >= '0' && r <= '9' })
	return digits > 0 && digits < 4 && (strings.HasPrefix(line[digits:], ". ") || strings.HasPrefix(line[digits:], ") "))
}
