package dialog

import (
	"strings"
	"testing"

	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

func TestADialogLeavesEveryLineAsWideAsItWas(t *testing.T) {
	const width, height = 41, 12
	for shift := range 4 {
		screen := make([]string, height)
		for i := range screen {
			screen[i] = strings.Repeat("x", shift) + "\x1b[1m" + strings.Repeat("新闻", 10)[:3*(20-shift)] + "\x1b[m"
		}
		lines := Over(screen, Question{Text: "Mark all 4 unread articles in this list read?"}, typeset.Measure{}, theme.Dark(), width, height)
		for i, line := range lines {
			if w := (typeset.Measure{}).Width(line); w > width {
				t.Errorf("shifted by %d, line %d is %d wide: %q", shift, i, w, typeset.Strip(line))
			}
		}
	}
}

func TestThePaletteChoosesByAnyPartsOfAName(t *testing.T) {
	palette := &Palette{Entries: []Entry{{ID: "a", Name: "read the article"}, {ID: "b", Name: "read / unread"}, {ID: "c", Name: "star"}}}
	for _, key := range []string{"r", "e", "a", "d", "space", "u", "n"} {
		text := key
		if key == "space" {
			text = " "
		}
		if _, done := palette.Key(key, text); done {
			t.Fatalf("done after %s", key)
		}
	}
	if answer, done := palette.Key("enter", ""); !done || answer.Chosen != "b" {
		t.Errorf("chosen %q, done %v", answer.Chosen, done)
	}
	if answer, done := palette.Key("esc", ""); !done || answer.Chosen != "" {
		t.Errorf("Esc chose %q", answer.Chosen)
	}
}

func TestHelpKeepsItsWidthWhileItIsScrolled(t *testing.T) {
	help := &Help{Lines: func(typeset.Measure, theme.Theme, int) []string {
		return []string{"short", "s", "the longest line", "s", "s", "s"}
	}}
	for range 5 {
		widest := 0
		for _, line := range help.View(typeset.Measure{}, theme.Dark(), 60, 2) {
			widest = max(widest, typeset.Measure{}.Width(line))
		}
		if widest != len("the longest line") {
			t.Errorf("the help is %d wide", widest)
		}
		help.Key("j", "j")
	}
	if _, done := help.Key("?", "?"); !done {
		t.Error("another key does not close it")
	}
}
