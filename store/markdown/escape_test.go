package markdown

import (
	"html"
	"strings"
	"testing"

	"newsreader/store/news"
)

const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// shownPlainly returns what a renderer shows that takes the text between the nodes of a document as it stands in the
// source and then undoes references, and the backslashes before the signs of the first Markdown, as Glamour does.
func shownPlainly(markdown string) string {
	s := html.UnescapeString(markdown)
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]<>()#+-.!|", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestEveryRendererShowsPunctuationLiterally(t *testing.T) {
	for _, sign := range punctuation {
		c := string(sign)
		for _, text := range []string{
			c, c + c, c + c + c, c + "a", "a" + c, c + " a", "a " + c, "a" + c + "b", c + "a" + c, c + c + "a" + c + c, c + "-a", c + "1.",
			"\\" + c, "\\" + c + "a" + c, "1" + c + " a", c + c + c + "\u4e2d" + c + "a", "&" + c + "amp;", "(" + c + "b" + c + ")",
		} {
			for way, markdown := range map[string]string{"text": FromText(text), "HTML": FromHTML("<p>"+html.EscapeString(text)+"</p>", "")} {
				blocks := Blocks(markdown)
				if len(blocks) != 1 || blocks[0].Kind != news.Paragraph || PlainText(blocks[0]) != text {
					t.Errorf("%q as %s became %q, %+v", text, way, markdown, blocks)
					continue
				}
				if got := rendered(t, blocks[0].Markdown); html.UnescapeString(got) != "<p>"+text+"</p>" {
					t.Errorf("%q as %s is rendered as %s", text, way, got)
				}
				if got := shownPlainly(blocks[0].Markdown); got != text {
					t.Errorf("%q as %s, %q, is shown as %q", text, way, blocks[0].Markdown, got)
				}
			}
		}
	}
}
