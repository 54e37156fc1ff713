package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"newsreader/store/markdown"
	"newsreader/store/news"
)

const cellGap = 2

// tableLines sets a table in columns where it fits and else row by row, each cell under its column's name.
func (s *side) tableLines(b news.Block, numbers []int, width int) []string {
	rows := s.cells(b, numbers)
	if len(rows) == 0 {
		return s.options.Measure.Wrap(s.inline.style(b, numbers), width)
	}
	measure := s.options.Measure
	widths := make([]int, len(rows[0]))
	total := cellGap * (len(widths) - 1)
	for _, row := range rows {
		for i, cell := range row {
			for _, line := range strings.Split(cell, "\n") {
				widths[i] = max(widths[i], measure.Width(line))
			}
		}
	}
	for _, w := range widths {
		total += w
	}
	if total > width {
		return s.records(rows, width)
	}
	var lines []string
	for i, row := range rows {
		lines = append(lines, s.row(row, widths)...)
		if i == 0 {
			lines = append(lines, s.options.Theme.Rule.Render(strings.Repeat("─", total/measure.Width("─"))))
		}
	}
	return lines
}

// row sets the cells of one row, which may be of several lines, side by side.
func (s *side) row(row []string, widths []int) []string {
	var lines []string
	for i, cell := range row {
		for j, text := range strings.Split(cell, "\n") {
			if j == len(lines) {
				lines = append(lines, "")
			}
			before := 0
			for _, w := range widths[:i] {
				before += w + cellGap
			}
			lines[j] = s.options.Measure.Pad(lines[j], before) + text
		}
	}
	return lines
}

// records sets every row as a list of "name: value" lines.
func (s *side) records(rows [][]string, width int) []string {
	names := rows[0]
	var lines []string
	for i, row := range rows[1:] {
		if i > 0 {
			lines = append(lines, "")
		}
		for j, cell := range row {
			name := ""
			if j < len(names) && names[j] != "" {
				name = s.options.Theme.Marker.Render(strings.ReplaceAll(names[j], "\n", " ")) + ": "
			}
			lines = append(lines, s.options.Measure.Wrap(name+cell, width)...)
		}
	}
	if len(rows) == 1 {
		return s.options.Measure.Wrap(strings.Join(names, " · "), width)
	}
	return lines
}

// cells returns the styled cells of a table, its header first; every row is as long as the header.
func (s *side) cells(b news.Block, numbers []int) [][]string {
	source := []byte(b.Markdown)
	links := &linkMarker{source: source}
	document := markdown.Parser().Parse(text.NewReader(source))
	table := document.FirstChild()
	if table == nil || table.Kind() != extension.KindTable {
		return nil
	}
	var rows [][]string
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, s.cell(cell, links, numbers))
		}
		if len(rows) > 0 {
			for len(cells) < len(rows[0]) {
				cells = append(cells, "")
			}
			cells = cells[:len(rows[0])]
		}
		rows = append(rows, cells)
	}
	return rows
}

func (s *side) cell(cell ast.Node, links *linkMarker, numbers []int) string {
	already := len(links.addresses)
	links.mark(cell)
	paragraph := ast.NewParagraph()
	for cell.FirstChild() != nil {
		paragraph.AppendChild(paragraph, cell.FirstChild())
	}
	document := ast.NewDocument()
	document.AppendChild(document, paragraph)
	return s.inline.finish(s.inline.render(document, links.source), links.addresses[already:], numbers[min(already, len(numbers)):])
}
