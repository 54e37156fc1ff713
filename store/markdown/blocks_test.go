package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsreader/store/news"
)

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		why, markdown string
		want          []news.Block
	}{
		{"headings of both styles", "# a *b* #\n\nc\nd\n---", []news.Block{
			{Kind: news.Heading, Level: 1, Markdown: "a *b*"}, {Kind: news.Heading, Level: 2, Markdown: "c d"}}},
		{"lines are joined, hard breaks are one kind", "一\n二  \nc\\\nd", []news.Block{{Kind: news.Paragraph, Markdown: "一二\\\nc\\\nd"}}},
		{"tight, loose and nested items", "- a\n\n  b\n- c\n  1. d", []news.Block{
			{Kind: news.ListItem, ListDepth: 1, Marker: "-", Markdown: "a"}, {Kind: news.Paragraph, ListDepth: 1, Markdown: "b"},
			{Kind: news.ListItem, ListDepth: 1, Marker: "-", Markdown: "c"}, {Kind: news.ListItem, ListDepth: 2, Marker: "1.", Markdown: "d"}}},
		{"numbers begin where they say", "7) a\n8) b", []news.Block{
			{Kind: news.ListItem, ListDepth: 1, Marker: "7.", Markdown: "a"}, {Kind: news.ListItem, ListDepth: 1, Marker: "8.", Markdown: "b"}}},
		{"tasks", "- [x] a\n- [ ] b", []news.Block{
			{Kind: news.ListItem, ListDepth: 1, Marker: "- [x]", Markdown: "a"}, {Kind: news.ListItem, ListDepth: 1, Marker: "- [ ]", Markdown: "b"}}},
		{"a list in a quote, code in a list", "> - a\n>\n>       b", []news.Block{
			{Kind: news.ListItem, ListDepth: 1, QuoteDepth: 1, Marker: "-", Markdown: "a"},
			{Kind: news.Code, ListDepth: 1, QuoteDepth: 1, Markdown: "```\nb\n```"}}},
		{"blank lines at the ends of code go", "```\n\n \na\n\n \n```", []news.Block{{Kind: news.Code, Markdown: "```\na\n```"}}},
		{"an item that begins with code", "1. ```go\n   a\n   ```", []news.Block{
			{Kind: news.ListItem, ListDepth: 1, Marker: "1."}, {Kind: news.Code, ListDepth: 1, Markdown: "```go\na\n```"}}},
		{"references become links", "[a][b], <c@d.e>\n\n[b]: http://f.g 'h'", []news.Block{
			{Kind: news.Paragraph, Markdown: "[a](http://f.g), [c@d.e](mailto:c@d.e)"}}},
		{"images stand alone", "a ![b](http://c.d/e.png \"3x4\")", []news.Block{
			{Kind: news.Paragraph, Markdown: "a"}, {Kind: news.Image, Markdown: "![b](http://c.d/e.png \"3x4\")"}}},
		{"an image inside a line stays", "a ![b](http://c.d/e.png) f", []news.Block{{Kind: news.Paragraph, Markdown: "a ![b](http://c.d/e.png) f"}}},
		{"raw tags go, their text stays", "a <u>b</u><br>c <script>d</script>", []news.Block{{Kind: news.Paragraph, Markdown: "a b\\\nc d"}}},
		{"HTML blocks are converted", "<div><b>a</b> b</div>\n\n> <hr>", []news.Block{
			{Kind: news.Paragraph, Markdown: "**a** b"}, {Kind: news.Rule, QuoteDepth: 1, Markdown: "---"}}},
		{"dangerous links are text", "[a](javascript:b) [c](../d)", []news.Block{{Kind: news.Paragraph, Markdown: "a c"}}},
		{"references to controls go from text; in code they are none", "a&#27;[31m\\&#27; `&#27;`", []news.Block{{Kind: news.Paragraph, Markdown: "a[31m&amp;#27; `&#27;`"}}},
		{"tables", "a|b\n:-|-:\nc\\|d|e<br>f", []news.Block{{Kind: news.Table, Markdown: "| a | b |\n| :--- | ---: |\n| c\\|d | e<br>f |"}}},
		{"footnotes have raised numbers", "a[^1], **b[^12]**\n\n[^1]: c *d*\n[^12]: e\n\n    f\n\ng", []news.Block{
			{Kind: news.Paragraph, Markdown: "a¹, **b¹²**"}, {Kind: news.Paragraph, Markdown: "¹ c *d*"},
			{Kind: news.Paragraph, Markdown: "¹² e"}, {Kind: news.Paragraph, Markdown: "f"}, {Kind: news.Paragraph, Markdown: "g"}}},
		{"footnotes with a name are numbered", "a[^注]\n\n[^注]: b", []news.Block{
			{Kind: news.Paragraph, Markdown: "a¹"}, {Kind: news.Paragraph, Markdown: "¹ b"}}},
		{"numbers that notes have are not given to names", "a[^注]b[^1]\n\n[^注]: c\n\n[^1]: d", []news.Block{
			{Kind: news.Paragraph, Markdown: "a²b¹"}, {Kind: news.Paragraph, Markdown: "² c"}, {Kind: news.Paragraph, Markdown: "¹ d"}}},
		{"what looks like a footnote in code is code", "`a[^1]` \\[^1]\n\n```\n[^1]: b\n```", []news.Block{
			{Kind: news.Paragraph, Markdown: "`a[^1]` \\[^1]"}, {Kind: news.Code, Markdown: "```\n[^1]: b\n```"}}},
		{"a rule may come first", "---\n\na", []news.Block{{Kind: news.Rule, Markdown: "---"}, {Kind: news.Paragraph, Markdown: "a"}}},
		{"pipes in the code of a cell", "a|b\n-|-\n`c\\|d`|`e\\\\|f`", []news.Block{
			{Kind: news.Table, Markdown: "| a | b |\n| --- | --- |\n| `c\\|d` | `e\\\\|f` |"}}},
		{"nothing", " \n\n<!-- a -->\n", nil},
	} {
		got := Blocks(c.markdown)
		for i := range c.want {
			c.want[i].ID = int64(i + 1)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.why, diff)
		}
		checkBlocks(t, got)
	}
}

func TestListsThatFollowEachOtherStayApart(t *testing.T) {
	blocks := Blocks("1. a\n2. b\n\n<!-- -->\n\n1. c")
	if got, want := Join(blocks), "1. a\n2. b\n1) c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	checkBlocks(t, blocks)

	blocks = Blocks(FromHTML("<ol start=3><li>a<li>b</ol><ol type=a><li>c</ol><ol><li>d</ol>", ""))
	var markers []string
	for _, b := range blocks {
		markers = append(markers, b.Marker)
	}
	if diff := cmp.Diff([]string{"3.", "4.", "1.", "1."}, markers); diff != "" {
		t.Errorf("markers (-want +got):\n%s", diff)
	}
	if got, want := Join(blocks), "3. a\n4. b\n1) c\n1. d"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	checkBlocks(t, blocks)
}

func TestWhatABlockSays(t *testing.T) {
	b := news.Block{Kind: news.Paragraph, Markdown: "**a**\\\n[*b* c](http://d.e) ![f](http://g.h/i.png) `j` &amp; <http://k.l>"}
	if got, want := PlainText(b), "a\nb c f j & http://k.l"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if diff := cmp.Diff([]Link{{"b c", "http://d.e"}, {"http://k.l", "http://k.l"}}, Links(b)); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
	if got := PlainText(news.Block{Kind: news.Table, Markdown: "| a | **b** |\n|---|---|\n| c | [d](http://e.f) |"}); got != "a\tb\nc\td" {
		t.Errorf("table %q", got)
	}
	if got := PlainText(news.Block{Kind: news.Code, Markdown: "```go\na\n\nb\n```"}); got != "a\n\nb" {
		t.Errorf("code %q", got)
	}
	picture, ok := ImageOf(news.Block{Kind: news.Image, Markdown: `![a\]](http://b.c/d.png "3x4")`})
	if want := (Picture{Alt: "a]", URL: "http://b.c/d.png", Width: 3, Height: 4}); !ok || picture != want {
		t.Errorf("image %+v", picture)
	}
}

func TestFromTextIsLiteral(t *testing.T) {
	text := "# a\n\n1. *b* _c_ [d](e) <f> &amp; `g`\n\n一\n二"
	blocks := Blocks(FromText(text))
	for i, want := range []string{"# a", "1. *b* _c_ [d](e) <f> &amp; `g`", "一二"} {
		if got := PlainText(blocks[i]); got != want || blocks[i].Kind != news.Paragraph {
			t.Errorf("%q became %+v", want, blocks[i])
		}
	}
}

// The rules of CommonMark hold unchanged where no Chinese, Japanese or Korean is near. The cases are examples of its
// specification, version 0.31.2, by their numbers.
func TestCommonMarkIsUnchanged(t *testing.T) {
	for _, c := range []struct {
		number         int
		markdown, want string
	}{
		{350, "*foo bar*", "<p><em>foo bar</em></p>"},
		{351, "a * foo bar*", "<p>a * foo bar*</p>"},
		{352, "a*\"foo\"*", "<p>a*&quot;foo&quot;*</p>"},
		{353, "*\u00a0a\u00a0*", "<p>*\u00a0a\u00a0*</p>"},
		{355, "foo*bar*", "<p>foo<em>bar</em></p>"},
		{356, "5*6*78", "<p>5<em>6</em>78</p>"},
		{357, "_foo bar_", "<p><em>foo bar</em></p>"},
		{359, "a_\"foo\"_", "<p>a_&quot;foo&quot;_</p>"},
		{360, "foo_bar_", "<p>foo_bar_</p>"},
		{362, "пристаням_стремятся_", "<p>пристаням_стремятся_</p>"},
		{364, "foo-_(bar)_", "<p>foo-<em>(bar)</em></p>"},
		{366, "*foo bar *", "<p>*foo bar *</p>"},
		{368, "*(*foo)", "<p>*(*foo)</p>"},
		{369, "*(*foo*)*", "<p><em>(<em>foo</em>)</em></p>"},
		{370, "*foo*bar", "<p><em>foo</em>bar</p>"},
		{373, "_(_foo_)_", "<p><em>(<em>foo</em>)</em></p>"},
		{378, "**foo bar**", "<p><strong>foo bar</strong></p>"},
		{379, "** foo bar**", "<p>** foo bar**</p>"},
		{380, "a**\"foo\"**", "<p>a**&quot;foo&quot;**</p>"},
		{381, "foo**bar**", "<p>foo<strong>bar</strong></p>"},
		{387, "foo__bar__", "<p>foo__bar__</p>"},
		{391, "**foo bar **", "<p>**foo bar **</p>"},
		{393, "*(**foo**)*", "<p><em>(<strong>foo</strong>)</em></p>"},
		{395, "**foo \"*bar*\" foo**", "<p><strong>foo &quot;<em>bar</em>&quot; foo</strong></p>"},
		{411, "*foo**bar**baz*", "<p><em>foo<strong>bar</strong>baz</em></p>"},
		{413, "***foo** bar*", "<p><em><strong>foo</strong> bar</em></p>"},
		{416, "foo***bar***baz", "<p>foo<em><strong>bar</strong></em>baz</p>"},
		{442, "**foo*", "<p>*<em>foo</em></p>"},
		{447, "*foo****", "<p><em>foo</em>***</p>"},
		{467, "*foo _bar* baz_", "<p><em>foo _bar</em> baz_</p>"},
		{469, "*[bar*](/url)", "<p>*<a href=\"/url\">bar*</a></p>"},
	} {
		if got := rendered(t, c.markdown); got != c.want {
			t.Errorf("example %d: %q gives %s, want %s", c.number, c.markdown, got, c.want)
		}
	}
}
