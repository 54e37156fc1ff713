// Package theme turns one palette into every style the program uses: Lip Gloss styles for the screen and a Glamour style
// for text. It decides nothing but looks; fewer colours than a palette has are made do with where the terminal is written to.
package theme

import (
	"charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
)

// Theme is a set of styles. Themes are values: two of one Name are equal in looks.
type Theme struct {
	Name string

	// Screen.
	Program, Status, Faint, Key, Error lipgloss.Style
	Border, BorderFocused, PaneTitle   lipgloss.Style
	Unread, Star, Read, Selected       lipgloss.Style
	Dialog                             lipgloss.Style

	// Articles.
	Title, Meta, Marker, QuoteBar, LinkNumber, Image, Rule, Translation lipgloss.Style

	// Text is the style of everything inside a block.
	Text ansi.StyleConfig

	// TranslationInk is the colour of a translation that stands beside its original; "" for the terminal's own.
	TranslationInk string
}

// palette holds ANSI colour names as Lip Gloss takes them; "" leaves the terminal's own.
type palette struct {
	accent, second, faint, warm, danger, selection, code string
	codeTheme                                            string // a Chroma style
}

// Dark is for terminals with a dark background.
func Dark() Theme {
	return build("dark", palette{
		accent: "#7aa2f7", second: "#7dcfff", faint: "#8a8f9c", warm: "#e0af68", danger: "#f7768e", selection: "#2c3350", code: "#9ece6a",
		codeTheme: "github-dark",
	})
}

// Light is for terminals with a light background.
func Light() Theme {
	return build("light", palette{
		accent: "#1f4fb8", second: "#00708f", faint: "#686d78", warm: "#8f5a00", danger: "#b3213c", selection: "#d8e2fa", code: "#3d6b12",
		codeTheme: "github",
	})
}

// Plain uses no colour: bold, faint, underlined and reversed text only.
func Plain() Theme { return build("plain", palette{}) }

// Named returns the theme of that name; where the name is "auto", Dark or Light by the terminal's background.
func Named(name string, darkBackground bool) Theme {
	switch {
	case name == "plain":
		return Plain()
	case name == "light", name == "auto" && !darkBackground:
		return Light()
	}
	return Dark()
}

func build(name string, p palette) Theme {
	style := lipgloss.NewStyle
	ink := func(colour string) lipgloss.Style {
		if colour == "" {
			return style()
		}
		return style().Foreground(lipgloss.Color(colour))
	}
	faint := ink(p.faint)
	selected := ink(p.accent).Bold(true)
	if p.selection == "" {
		faint = style().Faint(true)
		selected = selected.Reverse(true)
	} else {
		selected = selected.Background(lipgloss.Color(p.selection))
	}
	return Theme{
		Name:    name,
		Program: ink(p.accent).Bold(true), Status: style(), Faint: faint, Key: ink(p.accent).Bold(true), Error: ink(p.danger).Bold(true),
		Border: faint, BorderFocused: ink(p.accent), PaneTitle: style().Bold(true),
		Unread: ink(p.accent), Star: ink(p.warm), Read: faint, Selected: selected,
		Dialog: ink(p.accent),
		Title:  ink(p.accent).Bold(true), Meta: faint, Marker: ink(p.accent), QuoteBar: ink(p.second), LinkNumber: faint,
		Image: ink(p.second), Rule: faint, Translation: ink(p.second),
		Text: text(p), TranslationInk: p.second,
	}
}

// text builds the Glamour style. Margins, indents, prefixes and wrapping stay off: those are ours.
func text(p palette) ansi.StyleConfig {
	colour := func(c string) *string {
		if c == "" {
			return nil
		}
		return &c
	}
	yes, none, nothing := true, uint(0), ""
	bold := ansi.StylePrimitive{Bold: &yes}
	heading := ansi.StyleBlock{StylePrimitive: ansi.StylePrimitive{Bold: &yes, Color: colour(p.accent)}}
	code := ansi.StylePrimitive{Color: colour(p.code)}
	return ansi.StyleConfig{
		Document:      ansi.StyleBlock{Margin: &none},
		Paragraph:     ansi.StyleBlock{},
		Heading:       heading,
		Strong:        bold,
		Emph:          ansi.StylePrimitive{Italic: &yes},
		Strikethrough: ansi.StylePrimitive{CrossedOut: &yes},
		Code:          ansi.StyleBlock{StylePrimitive: code},
		CodeBlock: ansi.StyleCodeBlock{
			StyleBlock: ansi.StyleBlock{StylePrimitive: code, Margin: &none},
			Theme:      p.codeTheme,
		},
		Table: ansi.StyleTable{CenterSeparator: &nothing, ColumnSeparator: &nothing, RowSeparator: &nothing},
	}
}
