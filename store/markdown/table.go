package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"newsreader/store/news"
)

const (
	// maxColumns is the widest table that is kept as one; a wider one becomes a paragraph a row.
	maxColumns = 50

	// maxRows is the longest table in one block; a longer one goes on in further blocks, under the same header.
	maxRows = 200
)

// table adds a pipe table.
func (s *splitter) table(table *extast.Table, at place) {
	var rows [][]string
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		cells := make([]string, 0, len(table.Alignments))
		for cell := row.FirstChild(); cell != nil && len(cells) < len(table.Alignments); cell = cell.NextSibling() {
			cells = append(cells, inlineMarkdown(spansOf(cell, s.source), true))
		}
		rows = append(rows, cells)
	}
	if len(table.Alignments) > maxColumns {
		for _, row := range rows {
			if line := strings.Join(nonEmpty(row), " · "); line != "" {
				s.reread(line, at)
			}
		}
		return
	}
	header := tableRow(rows[0], len(table.Alignments)) + "\n" + alignmentRow(table.Alignments)
	for body := rows[1:]; ; {
		n := min(len(body), maxRows)
		var b strings.Builder
		b.WriteString(header)
		for _, row := range body[:n] {
			b.WriteByte('\n')
			b.WriteString(tableRow(row, len(table.Alignments)))
		}
		s.add(news.Table, b.String(), at)
		if body = body[n:]; len(body) == 0 {
			return
		}
	}
}

func nonEmpty(row []string) []string {
	var cells []string
	for _, cell := range row {
		if cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

// reread adds inline Markdown as paragraphs.
func (s *splitter) reread(markdown string, at place) {
	inner := splitter{source: []byte(markdown)}
	paragraph := parseInline(inner.source)
	if paragraph == nil {
		s.add(news.Paragraph, literal(markdown), at)
		return
	}
	inner.paragraph(paragraph, at)
	s.blocks = append(s.blocks, inner.blocks...)
}

func tableRow(cells []string, columns int) string {
	var b strings.Builder
	b.WriteByte('|')
	for i := range columns {
		b.WriteByte(' ')
		if i < len(cells) {
			b.WriteString(cells[i])
		}
		b.WriteString(" |")
	}
	return b.String()
}

func alignmentRow(alignments []extast.Alignment) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, a := range alignments {
		switch a {
		case extast.AlignLeft:
			b.WriteString(" :--- |")
		case extast.AlignRight:
			b.WriteString(" ---: |")
		case extast.AlignCenter:
			b.WriteString(" :---: |")
		default:
			b.WriteString(" --- |")
		}
	}
	return b.String()
}

// tableNode returns the table that b's Markdown holds, with its source.
func tableNode(b news.Block) (ast.Node, []byte) {
	source := []byte(b.Markdown)
	for node := parseDocument(source).FirstChild(); node != nil; node = node.NextSibling() {
		if node.Kind() == extast.KindTable {
			return node, source
		}
	}
	return nil, source
}
