package markdown

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsreader/store/news"
)

// maxCells bounds how many cells the spans of a table may make.
const maxCells = 100_000

// table handles a <table>: as a grid where it is one, else as the paragraphs that its cells hold.
func (c *cleaner) table(n *html.Node, f *flow, at scope) {
	f.flush()
	rows, captions := rowsOf(n)
	if f.cell || isLayout(n, rows) {
		c.children(n, f, at)
		f.flush()
		return
	}
	for _, caption := range captions {
		c.children(caption, f, at)
		f.flush()
	}
	grid, columns := c.grid(rows, at)
	switch {
	case columns == 0:
	case columns > maxColumns:
		for _, row := range grid {
			if line := strings.Join(nonEmpty(row), " · "); line != "" {
				f.append("p", strings.ReplaceAll(line, "<br>", " "))
			}
		}
	default:
		f.into.AppendChild(gridNode(grid, columns))
	}
}

// rowsOf returns the rows of a table, not those of tables in it, and its captions.
func rowsOf(table *html.Node) (rows, captions []*html.Node) {
	for part := table.FirstChild; part != nil; part = part.NextSibling {
		switch part.DataAtom {
		case atom.Tr:
			rows = append(rows, part)
		case atom.Caption:
			captions = append(captions, part)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for row := part.FirstChild; row != nil; row = row.NextSibling {
				if row.DataAtom == atom.Tr {
					rows = append(rows, row)
				}
			}
		}
	}
	return rows, captions
}

// isLayout reports whether a table only places things: it holds another, has one column, or says so.
func isLayout(table *html.Node, rows []*html.Node) bool {
	if attribute(table, "role") == "presentation" || hasDescendant(table, atom.Table) {
		return true
	}
	for _, row := range rows {
		cells := 0
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			if isCell(cell) {
				cells++
			}
		}
		if cells > 1 {
			return false
		}
	}
	return true
}

func isCell(n *html.Node) bool { return n.DataAtom == atom.Td || n.DataAtom == atom.Th }

// grid lays out the cells of rows. A cell that spans more is followed by empty ones in its row; the cells below it are
// empty too.
func (c *cleaner) grid(rows []*html.Node, at scope) (grid [][]string, columns int) {
	var below []int // per column, how many more rows the cell above reaches into
	budget := maxCells
	for i, row := range rows {
		var line []string
		for cell := row.FirstChild; cell != nil; cell = cell.NextSibling {
			if !isCell(cell) || isDropped(cell) {
				continue
			}
			for len(line) < len(below) && below[len(line)] > 0 && budget > 0 {
				below[len(line)]--
				line = append(line, "")
				budget--
			}
			down := spanOf(cell, "rowspan", len(rows)-i)
			for k := range min(spanOf(cell, "colspan", maxColumns), max(budget, 1)) {
				text := ""
				if k == 0 {
					text = c.cell(cell, at)
				}
				if len(line) < len(below) {
					below[len(line)] = down - 1
				} else {
					below = append(below, down-1)
				}
				line = append(line, text)
				budget--
			}
		}
		for k := len(line); k < len(below); k++ {
			below[k] = max(0, below[k]-1)
		}
		if len(nonEmpty(line)) > 0 {
			grid = append(grid, line)
		}
		columns = max(columns, len(line))
	}
	if len(grid) == 0 {
		return nil, 0
	}
	return grid, columns
}

// spanOf returns how many rows or columns a cell takes, from 1 to most.
func spanOf(cell *html.Node, key string, most int) int {
	span, err := strconv.Atoi(strings.TrimSpace(attribute(cell, key)))
	if err != nil {
		return 1
	}
	return max(1, min(span, most))
}

func (c *cleaner) cell(n *html.Node, at scope) string {
	f := flow{tag: "p", cell: true}
	c.children(n, &f, at)
	return f.finishCell()
}

// gridNode makes a table without spans.
func gridNode(grid [][]string, columns int) *html.Node {
	table := element("table")
	table.DataAtom = atom.Table
	for _, line := range grid {
		row := element("tr")
		for i := range columns {
			cell := element("td")
			if i < len(line) && !news.IsBlank(line[i]) {
				cell.AppendChild(leaf(line[i]))
			}
			row.AppendChild(cell)
		}
		table.AppendChild(row)
	}
	return table
}
