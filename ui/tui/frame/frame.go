// Package frame draws the boxes around panes and dialogs.
package frame

import (
	"strings"

	"charm.land/lipgloss/v2"

	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

// Box frames lines: width and height are the frame's own. A title stands in its top on the left, a note on the right.
// Where the terminal draws line characters two cells wide the frame is of ASCII; where there is no room there is none.
func Box(t theme.Theme, lines []string, title, note string, border lipgloss.Style, measure typeset.Measure, width, height int) []string {
	if width < 6 || height < 3 {
		return fill(lines, measure, width, height)
	}
	corners, horizontal, vertical := []string{"┌", "┐", "└", "┘"}, "─", "│"
	if measure.Width(horizontal) > 1 {
		corners, horizontal, vertical = []string{"+", "+", "+", "+"}, "-", "|"
	}
	boxed := make([]string, 0, height)
	boxed = append(boxed, border.Render(corners[0])+top(t, title, note, horizontal, border, measure, width-2)+border.Render(corners[1]))
	side := border.Render(vertical)
	for _, line := range fill(lines, measure, width-4, height-2) {
		boxed = append(boxed, side+" "+line+" "+side)
	}
	return append(boxed, border.Render(corners[2]+strings.Repeat(horizontal, width-2)+corners[3]))
}

func top(t theme.Theme, title, note, horizontal string, border lipgloss.Style, measure typeset.Measure, width int) string {
	if note != "" {
		note = " " + note + " " + horizontal
		if measure.Width(note) > width-4 {
			note = ""
		}
	}
	room := width - measure.Width(note)
	if title != "" && room > 6 {
		title = measure.Truncate(title, room-3, "…")
		rest := room - measure.Width(title) - 2
		return t.PaneTitle.Render(" "+title+" ") + border.Render(strings.Repeat(horizontal, rest)+note)
	}
	return border.Render(strings.Repeat(horizontal, room) + note)
}

// fill cuts lines and fills them up to exactly width cells and height lines.
func fill(lines []string, measure typeset.Measure, width, height int) []string {
	width = max(width, 0)
	filled := make([]string, max(height, 0))
	for i := range filled {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		if measure.Width(line) > width {
			line = measure.Truncate(line, width, "")
		}
		filled[i] = measure.Pad(line, width)
	}
	return filled
}
