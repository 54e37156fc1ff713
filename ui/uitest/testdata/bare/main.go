// Bare is the least that a program on these libraries can be: Bubble Tea drawing one line at 120 frames a second, with
// Glamour linked. The benchmarks measure newsreader against it.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
	"charm.land/glamour/v2/ansi"
)

type model struct{ keys int }

func (m model) Init() tea.Cmd { return nil }

func (m model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		if key.String() == "Q" {
			return m, tea.Quit
		}
		m.keys++
	}
	return m, nil
}

func (m model) View() tea.View {
	return tea.View{AltScreen: true, Content: fmt.Sprintf("ready %d", m.keys)}
}

func main() {
	_ = ansi.NewRenderer(ansi.Options{})
	if _, err := tea.NewProgram(model{}, tea.WithFPS(120)).Run(); err != nil {
		os.Exit(1)
	}
}
