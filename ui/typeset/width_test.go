package typeset

import (
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		shows, text        string
		width, ofAmbiguous int
	}{
		{"Han", "新闻", 4, 4},
		{"Latin", "news", 4, 4},
		{"full-width forms", "ＡＢ，", 6, 6},
		{"half-width forms", "ｱｲ｡", 3, 3},
		{"Hangul", "한국", 4, 4},
		{"emoji", "👍🇨🇳", 4, 4},
		{"combining marks", "e\u0301国\u0301", 3, 3},
		{"ambiguous", "“”…—·①", 6, 12},
		{"borders", "│─", 2, 4},
		{"ambiguous letters", "é", 1, 2},
		{"sequences", "\x1b[1m新\x1b[m\x1b]8;;https://e.cn\aa\x1b]8;;\a", 3, 3},
		{"controls", "a\x00\x7fb", 2, 2},
		{"tabs", "\t", 4, 4},
		{"nothing", "", 0, 0},
	} {
		t.Run(c.shows, func(t *testing.T) {
			if got := (Measure{}).Width(c.text); got != c.width {
				t.Errorf("got %d, want %d", got, c.width)
			}
			if got := (Measure{Ambiguous: 2}).Width(c.text); got != c.ofAmbiguous {
				t.Errorf("ambiguous wide: got %d, want %d", got, c.ofAmbiguous)
			}
		})
	}
}

func TestWidthsAreThoseOfTheScreenLibraries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := Guard(rapid.String().Draw(t, "any")+texts().Draw(t, "text"), false)
		text = strings.NewReplacer("\t", "", "\n", "").Replace(text)
		got := Measure{}.Width(text)
		if want := ansi.StringWidth(text); got != want {
			t.Fatalf("%q: %d cells, x/ansi says %d", text, got, want)
		}
		if want := lipgloss.Width(text); got != want {
			t.Fatalf("%q: %d cells, Lip Gloss says %d", text, got, want)
		}
	})
}

func TestPadFillsUpToAWidth(t *testing.T) {
	m := Measure{Ambiguous: 2}
	for _, c := range []struct {
		text string
		want string
	}{{"新", "新    "}, {"“", "“    "}, {"新闻网站", "新闻网站"}, {"\x1b[1m新\x1b[m", "\x1b[1m新\x1b[m    "}} {
		if got := m.Pad(c.text, 6); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
