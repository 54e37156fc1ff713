package markdown

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// rendered returns the HTML of Markdown as the dialect reads it.
func rendered(t *testing.T, markdown string) string {
	t.Helper()
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
	))
	var out bytes.Buffer
	source := []byte(markdown)
	if err := r.Render(&out, source, Parser().Parse(text.NewReader(source))); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

func TestEmphasisBesideChineseJapaneseAndKorean(t *testing.T) {
	data, err := os.ReadFile("testdata/cjk-friendly-emphasis.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ File, Markdown, HTML string }
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	if len(cases) < 100 {
		t.Fatalf("only %d cases", len(cases))
	}
	for _, c := range cases {
		if got := rendered(t, c.Markdown); got != strings.TrimSpace(c.HTML) {
			t.Errorf("%s: %q\n got %s\nwant %s", c.File, c.Markdown, got, c.HTML)
		}
	}
}
