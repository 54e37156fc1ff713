package render

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"newsreader/store/markdown"
	"newsreader/store/news"
	"newsreader/ui/typeset"
)

const cellGap = 2

// leastCell is the width, in cells, below which a column is not narrowed: narrower text is no longer read.
const leastCell = 8

// tableLines sets a table in columns, which share the width by need, where there is room for all of them, and else row by
// row, each cell under its column's name.
func (s *side) tableLines(b news.Block, numbers []int, width int) []string {
	rows, aligned := s.cells(b, numbers)
	if len(rows) == 0 {
		return s.options.Measure.Wrap(s.inline.style(b, numbers), width)
	}
	widths, fits := shareWidth(s.needs(rows), width-cellGap*(len(rows[0])-1))
	if !fits {
		return s.records(rows, width)
	}
	total := cellGap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	wrapped := false
	var lines []string
	for i, row := range rows {
		set := s.row(row, widths, aligned)
		if wrapped = wrapped || len(set) > 1; wrapped && i > 1 {
			lines = append(lines, "") // rows of several lines are told apart by a blank one
		}
		lines = append(lines, set...)
		if i == 0 {
			lines = append(lines, s.options.Theme.Rule.Render(strings.Repeat("─", total/s.options.Measure.Width("─"))))
		}
	}
	return lines
}

// needs returns how wide each column would like to be.
func (s *side) needs(rows [][]string) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			for line := range strings.SplitSeq(cell, "\n") {
				widths[i] = max(widths[i], s.options.Measure.Width(line))
			}
		}
	}
	return widths
}

// shareWidth gives columns their widths: those that need no more than an equal part get what they need, the others share the
// rest. fits is false where a column would become too narrow to read.
func shareWidth(needs []int, room int) (widths []int, fits bool) {
	widths = make([]int, len(needs))
	open := len(needs)
	for changed := true; changed && open > 0; {
		changed = false
		for i, need := range needs {
			if widths[i] == 0 && need <= room/open {
				widths[i] = max(need, 1)
				room -= widths[i]
				open--
				changed = true
				if open == 0 {
					break
				}
			}
		}
	}
	for i := range widths {
		if widths[i] > 0 {
			continue
		}
		if widths[i] = room / open; widths[i] < leastCell {
			return nil, false
		}
		room -= widths[i]
		open--
	}
	return widths, room >= 0
}

// row sets the cells of one row, which may be of several lines, side by side.
func (s *side) row(row []string, widths []int, aligned []extension.Alignment) []string {
	measure := s.options.Measure
	measure.Punctuation = typeset.Pull // there is no margin between columns
	var lines []string
	for i, cell := range row {
		for j, text := range measure.Wrap(cell, widths[i]) {
			if j == len(lines) {
				lines = append(lines, "")
			}
			before := 0
			for _, w := range widths[:i] {
				before += w + cellGap
			}
			switch spare := widths[i] - measure.Width(text); aligned[i] {
			case extension.AlignRight:
				before += spare
			case extension.AlignCenter:
				before += spare / 2
			case extension.AlignLeft, extension.AlignNone:
			}
			if text != "" {
				lines[j] = s.options.Measure.Pad(lines[j], before) + text
			}
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
			lines = append(lines, s.options.Measure.Wrap(name+cell, s.options.textWidth(width))...)
		}
	}
	if len(rows) == 1 {
		return s.options.Measure.Wrap(strings.Join(names, " · "), width)
	}
	return lines
}

// cells returns the styled cells of a table, its header first, and how its columns are aligned; every row is as long as the
// header.
func (s *side) cells(b news.Block, numbers []int) (rows [][]string, aligned []extension.Alignment) {
	source := []byte(b.Markdown)
	links := &linkMarker{source: source}
	document := markdown.Parser().Parse(text.NewReader(source))
	table := document.FirstChild()
	if table == nil || table.Kind() != extension.KindTable {
		return nil, nil
	}
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if c, ok := cell.(*extension.TableCell); ok && len(rows) == 0 {
				aligned = append(aligned, c.Alignment)
			}
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
	return rows, aligned
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
