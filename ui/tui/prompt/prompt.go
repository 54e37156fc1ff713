// Package prompt is one line of input at the foot of the screen.
package prompt

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

// Model is the prompt.
type Model struct {
	// Kind is its owner's word for what the answer is for.
	Kind string

	// Fault says what is wrong with the text, until it is changed.
	Fault string

	label string
	input textinput.Model
}

// New returns a prompt with a label before the input and a text to begin with.
func New(kind, label, text string) Model {
	input := textinput.New()
	input.SetVirtualCursor(false)
	input.CharLimit = 1000
	// The clipboard is the terminal's: it pastes by itself, and no program is run to ask for it.
	input.KeyMap.Paste = key.NewBinding(key.WithDisabled())
	input.SetValue(text)
	input.CursorEnd()
	input.Focus()
	return Model{Kind: kind, label: label, input: input}
}

// Value returns what was typed.
func (m *Model) Value() string { return m.input.Value() }

// Update edits the text.
func (m *Model) Update(msg tea.Msg) tea.Cmd {
	input, cmd := m.input.Update(msg)
	m.input = input
	m.Fault = ""
	return cmd
}

// View returns the line, at most width cells wide, and the column of the cursor: that is where an input method draws
// what is being composed. Of a text that is too long the part that ends at the cursor is shown.
func (m *Model) View(measure typeset.Measure, t theme.Theme, width int) (line string, column int) {
	label := m.label + " "
	room := width - measure.Width(label) - 1
	runes := []rune(m.input.Value())
	at := min(m.input.Position(), len(runes))
	first := 0
	for first < at && measure.Width(string(runes[first:at])) > max(room, 0) {
		first++
	}
	text := typeset.Guard(string(runes[first:]), false)
	fault := ""
	if m.Fault != "" {
		fault = "  " + t.Error.Render(typeset.Guard(m.Fault, false))
	}
	column = measure.Width(label) + measure.Width(string(runes[first:at]))
	return measure.Truncate(t.Key.Render(label)+text+fault, width, ""), min(column, max(width-1, 0))
}
