package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"newsreader/store/news"
)

// Link is a place that a block leads to.
type Link struct {
	Text string // one line, without markup
	URL  string
}

// PlainText returns what b says without markup: the text of links, the alt of images, the lines of code, the cells of a
// table with a tab between them and a newline after each row but the last. Hard line breaks are newlines.
func PlainText(b news.Block) string {
	switch b.Kind {
	case news.Rule:
		return ""
	case news.Code:
		return codeText(b.Markdown)
	case news.Table:
		return tableText(b)
	}
	if !hasMarkup(b.Markdown) {
		return news.Clean(b.Markdown)
	}
	return showText(blockSpans(b))
}

// Links returns the links of b in reading order, without its images.
func Links(b news.Block) []Link {
	if b.Kind == news.Code || b.Kind == news.Rule || b.Kind == news.Image || !hasMarkup(b.Markdown) {
		return nil
	}
	if b.Kind != news.Table {
		return appendLinks(nil, blockSpans(b))
	}
	table, source := tableNode(b)
	if table == nil {
		return nil
	}
	var links []Link
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			links = appendLinks(links, spansOf(cell, source))
		}
	}
	return links
}

func appendLinks(links []Link, spans []span) []Link {
	for i := 0; i < len(spans); {
		end := i + 1
		if spans[i].url == "" || spans[i].kind == imageSpan {
			i = end
			continue
		}
		for end < len(spans) && spans[end].url == spans[i].url && spans[end].kind != imageSpan {
			end++
		}
		links = append(links, Link{Text: news.CleanLine(showText(spans[i:end])), URL: spans[i].url})
		i = end
	}
	return links
}

func parseDocument(source []byte) ast.Node { return Parser().Parse(text.NewReader(source)) }

// blockSpans returns the spans of a block that holds inline content.
func blockSpans(b news.Block) []span {
	source := []byte(bounded(b.Markdown))
	if paragraph := parseInline(source); paragraph != nil {
		return spansOf(paragraph, source)
	}
	return []span{{text: news.Clean(b.Markdown)}}
}

func codeText(markdown string) string {
	_, content, _ := strings.Cut(markdown, "\n")
	if end := strings.LastIndexByte(content, '\n'); end >= 0 {
		content = content[:end]
	}
	return news.Clean(content)
}

func tableText(b news.Block) string {
	table, source := tableNode(b)
	if table == nil {
		return news.Clean(b.Markdown)
	}
	var out strings.Builder
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if out.Len() > 0 {
			out.WriteByte('\n')
		}
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() {
				out.WriteByte('\t')
			}
			out.WriteString(strings.ReplaceAll(showText(spansOf(cell, source)), "\n", " "))
		}
	}
	return out.String()
}
