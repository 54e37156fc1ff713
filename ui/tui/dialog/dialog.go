// Package dialog is what stands over the screen and takes the keys first: help, questions, and the command palette.
package dialog

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"newsreader/ui/theme"
	"newsreader/ui/tui/frame"
	"newsreader/ui/typeset"
)

// Answer is what a dialog gives back when it is done.
type Answer struct {
	Yes bool

	// Chosen is the ID of the entry that was chosen; empty for none.
	Chosen string
}

// Dialog is one thing over the screen.
type Dialog interface {
	// Key takes a key. It reports true when the dialog is done, with its answer.
	Key(key, text string) (Answer, bool)

	// View returns the lines inside the frame, at most width cells wide and height of them.
	View(measure typeset.Measure, t theme.Theme, width, height int) []string

	// Title stands in the frame.
	Title() string
}

// Over draws a dialog in a frame in the middle of a screen of lines, each as wide as the screen.
func Over(screen []string, d Dialog, measure typeset.Measure, t theme.Theme, width, height int) []string {
	const sides = 4
	inner := d.View(measure, t, max(width-sides-2, 1), max(height-sides, 1))
	widest := measure.Width(d.Title()) + 2
	for _, line := range inner {
		widest = max(widest, measure.Width(line))
	}
	widest = min(widest, max(width-sides, 1))
	boxed := frame.Box(t, inner, d.Title(), "", t.Dialog, measure, widest+sides, len(inner)+2)
	top, left := max((height-len(boxed))/2, 0), max((width-widest-sides)/2, 0)
	for i, line := range boxed {
		if y := top + i; y < len(screen) {
			screen[y] = over(screen[y], line, measure, left, width)
		}
	}
	return screen
}

// over lays part on a line of that width, left cells from its beginning. A wide character that is cut becomes a blank.
func over(line, part string, measure typeset.Measure, left, width int) string {
	line = measure.Pad(line, width)
	end := left + measure.Width(part)
	after := ansi.TruncateLeft(line, end, "")
	if measure.Width(after) > width-end { // a wide character stood across the cut, and was left whole
		after = ansi.TruncateLeft(line, end+1, "")
	}
	gap := max(width-end-measure.Width(after), 0)
	return measure.Pad(measure.Truncate(line, left, ""), left) + part + strings.Repeat(" ", gap) + after
}

// Question asks for yes or no.
type Question struct{ Text string }

// Title is the question's.
func (q Question) Title() string { return "Sure?" }

// Key takes y and Enter for yes, everything else for no.
func (q Question) Key(key, _ string) (Answer, bool) {
	return Answer{Yes: key == "y" || key == "Y" || key == "enter"}, true
}

// View is the question and its answers.
func (q Question) View(measure typeset.Measure, t theme.Theme, width, height int) []string {
	lines := measure.Wrap(q.Text, width)
	lines = append(lines, "", t.Key.Render("y")+" yes   "+t.Key.Render("n")+" no")
	return lines[:min(len(lines), height)]
}

// Help shows lines, which may be more than fit.
type Help struct {
	Lines func(measure typeset.Measure, t theme.Theme, width int) []string
	top   int
	last  int // the highest top that makes sense, known once drawn
}

// Title is the help's.
func (h *Help) Title() string { return "Keys" }

// Key scrolls; every other key closes.
func (h *Help) Key(key, _ string) (Answer, bool) {
	switch key {
	case "j", "down", "space", "pgdown":
		h.top = min(h.top+1, h.last)
	case "k", "up", "pgup":
		h.top = max(h.top-1, 0)
	default:
		return Answer{}, true
	}
	return Answer{}, false
}

// View is the part of the help that fits.
func (h *Help) View(measure typeset.Measure, t theme.Theme, width, height int) []string {
	lines := h.Lines(measure, t, width)
	h.last = max(len(lines)-height, 0)
	h.top = min(h.top, h.last)
	widest := 0
	for _, line := range lines {
		widest = max(widest, measure.Width(line))
	}
	shown := slices.Clone(lines[h.top:min(h.top+height, len(lines))])
	if len(shown) > 0 {
		shown[0] = measure.Pad(shown[0], widest) // the frame keeps its width while its inside is scrolled
	}
	return shown
}

// Entry is one line of a palette.
type Entry struct{ ID, Name, Keys string }

// Palette lets one of many be chosen by typing a part of its name.
type Palette struct {
	Entries []Entry
	typed   string
	cursor  int
}

// Title is the palette's.
func (p *Palette) Title() string { return ":" + p.typed + "▏" }

// Key types, moves and chooses.
func (p *Palette) Key(key, text string) (Answer, bool) {
	found := p.found()
	switch key {
	case "esc", "ctrl+c":
		return Answer{}, true
	case "enter":
		if len(found) == 0 {
			return Answer{}, true
		}
		return Answer{Chosen: found[p.cursor].ID}, true
	case "down", "ctrl+n", "tab":
		p.cursor = min(p.cursor+1, max(len(found)-1, 0))
	case "up", "ctrl+p", "shift+tab":
		p.cursor = max(p.cursor-1, 0)
	case "backspace":
		if runes := []rune(p.typed); len(runes) > 0 {
			p.typed = string(runes[:len(runes)-1])
		}
		p.cursor = 0
	default:
		p.typed += typeset.Guard(text, false)
		p.cursor = 0
	}
	return Answer{}, false
}

// found returns the entries whose name holds every word that was typed.
func (p *Palette) found() []Entry {
	var found []Entry
	for _, e := range p.Entries {
		all := true
		for _, word := range strings.Fields(strings.ToLower(p.typed)) {
			all = all && strings.Contains(strings.ToLower(e.Name), word)
		}
		if all {
			found = append(found, e)
		}
	}
	return found
}

// View is the entries that are left, the one to be chosen marked.
func (p *Palette) View(measure typeset.Measure, t theme.Theme, width, height int) []string {
	found := p.found()
	if len(found) == 0 {
		return []string{t.Faint.Render("no such command")}
	}
	widest := 0
	for _, e := range p.Entries {
		widest = max(widest, measure.Width(e.Name))
	}
	first := max(0, p.cursor-height+1)
	var lines []string
	for i, e := range found[first:min(first+height, len(found))] {
		name, mark := measure.Pad(e.Name, widest), "  "
		if first+i == p.cursor {
			name, mark = t.Selected.Render(name), t.Key.Render("▌")+" "
		}
		lines = append(lines, measure.Truncate(mark+name+"  "+t.Faint.Render(e.Keys), width, "…"))
	}
	return lines
}
