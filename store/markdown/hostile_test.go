package markdown

import (
	"strings"
	"testing"

	"newsreader/store/news"
)

// hostilePages are pages that take quadratic time, or memory out of proportion, in one of the stages if nothing is bounded.
// Each says "text" somewhere, which must be kept.
var hostilePages = []struct {
	name, page string
}{
	{"100,000 nested div", strings.Repeat("<div>", 100_000) + "text"},
	{"100,000 nested b", strings.Repeat("<b>", 100_000) + "text"},
	{"50,000 nested quotes", strings.Repeat("<blockquote>", 50_000) + "text"},
	{"400 nested quotes", strings.Repeat("<blockquote>", 400) + "text"},
	{"200 nested lists", strings.Repeat("<ul><li>a", 200) + "text"},
	{"20,000 nested lists", strings.Repeat("<ul><li>", 20_000) + "text"},
	{"100 nested tables", strings.Repeat("<table><tr><td>", 100) + "text"},
	{"100,000 line breaks", strings.Repeat("a<br>", 100_000) + "text"},
	{"100,000 attributes", "<p " + strings.Repeat("a=b ", 100_000) + ">text</p>"},
	{"a million <", "<p>text " + strings.Repeat("<", 1_000_000) + "</p>"},
	{"a million *", "<p>text " + strings.Repeat("*a ", 300_000) + "</p>"},
	{"200,000 [", "<p>text " + strings.Repeat("[", 200_000) + "</p>"},
	{"huge spans", "<table><tr><td colspan=1000000 rowspan=1000000>text</td><td>b</td></tr><tr><td>c</td></tr></table>"},
	{"5,000 columns", "<table><tr>" + strings.Repeat("<td>a</td>", 5_000) + "<td>text</td></tr></table>"},
	{"20,000 rows", "<table>" + strings.Repeat("<tr><td>a</td><td>b</td></tr>", 20_000) + "<tr><td>text</td><td></td></tr></table>"},
	{"formatting opened again in every paragraph", fontTags(400) + strings.Repeat("<p>a", 30_000) + "text"},
	{"a word of 5 MB", "<p>text</p><p>" + strings.Repeat("字", 1_700_000) + "</p>"},
	{"a data URI of 5 MB", "<p>text<img src='data:image/png;base64," + strings.Repeat("A", 5_000_000) + "'></p>"},
	{"an unclosed comment", "<p>text</p><!--" + strings.Repeat("a", 1_000_000)},
	{"100,000 bold words", "<p>text" + strings.Repeat(" <b>a</b>b", 100_000) + "</p>"},
	{"100,000 links", "<p>text" + strings.Repeat(" <a href=http://a.b>a</a>", 100_000) + "</p>"},
	{"100,000 images", "<p>text" + strings.Repeat(" <img src=http://a.b/c.png>d", 100_000) + "</p>"},
	{"50,000 code phrases", "<p>text" + strings.Repeat(" <code>a`</code>", 50_000) + "</p>"},
	{"50,000 forms in each other's way", strings.Repeat("<form>a<p>", 50_000) + "</form>text"},
	{"figures in figures", strings.Repeat("<figure><figcaption>a", 240) + "text"},
	{"100,000 list items", "<ul>" + strings.Repeat("<li>a", 100_000) + "</ul>text"},
}

func fontTags(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<font color=" + strings.Repeat("a", i%7+1) + strings.Repeat("b", i/7) + ">")
	}
	return b.String()
}

func TestHostilePagesKeepTheirText(t *testing.T) {
	for _, c := range hostilePages {
		t.Run(c.name, func(t *testing.T) {
			markdown := FromHTML(c.page, "")
			if !strings.Contains(markdown, "text") {
				t.Errorf("the text is lost in %d bytes: %.200q", len(markdown), markdown)
			}
			if len(markdown) > 5*len(c.page)+1000 {
				t.Errorf("%d bytes became %d", len(c.page), len(markdown))
			}
			checkDepth(t, Blocks(markdown))
		})
	}
}

// hostileTexts are the same for Markdown.
var hostileTexts = []struct{ name, text string }{
	{"> x 5,000", strings.Repeat("> ", 5_000) + "text"},
	{"> x 100,000", strings.Repeat(">", 100_000) + "text"},
	{"- x 100,000", strings.Repeat("- ", 100_000) + "text"},
	{"1. x 20,000", strings.Repeat("1. ", 20_000) + "text"},
	{"a list indented a thousand times", staircase(1_000, "- a\n", "  ") + "\ntext"},
	{"a list indented by tabs", staircase(1_000, "- a\n", "\t") + "\ntext"},
	{"10,000 lines of deepening quotes", staircase(1_000, "> a\n", ">") + "\ntext"},
	{"[ x 200,000", strings.Repeat("[", 200_000) + "text"},
	{"[a]( x 100,000", strings.Repeat("[a](", 100_000) + "text"},
	{"100,000 references", strings.Repeat("[a]: /b\n", 100_000) + "\ntext"},
	{"![ x 100,000", strings.Repeat("![", 100_000) + "text"},
	{"openers without closers", strings.Repeat("*a_ ", 100_000) + "text"},
	{"strong without end", strings.Repeat("**a ", 200_000) + "text"},
	{"tildes", strings.Repeat("~a ", 200_000) + "text"},
	{"backticks of every length", backticks(2_000) + "text"},
	{"<!-- x 100,000", "a " + strings.Repeat("<!--", 100_000) + "text"},
	{"<? x 100,000", "a " + strings.Repeat("<?", 100_000) + "text"},
	{"<a x 100,000", "a " + strings.Repeat("<a ", 100_000) + "text"},
	{"a table of 100,000 columns", strings.Repeat("|a", 100_000) + "|\n" + strings.Repeat("|-", 100_000) + "|\n\ntext"},
	{"a table of 100,000 rows", "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 100_000) + "\ntext"},
	{"a thousand delimiter rows", strings.Repeat("|a|b|\n|-|-|\n", 5_000) + "\ntext"},
	{"100,000 HTML blocks", strings.Repeat("<p>a\n\n", 100_000) + "text"},
	{"a million lines", strings.Repeat("a\n", 500_000) + "text"},
	{"addresses", strings.Repeat("(www.a.b ", 100_000) + "text"},
	{"e-mail addresses", strings.Repeat("a@b.c ", 100_000) + "text"},
	{"one endless address", "http://" + strings.Repeat("a(", 300_000) + " text"},
	{"entities", strings.Repeat("&amp;", 200_000) + "text"},
	{"backslashes", strings.Repeat("\\", 500_000) + "text"},
	{"a table of code with pipes", "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 20_000) + "\ntext"},
	{"code of 100,000 lines", "```\n" + strings.Repeat("a\n", 100_000) + "```\n\ntext"},
	{"100,000 empty items", strings.Repeat("-\n", 100_000) + "\ntext"},
}

func staircase(steps int, line, step string) string {
	var b strings.Builder
	for i := range steps {
		b.WriteString(strings.Repeat(step, i) + line)
	}
	return b.String()
}

func backticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + "a ")
	}
	return b.String()
}

func TestHostileMarkdownKeepsItsText(t *testing.T) {
	for _, c := range hostileTexts {
		t.Run(c.name, func(t *testing.T) {
			blocks := Blocks(c.text)
			var said int
			for _, b := range blocks {
				said += strings.Count(PlainText(b), "text")
			}
			if said == 0 {
				t.Errorf("the text is lost in %d blocks", len(blocks))
			}
			checkDepth(t, blocks)
		})
	}
}

func checkDepth(t *testing.T, blocks []news.Block) {
	t.Helper()
	for _, b := range blocks {
		if b.ListDepth > MaxDepth || b.QuoteDepth > MaxDepth {
			t.Fatalf("lists %d, quotes %d deep", b.ListDepth, b.QuoteDepth)
		}
	}
}
