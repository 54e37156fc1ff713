package markdown

import (
	"strings"
	"testing"

	"newsreader/store/news"
)

// hostilePages are pages that take quadratic time, or memory out of proportion, in one of the stages if nothing is bounded.
// Each says "text" somewhere, which must be kept.
// They grow with n: 1 is for tests, 10 for benchmarks.
func hostilePages(n int) []struct{ name, page string } {
	return []struct{ name, page string }{
		{"many nested div", strings.Repeat("<div>", 10_000*n) + "text"},
		{"many nested b", strings.Repeat("<b>", 10_000*n) + "text"},
		{"many nested quotes", strings.Repeat("<blockquote>", 5_000*n) + "text"},
		{"400 nested quotes", strings.Repeat("<blockquote>", 400) + "text"},
		{"200 nested lists", strings.Repeat("<ul><li>a", 200) + "text"},
		{"many nested lists", strings.Repeat("<ul><li>", 2_000*n) + "text"},
		{"100 nested tables", strings.Repeat("<table><tr><td>", 100) + "text"},
		{"many line breaks", strings.Repeat("a<br>", 10_000*n) + "text"},
		{"many attributes", "<p " + strings.Repeat("a=b ", 10_000*n) + ">text</p>"},
		{"many <", "<p>text " + strings.Repeat("<", 100_000*n) + "</p>"},
		{"many *", "<p>text " + strings.Repeat("*a ", 30_000*n) + "</p>"},
		{"many [", "<p>text " + strings.Repeat("[", 20_000*n) + "</p>"},
		{"huge spans", "<table><tr><td colspan=1000000 rowspan=1000000>text</td><td>b</td></tr><tr><td>c</td></tr></table>"},
		{"many columns", "<table><tr>" + strings.Repeat("<td>a</td>", 500*n) + "<td>text</td></tr></table>"},
		{"many rows", "<table>" + strings.Repeat("<tr><td>a</td><td>b</td></tr>", 2_000*n) + "<tr><td>text</td><td></td></tr></table>"},
		{"formatting opened again in every paragraph", fontTags(400) + strings.Repeat("<p>a", 30_000) + "text"},
		{"a huge word", "<p>text</p><p>" + strings.Repeat("字", 170_000*n) + "</p>"},
		{"a huge data URI", "<p>text<img src='data:image/png;base64," + strings.Repeat("A", 500_000*n) + "'></p>"},
		{"an unclosed comment", "<p>text</p><!--" + strings.Repeat("a", 100_000*n)},
		{"many bold words", "<p>text" + strings.Repeat(" <b>a</b>b", 10_000*n) + "</p>"},
		{"many links", "<p>text" + strings.Repeat(" <a href=http://a.b>a</a>", 10_000*n) + "</p>"},
		{"many images", "<p>text" + strings.Repeat(" <img src=http://a.b/c.png>d", 10_000*n) + "</p>"},
		{"many code phrases", "<p>text" + strings.Repeat(" <code>a`</code>", 5_000*n) + "</p>"},
		{"many forms in each other's way", strings.Repeat("<form>a<p>", 5_000*n) + "</form>text"},
		{"figures in figures", strings.Repeat("<figure><figcaption>a", 240) + "text"},
		{"many list items", "<ul>" + strings.Repeat("<li>a", 10_000*n) + "</ul>text"},
	}
}

func fontTags(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<font color=" + strings.Repeat("a", i%7+1) + strings.Repeat("b", i/7) + ">")
	}
	return b.String()
}

func TestHostilePagesKeepTheirText(t *testing.T) {
	for _, c := range hostilePages(1) {
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
func hostileTexts(n int) []struct{ name, text string } {
	return []struct{ name, text string }{
		{"> x many", strings.Repeat("> ", 500*n) + "text"},
		{">> x many", strings.Repeat(">", 10_000*n) + "text"},
		{"- x many", strings.Repeat("- ", 10_000*n) + "text"},
		{"1. x many", strings.Repeat("1. ", 2_000*n) + "text"},
		{"a list indented over and over", staircase(100*n, "- a\n", "  ") + "\ntext"},
		{"a list indented by tabs", staircase(100*n, "- a\n", "\t") + "\ntext"},
		{"deepening quotes", staircase(100*n, "> a\n", ">") + "\ntext"},
		{"[ x many", strings.Repeat("[", 20_000*n) + "text"},
		{"[a]( x many", strings.Repeat("[a](", 10_000*n) + "text"},
		{"many references", strings.Repeat("[a]: /b\n", 10_000*n) + "\ntext"},
		{"![ x many", strings.Repeat("![", 10_000*n) + "text"},
		{"openers without closers", strings.Repeat("*a_ ", 10_000*n) + "text"},
		{"strong without end", strings.Repeat("**a ", 20_000*n) + "text"},
		{"tildes", strings.Repeat("~a ", 20_000*n) + "text"},
		{"backticks of every length", backticks(2_000) + "text"},
		{"<!-- x many", "a " + strings.Repeat("<!--", 10_000*n) + "text"},
		{"<? x many", "a " + strings.Repeat("<?", 10_000*n) + "text"},
		{"<a x many", "a " + strings.Repeat("<a ", 10_000*n) + "text"},
		{"a table of many columns", strings.Repeat("|a", 10_000*n) + "|\n" + strings.Repeat("|-", 10_000*n) + "|\n\ntext"},
		{"a table of many rows", "|a|b|\n|-|-|\n" + strings.Repeat("|c|d|\n", 10_000*n) + "\ntext"},
		{"a thousand delimiter rows", strings.Repeat("|a|b|\n|-|-|\n", 500*n) + "\ntext"},
		{"many HTML blocks", strings.Repeat("<p>a\n\n", 10_000*n) + "text"},
		{"many lines", strings.Repeat("a\n", 50_000*n) + "text"},
		{"addresses", strings.Repeat("(www.a.b ", 10_000*n) + "text"},
		{"e-mail addresses", strings.Repeat("a@b.c ", 10_000*n) + "text"},
		{"one endless address", "http://" + strings.Repeat("a(", 30_000*n) + " text"},
		{"entities", strings.Repeat("&amp;", 20_000*n) + "text"},
		{"backslashes", strings.Repeat("\\", 50_000*n) + "text"},
		{"a table of code with pipes", "|a|\n|-|\n" + strings.Repeat("|`\\|`|\n", 2_000*n) + "\ntext"},
		{"code of many lines", "```\n" + strings.Repeat("a\n", 10_000*n) + "```\n\ntext"},
		{"a heading and many lines", "# text\n\n" + strings.Repeat("a\n", 100_000*n)},
		{"many items", strings.Repeat("- a\n", 20_000*n) + "text"},
		{"notes in notes", strings.Repeat("[^1]: - ", 10_000*n) + "text"},
		{"notes below notes", staircase(100*n, "[^1]: a\n", "    ") + "\ntext"},
		{"many notes", strings.Repeat("[^1]: a[^1]\n", 10_000*n) + "text"},
		{"many empty items", strings.Repeat("-\n", 10_000*n) + "\ntext"},
	}
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
	for _, c := range hostileTexts(1) {
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
