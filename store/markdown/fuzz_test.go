package markdown

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"newsreader/seeds"
	"newsreader/store/news"
)

// checkBlocks asserts what holds for the blocks of every text: they are clean, and joined they split into the same again.
func checkBlocks(t *testing.T, blocks []news.Block) {
	t.Helper()
	for i, b := range blocks {
		if b.ID != int64(i+1) {
			t.Errorf("block %d has ID %d", i, b.ID)
		}
		for _, s := range append([]string{b.Markdown, b.Marker, PlainText(b)}, linkTexts(b)...) {
			if s != news.Clean(s) || !utf8.ValidString(s) {
				t.Errorf("not clean: %q of %+v", s, b)
			}
		}
		if b.ListDepth > MaxDepth || b.QuoteDepth > MaxDepth {
			t.Errorf("too deep: %+v", b)
		}
	}
	joined := Join(blocks)
	if diff := cmp.Diff(blocks, Blocks(joined)); diff != "" {
		t.Errorf("joined and split again (-before +after):\n%s\njoined: %q", diff, joined)
	}
}

func linkTexts(b news.Block) []string {
	var texts []string
	for _, l := range Links(b) {
		texts = append(texts, l.Text, l.URL)
	}
	if p, ok := ImageOf(b); ok {
		texts = append(texts, p.Alt, p.URL)
	}
	return texts
}

func FuzzBlocks(f *testing.F) {
	for _, s := range []string{
		"a\n\nb", "- a\n\n  b\n- [x] c\n  1. d\n", "> - a\n>   > b\n\n1. c\n\n9. d", "# a #\n\nb\n===\n", "|a|b|\n|-|:-:|\n|c\\|d|`e|`|",
		"**“a”**b~~c~~*d*", "[a](http://b.c \"t\") ![d](http://e.f/g.png \"4x5\") <http://h.i> www.j.k", "[a][b]\n\n[b]: http://c.d\n",
		"a<br>b<b>c</b>\n\n<div>d</div>\n", "&#27;[31m&amp;#27;`&#x9b;`", "```go\na\n```\n\n    b\n", "- > - a\n\n***", "[^1]: a\n\nb[^1]",
		"1. \n   # a\n2) b", "-\n  - a\n- ```\n  b\n  ```", "a\\\nb  \nc", "_a_b **c*d** ***e***", "- [x](http://a.b)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkBlocks(t, Blocks(s)) })
}

func FuzzFromHTML(f *testing.F) {
	for _, s := range []string{
		"<p>a<b>“b”</b>c</p>", "<ul><li>a<ol start=3><li>b</ol></ul>", "<table><tr><td colspan=3>a<td>b<tr><td rowspan=9>c</table>",
		"<blockquote><pre class=language-go>a\n\n b</pre></blockquote>", "<img src=http://a.b/c.png width=3 height=4>d<br><br>e",
		"<a href='/x'>y</a><a href='javascript:1'>z</a>", "&amp;#27;&#27;\x1b[0m", "<dl><dt>a<dd>b</dl><details><summary>c</summary>d</details>",
		"<p>1. a<br>- b<br># c<br>===</p>", "<ruby>漢<rt>か</ruby><sup>2</sup><q>a</q>", "<svg><title>a</title></svg><template>b</template>",
	} {
		f.Add(s)
	}
	for _, name := range []string{"000_2d681afe9bade4d9.txt", "004_bbb6cb67fd4aab28.txt"} {
		if data, err := seeds.FS.ReadFile(name); err == nil {
			f.Add(string(data))
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		markdown := FromHTML(s, "https://example.org/a/")
		if markdown != news.Clean(markdown) || strings.Contains(markdown, "\x1b") {
			t.Errorf("not clean: %q", markdown)
		}
		checkBlocks(t, Blocks(markdown))
	})
}
