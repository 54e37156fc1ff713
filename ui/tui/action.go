package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"newsreader/ui/theme"
	"newsreader/ui/tui/dialog"
	"newsreader/ui/typeset"
)

// action is one thing the person can do: the keys, the help, the palette, the foot of the screen and the README's list
// of keys are all made from the one table of them.
type action struct {
	id   string
	keys []string // as Bubble Tea names them; "gg" is a sequence
	help string
	foot string // a word for the foot of the screen; "" where it is not shown there
	do   func(a *App, key string) tea.Cmd
}

func (x *action) takes(keys string) bool { return slices.Contains(x.keys, keys) }

// beginsWith reports whether keys is the beginning of one of the action's sequences.
func (x *action) beginsWith(keys string) bool {
	return slices.ContainsFunc(x.keys, func(k string) bool {
		return isSequence(k) && len(keys) < len(k) && strings.HasPrefix(k, keys)
	})
}

func isSequence(key string) bool { return key == "gg" }

// needsArticle reports whether a key is about the text in the reader, also while the list has the keys.
func needsArticle(key string) bool {
	return slices.ContainsFunc(actions, func(x action) bool {
		switch x.id {
		case "toggle", "layout", "link", "pipe":
			return x.takes(key)
		}
		return false
	})
}

// actions is filled in once, because what the actions do leads back to it.
var actions []action

func init() {
	actions = []action{
		{"down", []string{"j", "down"}, "down", "", func(a *App, _ string) tea.Cmd { return a.move(1) }},
		{"up", []string{"k", "up"}, "up", "", func(a *App, _ string) tea.Cmd { return a.move(-1) }},
		{"half-down", []string{"ctrl+d"}, "half a page down", "", func(a *App, _ string) tea.Cmd { return a.movePages(1) }},
		{"half-up", []string{"ctrl+u"}, "half a page up", "", func(a *App, _ string) tea.Cmd { return a.movePages(-1) }},
		{"page-down", []string{"space", "pgdown", "ctrl+f"}, "a page down", "", func(a *App, _ string) tea.Cmd { return a.movePages(2) }},
		{"page-up", []string{"pgup", "ctrl+b", "shift+space"}, "a page up", "", func(a *App, _ string) tea.Cmd { return a.movePages(-2) }},
		{"top", []string{"gg", "home"}, "to the beginning", "", func(a *App, _ string) tea.Cmd { return a.moveToTop() }},
		{"bottom", []string{"G", "end"}, "to the end", "", func(a *App, _ string) tea.Cmd { return a.moveToBottom() }},
		{"open", []string{"enter", "l", "right"}, "read the article", "read", func(a *App, _ string) tea.Cmd { return a.openSelected() }},
		{"back", []string{"h", "q", "esc", "left"}, "back to the list; end a search or a filter", "back", func(a *App, _ string) tea.Cmd { return a.back() }},
		{"pane", []string{"tab"}, "change pane", "", func(a *App, _ string) tea.Cmd { return a.changePane() }},
		{"toggle", []string{"t"}, "original / translation", "中/EN", func(a *App, _ string) tea.Cmd { return a.toggle() }},
		{"layout", []string{"b"}, "one language / side by side / one after the other", "both", func(a *App, _ string) tea.Cmd { return a.cycle() }},
		{"next", []string{"n"}, "next match while searching, else next unread article", "", func(a *App, _ string) tea.Cmd { return a.next(1) }},
		{"previous", []string{"N"}, "previous match while searching, else previous unread article", "", func(a *App, _ string) tea.Cmd { return a.next(-1) }},
		{"next-article", []string{"J"}, "next article", "", func(a *App, _ string) tea.Cmd { return a.goToArticle(a.list.Cursor() + 1) }},
		{"previous-article", []string{"K"}, "previous article", "", func(a *App, _ string) tea.Cmd { return a.goToArticle(a.list.Cursor() - 1) }},
		{"read", []string{"m"}, "read / unread", "", func(a *App, _ string) tea.Cmd { return a.markRead() }},
		{"star", []string{"s"}, "star", "", func(a *App, _ string) tea.Cmd { return a.star() }},
		{"all-read", []string{"A"}, "mark all in the list read (asks)", "", func(a *App, _ string) tea.Cmd { return a.askAllRead() }},
		{"search", []string{"/"}, "search in the article, or filter the list", "search", func(a *App, _ string) tea.Cmd { return a.askSearch() }},
		{"filter", []string{"F"}, "filter the list with a query", "", func(a *App, _ string) tea.Cmd { return a.askFilter() }},
		{"browse", []string{"o"}, "open the article in the browser", "", func(a *App, _ string) tea.Cmd { return a.browseArticle() }},
		{"link", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}, "open that link or image in the browser", "", func(a *App, key string) tea.Cmd { return a.browseLink(key) }},
		{"copy", []string{"y"}, "copy the article's address", "", func(a *App, _ string) tea.Cmd { return a.copyAddress() }},
		{"pipe", []string{"|"}, "pipe the article to a command", "", func(a *App, _ string) tea.Cmd { return a.askPipe() }},
		{"palette", []string{":"}, "all commands by name", "", func(a *App, _ string) tea.Cmd { return a.openPalette() }},
		{"help", []string{"?"}, "this help", "help", func(a *App, _ string) tea.Cmd { return a.openHelp() }},
		{"quit", []string{"Q", "ctrl+c"}, "quit", "quit", func(*App, string) tea.Cmd { return tea.Quit }},
	}
}

// shownKey is a key as people write it.
func shownKey(key string) string {
	switch key {
	case "space", "enter", "tab", "esc", "home", "end", "pgup", "pgdown", "down", "up", "left", "right":
		return map[string]string{"space": "Space", "enter": "Enter", "tab": "Tab", "esc": "Esc", "home": "Home", "end": "End",
			"pgup": "PgUp", "pgdown": "PgDn", "down": "↓", "up": "↑", "left": "←", "right": "→"}[key]
	case "shift+space":
		return "⇧Space"
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + strings.ToUpper(letter)
	}
	return key
}

func (x *action) shownKeys() []string {
	if x.id == "link" {
		return []string{"1–9"}
	}
	shown := make([]string, len(x.keys))
	for i, k := range x.keys {
		shown[i] = shownKey(k)
	}
	return shown
}

// KeyTable returns the keys as a Markdown table.
func KeyTable() string {
	var b strings.Builder
	b.WriteString("| keys | action |\n| --- | --- |\n")
	for i := range actions {
		x := &actions[i]
		keys := x.shownKeys()
		for j, k := range keys {
			keys[j] = "`" + strings.ReplaceAll(k, "|", `\|`) + "`"
		}
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(keys, " "), x.help)
	}
	return b.String()
}

// helpLines are the keys as the help shows them.
func helpLines(measure typeset.Measure, t theme.Theme, width int) []string {
	const keysWidth = 17
	var lines []string
	for i := range actions {
		x := &actions[i]
		keys := measure.Pad(t.Key.Render(strings.Join(x.shownKeys(), " ")), keysWidth)
		for j, line := range measure.Wrap(x.help, max(width-keysWidth, 10)) {
			if j > 0 {
				keys = measure.Pad("", keysWidth)
			}
			lines = append(lines, keys+line)
		}
	}
	return lines
}

// entries are the actions as the palette lists them.
func entries() []dialog.Entry {
	all := make([]dialog.Entry, 0, len(actions))
	for i := range actions {
		x := &actions[i]
		if x.id != "link" && x.id != "palette" {
			all = append(all, dialog.Entry{ID: x.id, Name: x.help, Keys: strings.Join(x.shownKeys(), " ")})
		}
	}
	return all
}
