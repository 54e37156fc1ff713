package prompt

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

func TestTheCursorStandsAfterWhatWasTyped(t *testing.T) {
	p := New("filter", "filter:", "中文")
	p.Update(tea.KeyPressMsg{Code: '新', Text: "新"})
	for _, c := range []struct {
		why           string
		key           tea.KeyPressMsg
		width, column int
		line          string
	}{
		{"at the end", tea.KeyPressMsg{Code: tea.KeyEnd}, 40, 8 + 6, "filter: 中文新"},
		{"one to the left", tea.KeyPressMsg{Code: tea.KeyLeft}, 40, 8 + 4, "filter: 中文新"},
		{"where there is little room, what is before the cursor is shown", tea.KeyPressMsg{Code: tea.KeyEnd}, 13, 8 + 4, "filter: 文新"},
	} {
		p.Update(c.key)
		line, column := p.View(typeset.Measure{}, theme.Dark(), c.width)
		if typeset.Strip(line) != c.line || column != c.column {
			t.Errorf("%s: %q, column %d; want %q, %d", c.why, typeset.Strip(line), column, c.line, c.column)
		}
	}
}

func TestAFaultIsSaidUntilTheTextChanges(t *testing.T) {
	p := New("filter", "filter:", "lang:?")
	p.Fault = "no language"
	if line, _ := p.View(typeset.Measure{}, theme.Dark(), 60); typeset.Strip(line) != "filter: lang:?  no language" {
		t.Errorf("%q", typeset.Strip(line))
	}
	p.Update(tea.KeyPressMsg{Code: tea.KeyBackspace})
	if p.Fault != "" || p.Value() != "lang:" {
		t.Errorf("%q, %q", p.Fault, p.Value())
	}
}
