package store

import (
	"strings"
	"testing"
	"unicode/utf8"

	"newsreader/store/markdown"
	"newsreader/store/news"
)

func TestAParagraphThatIsTooLongIsDividedAtItsSentences(t *testing.T) {
	for _, c := range []struct {
		why, text string
		end       string // of every part but the last
	}{
		{"Chinese", strings.Repeat("这是一句不长也不短的话。", 2000), "。"},
		{"English", strings.Repeat("This sentence ends here. ", 2000), "."},
		{"no sentences", strings.Repeat("word ", 5000), "word"},
		{"no blanks either", strings.Repeat("字", 100_000), "字"},
		{"signs of Markdown", strings.Repeat(`1\. a \*b\* `, 2000), ""},
	} {
		blocks := []news.Block{{Kind: news.Paragraph, Markdown: "before"}, {Kind: news.Paragraph, Markdown: c.text}, {Kind: news.Paragraph, Markdown: "after"}}
		parts := divided(blocks)
		if parts[0].Markdown != "before" || parts[len(parts)-1].Markdown != "after" || len(parts) < 4 {
			t.Fatalf("%s: %d blocks", c.why, len(parts))
		}
		parts = parts[1 : len(parts)-1]
		joined := ""
		for i, p := range parts {
			plain := markdown.PlainText(p)
			if n := utf8.RuneCountInString(plain); n > longestText {
				t.Errorf("%s: a part of %d characters", c.why, n)
			}
			if i+1 < len(parts) && !strings.HasSuffix(plain, c.end) {
				t.Errorf("%s: a part ends in %q", c.why, plain[len(plain)-12:])
			}
			joined += plain
		}
		squeezed := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeezed(joined) != squeezed(markdown.PlainText(blocks[1])) {
			t.Errorf("%s: text was lost", c.why)
		}
	}
}

func TestALongListItemStaysOneItem(t *testing.T) {
	parts := divided([]news.Block{{Kind: news.ListItem, ListDepth: 1, Marker: "3.", Markdown: strings.Repeat("一句。", 3000)}})
	if len(parts) < 2 || parts[0].Marker != "3." || parts[1].Marker != "" || parts[1].Kind != news.Paragraph || parts[1].ListDepth != 1 {
		t.Errorf("%+v", parts)
	}
}
