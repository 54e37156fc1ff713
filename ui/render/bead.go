package render

import (
	"strings"

	"newsreader/store/news"
)

const barWidth = 2

// setBead sets an original and its translation together.
func (p *Page) setBead(b news.Bead) []string {
	left, right := p.original.set(b.Original), p.translation.set(b.Translation)
	if p.layout == Columns {
		return p.sideBySide(left, right)
	}
	bar := p.options.Theme.Translation.Render("▎") + " "
	lines := left
	if len(left) > 0 && len(right) > 0 {
		lines = append(lines, "")
	}
	for _, line := range right {
		lines = append(lines, strings.TrimRight(bar+line, " "))
	}
	return lines
}

// sideBySide joins two columns; the shorter is filled up.
func (p *Page) sideBySide(left, right []string) []string {
	width, _ := p.columnWidths()
	gap := strings.Repeat(" ", ColumnGap)
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		if i < len(left) {
			lines[i] = left[i]
		}
		if i < len(right) && right[i] != "" {
			lines[i] = p.options.Measure.Pad(lines[i], width) + gap + right[i]
		}
	}
	return lines
}
