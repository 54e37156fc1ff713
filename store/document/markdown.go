package document

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"newsreader/store/news"
)

// scanMarkdown returns the beginning of a Markdown text as paragraphs of plain text. A heading of the first level, or one
// that the text begins with, is a title if the front matter has none.
func (m *metadata) scanMarkdown(body string) []string {
	var paragraphs []string
	previous, fence, size := "", "", 0
	for line := range strings.Lines(body[:boundary(body, min(len(body), maxScan))]) {
		line = strings.TrimSpace(line)
		if mark := ""; line != "" {
			if mark = fenceMark(line); mark != "" && (fence == "" || strings.HasPrefix(mark, fence)) {
				if fence != "" {
					mark = ""
				}
				fence, previous = mark, ""
				continue
			}
		}
		if fence != "" {
			continue
		}
		level, text := headingLevel(line), line
		switch {
		case level > 0:
			text = strings.TrimSpace(strings.TrimRight(line[level:], "#"))
		case previous != "" && line != "" && strings.Trim(line, "=") == "":
			level, text = 1, previous
		}
		text = oneLine(markdownText(text[:boundary(text, min(len(text), maxSample))]), maxSample)
		if level == 1 || level > 1 && len(paragraphs) == 0 {
			fill(&m.title, oneLine(text, maxTitle))
		}
		if previous = line; text != "" && size < maxSample {
			paragraphs = append(paragraphs, text)
			size += len(text)
		}
		if size >= maxSample && m.title != "" {
			break
		}
	}
	return paragraphs
}

// markdownText returns a line of Markdown as it reads: without markers of blocks and emphasis, links by their text,
// pictures left out.
func markdownText(line string) string {
	if isItem(line) {
		line = line[strings.IndexByte(line, ' ')+1:]
	}
	line = strings.TrimLeft(line, "> ")
	if strings.Trim(line, "-*_= |:") == "" {
		return ""
	}
	if !strings.ContainsAny(line, "*_`[!\\&<") {
		return line
	}
	var b strings.Builder
	for i := 0; i < len(line); {
		c := line[i]
		switch {
		case c == '\\' && i+1 < len(line) && isPunctuation(line[i+1]):
			b.WriteByte(line[i+1])
			i += 2
			continue
		case c == '!' && strings.HasPrefix(line[i:], "!["):
			if _, length := linkAt(line[i+1:]); length > 0 {
				i += 1 + length
				continue
			}
		case c == '[':
			if text, length := linkAt(line[i:]); length > 0 {
				line = text + line[i+length:]
				i = 0
				continue
			}
		case c == '*', c == '`', c == '_' && (i == 0 || !isWordByte(line[i-1]) || i+1 == len(line) || !isWordByte(line[i+1])):
			i++
			continue
		}
		b.WriteByte(c)
		i++
	}
	return plainText(b.String())
}

// linkAt returns the text of the link that s begins with and the link's length in s, 0 where there is none.
func linkAt(s string) (text string, length int) {
	end := strings.IndexByte(s[:min(len(s), 4*maxTitle)], ']')
	if end < 0 || !strings.HasPrefix(s[end+1:], "(") {
		return "", 0
	}
	tail := s[end+2 : min(len(s), end+2+maxAddress)]
	if closing := strings.IndexByte(tail, ')'); closing >= 0 {
		return s[1:end], end + 2 + closing + 1
	}
	return "", 0
}

func isPunctuation(c byte) bool {
	return c > ' ' && c < 0x7f && !isWordByte(c)
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf
}

// plainText takes tags out of a value and decodes its character references, once.
func plainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	s = s[:boundary(s, min(len(s), 16*maxTitle))]
	var b strings.Builder
	for at := 0; at < len(s); {
		i := strings.IndexByte(s[at:], '<')
		if i < 0 {
			b.WriteString(s[at:])
			break
		}
		b.WriteString(s[at : at+i])
		at += i
		end := strings.IndexByte(s[at:], '>')
		name, _, _ := tagName(s[at+1:])
		if end < 0 || kindOfTag(name) == noTag {
			b.WriteByte('<')
			at++
			continue
		}
		at += end + 1
	}
	return news.Clean(html.UnescapeString(b.String()))
}
