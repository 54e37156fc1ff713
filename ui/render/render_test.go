package render_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"newsreader/store/markdown"
	"newsreader/store/news"
	"newsreader/store/storetest"
	"newsreader/ui/render"
	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

var update = flag.Bool("update", false, "rewrite the golden pages")

func starter(t testing.TB, id int64) *render.Text {
	t.Helper()
	bitext, err := storetest.Open(t).Bitext(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return render.Prepare(bitext)
}

func options(width int) render.Options {
	return render.Options{Width: width, Theme: theme.Dark()}
}

// article is an article of one Markdown text.
func article(text string) *render.Text {
	return render.Prepare(news.Bitext{Article: news.Article{Title: "Title", Language: "zh", Blocks: markdown.Blocks(text)}})
}

// body returns the lines of a Markdown text without the head, and without styles.
func body(text string, width int) []string {
	page := render.New(article(text), render.Original, options(width))
	var lines []string
	for i := 1; i < page.Len(); i++ {
		for _, line := range page.Unit(i) {
			lines = append(lines, typeset.Strip(line))
		}
	}
	return lines
}

var layouts = map[string]render.Layout{
	"original": render.Original, "translation": render.Translation, "interleaved": render.Interleaved, "columns": render.Columns,
}

func TestGoldenPages(t *testing.T) {
	for _, c := range []struct {
		id      int64
		layouts []string
	}{
		{1, []string{"original"}}, {2, []string{"original", "translation", "interleaved", "columns"}}, {4, []string{"original"}}, {5, []string{"original"}},
	} {
		bitext := starter(t, c.id)
		for _, layout := range c.layouts {
			for _, width := range []int{40, 60, 80, 120} {
				name := fmt.Sprintf("%d-%s-%d", c.id, layout, width)
				lines := render.New(bitext, layouts[layout], options(width)).Lines()
				golden(t, name, lines, width)
			}
		}
	}
}

func golden(t *testing.T, name string, lines []string, width int) {
	t.Helper()
	var text strings.Builder
	for i, line := range lines {
		plain := typeset.Strip(line)
		if w := (typeset.Measure{}).Width(plain); w > width {
			t.Errorf("%s: line %d is %d cells wide: %q", name, i+1, w, plain)
		}
		if strings.TrimRight(plain, " ") != plain {
			t.Errorf("%s: line %d ends in blanks: %q", name, i+1, plain)
		}
		text.WriteString(plain + "\n")
	}
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(path, []byte(text.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), text.String()); diff != "" {
		t.Errorf("%s:\n%s", name, diff)
	}
}

func TestElements(t *testing.T) {
	for _, c := range []struct {
		why, markdown string
		width         int
		want          []string
	}{
		{"a heading", "## 打开城门的腾讯", 40, []string{"打开城门的腾讯"}},
		{"items hang under their text", "10. 微信配合淘系电商的一些重大活动\n    - 例如双十一、新年抢红包等", 20, []string{
			"10. 微信配合淘系电商", "    的一些重大活动", "    ◦ 例如双十一、新", "      年抢红包等",
		}},
		{"tasks", "- [ ] open\n- [x] done", 20, []string{"☐ open", "☑ done"}},
		{"a quote keeps its bar on every line", "> 相信大家都看到了这条报道", 16, []string{"│ 相信大家都看到", "│ 了这条报道"}},
		{"emphasis beside full-width punctuation leaves no marks", "可能的：**双方的开放。**也就是说“**开放**”", 60, []string{"可能的：双方的开放。也就是说“开放”"}},
		{"links are numbered and listed", "见[腾讯](https://qq.com/)和<https://a.example/>。", 60, []string{
			"见腾讯[1]和https://a.example/[2]。", "", "[1] https://qq.com/", "[2] https://a.example/",
		}},
		{"an image is one line", "![相声](https://a.example/i.png \"640x480\")", 60, []string{"[image 1] 相声 640×480", "", "[1] https://a.example/i.png"}},
		{"code is cut, never wrapped", "```\nfunc main() { println(\"你好\") }\n```", 20, []string{"func main() { print…"}},
		{"coloured code is no longer than code", "```go\nfunc main() {\n}\n```\n\n后", 40, []string{"func main() {", "}", "", "后"}},
		{"a table that fits", "| 名 | 数 |\n| --- | --- |\n| 微信 | 12 |", 40, []string{"名    数", "────────", "微信  12"}},
		{"a table with columns to the right and in the middle", "| 名 | 数 | 中 |\n| --- | ---: | :---: |\n| 微信 | 12 | 一二三 |\n| 淘 | 1000 | 一 |", 40, []string{
			"名      数    中", "──────────────────", "微信    12  一二三", "淘    1000    一",
		}},
		{"a table that does not", "| 名称 | 数量 |\n| --- | --- |\n| 微信支付 | 一百二十 |\n| 淘宝 | 三 |", 12, []string{
			"名称: 微信支", "付", "数量: 一百二", "十", "", "名称: 淘宝", "数量: 三",
		}},
		{"a table whose columns share the width", "| 名 | 说明 |\n| --- | --- |\n| 微信 | 腾讯的即时通信软件 |\n| 淘宝 | 阿里的 |", 16, []string{
			"名    说明", "────────────────", "微信  腾讯的即时", "      通信软件", "", "淘宝  阿里的",
		}},
		{"a rule", "一\n\n---\n\n二", 12, []string{"一", "", "────────────", "", "二"}},
		{"one quote has one bar", "> 一\n>\n> 二", 12, []string{"│ 一", "│", "│ 二"}},
		{"escapes are shown as what they escape", `1\. 不是列表 \*星\* \~\~ \& \" &amp;lt; &amp;#27; \\* C:\dir`, 60, []string{`1. 不是列表 *星* ~~ & " &lt; &#27; \* C:\dir`}},
		{"code is shown as it is", "`&amp; \\* &#27;`", 60, []string{`&amp; \* &#27;`}},
		{"images between words have numbers too", "前![图](https://a.example/i.png)后[链](https://b.example/)", 60, []string{
			"前▧ 图[1]后链[2]", "", "[1] https://a.example/i.png", "[2] https://b.example/",
		}},
	} {
		if diff := cmp.Diff(c.want, body(c.markdown, c.width)); diff != "" {
			t.Errorf("%s:\n%s", c.why, diff)
		}
	}
}

// TestPlainTextNeedsNoParsing compares the short way for text without markup with the long one, which an escape that means
// nothing forces.
func TestPlainTextNeedsNoParsing(t *testing.T) {
	for _, block := range []news.Block{
		{Kind: news.Paragraph}, {Kind: news.Heading, Level: 2}, {Kind: news.ListItem, ListDepth: 1, Marker: "-"}, {Kind: news.Quote, QuoteDepth: 1},
	} {
		rapid.Check(t, func(t *rapid.T) {
			text := rapid.StringMatching(`[\x{4e00}-\x{4eff}a-zA-Z][\x{4e00}-\x{4eff}，。：；“”（）a-zA-Z0-9 .,;:'"()$%+=/?^-]{1,60}`).Draw(t, "text")
			if strings.TrimSpace(text) != text || text == "" {
				return
			}
			plain, long := block, block
			plain.Markdown, long.Markdown = text, text+"&#8288;" // a word joiner, which shows nothing
			set := func(b news.Block) []string {
				page := render.New(render.Prepare(news.Bitext{Article: news.Article{Title: "T", Blocks: []news.Block{b}}}), render.Original, options(4000))
				return page.Unit(1)
			}
			want := strings.ReplaceAll(strings.Join(set(long), "\n"), "\u2060", "")
			if got := strings.Join(set(plain), "\n"); got != want {
				t.Fatalf("%q: the short way gives %q, the long one %q", text, got, want)
			}
		})
	}
}

func TestSettings(t *testing.T) {
	text := "腾讯QQ音乐将于9月接入88VIP，据悉。\n\n另一段。"
	for _, c := range []struct {
		why    string
		width  int
		change func(*render.Options)
		want   []string
	}{
		{"a first line indented by two Han widths, and no blank line", 20, func(o *render.Options) { o.Indent = 4 }, []string{
			"    腾讯QQ音乐将于", "9月接入88VIP，据悉。", "    另一段。",
		}},
		{"no indent where there is no room for it", 6, func(o *render.Options) { o.Indent = 4 }, []string{
			"腾讯QQ", "音乐将", "于9月", "接入", "88VI", "P，据", "悉。", "另一", "段。",
		}},
		{"a gap between Han and Latin", 40, func(o *render.Options) { o.Autospace = true }, []string{
			"腾讯 QQ 音乐将于 9 月接入 88VIP，据悉。", "", "另一段。",
		}},
	} {
		set := options(c.width)
		c.change(&set)
		var got []string
		page := render.New(article(text), render.Original, set)
		for i := 1; i < page.Len(); i++ {
			for _, line := range page.Unit(i) {
				got = append(got, typeset.Strip(line))
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", c.why, diff)
		}
	}
}

func TestPunctuationHangsInAMargin(t *testing.T) {
	set := options(12)
	set.Measure.Punctuation = typeset.Hang
	page := render.New(article("腾讯与阿里，互通了。"), render.Original, set)
	lines := page.Unit(1)
	if got := typeset.Strip(lines[0]); got != "腾讯与阿里，" {
		t.Errorf("the comma does not hang: %q", got)
	}
	bitext := starter(t, 5)
	for width := 20; width < 100; width++ {
		set.Width = width
		for _, line := range render.New(bitext, render.Original, set).Lines() {
			if w := set.Measure.Width(line); w > width {
				t.Errorf("at %d: %q is %d wide", width, line, w)
			}
		}
	}
}

func TestACaptionBelongsToItsImage(t *testing.T) {
	got := body("![用户在微信中打开淘宝链接](https://a.example/i.png \"640x480\")\n\n用户在微信中打开淘宝链接\n\n正文。", 60)
	want := []string{"[image 1] 640×480", "用户在微信中打开淘宝链接", "", "正文。", "", "[1] https://a.example/i.png"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestNothingButOurStylesAndLinksLeaves(t *testing.T) {
	hostile := "a\x1b]0;title\x07b [c](https://x.example/\x1b]8;;) `\x1b[2J` &#27;[31m &amp;#27;[31m ![\x9b31m](https://y.example/\x07)"
	for _, line := range render.New(article(hostile), render.Original, options(60)).Lines() {
		if typeset.Guard(line, true) != line || strings.Contains(line, "\x1b[31m") || strings.Contains(line, "\x1b]0;") || strings.Contains(line, "\x1b[2J") {
			t.Errorf("%q", line)
		}
	}
}

func TestOnlyWebAddressesBecomeLinks(t *testing.T) {
	for address, want := range map[string]bool{
		"https://example.org/?a=1": true, "HTTP://example.org": true, "mailto:a@example.org": true,
		"javascript:alert(1)": false, "file:///etc/passwd": false, "-x": false, "https://a b": false, "https://a\x07": false, "https://é": false,
	} {
		if render.Openable(address) != want {
			t.Errorf("%q: %v", address, !want)
		}
	}
}

func TestAPlaceIsFoundAgain(t *testing.T) {
	bitext := starter(t, 2)
	for name, layout := range layouts {
		for _, width := range []int{20, 57, 100} {
			page := render.New(bitext, layout, options(width))
			for unit := range page.Len() {
				for line := range page.Unit(unit) {
					if unit == 0 && line > 0 {
						continue // the head is one place
					}
					u, l := page.Locate(page.Position(unit, line))
					if u != unit || l != line {
						t.Errorf("%s at %d: line %d of unit %d is found as line %d of unit %d", name, width, line, unit, l, u)
					}
				}
			}
		}
	}
}

// TestToggleNeverLosesTheBead goes from layout to layout and width to width at random places; the block of the original
// that stands on top stays in the bead it was in.
func TestToggleNeverLosesTheBead(t *testing.T) {
	text := starter(t, 2)
	bitext := text.Bitext
	random := rand.New(rand.NewPCG(3, 4))
	beadOf := func(block int) int {
		for i, b := range bitext.Translation.Alignment {
			if block >= b.Original.From && block < b.Original.To {
				return i
			}
		}
		return -1
	}
	every := []render.Layout{render.Original, render.Translation, render.Interleaved, render.Columns}
	for range 300 {
		position := news.Position{Block: random.IntN(len(bitext.Article.Blocks)), Delta: random.Float64()}
		want := beadOf(position.Block)
		if bitext.Translation.Alignment[want].Translation.Len() == 0 {
			continue // a place without a translation moves to the next that has one
		}
		for range 10 {
			page := render.New(text, every[random.IntN(4)], options(8+random.IntN(150)))
			position = page.Position(page.Locate(position))
			if got := beadOf(position.Block); got != want {
				t.Fatalf("bead %d became %d in layout %d", want, got, page.Layout())
			}
		}
	}
}

func TestNoLineBeginsOrEndsWrongly(t *testing.T) {
	const never, last = "，、。；：？！）》」』】〉”’％·", "（《「『【〈“‘"
	for _, id := range []int64{1, 2, 4, 5} {
		bitext := starter(t, id)
		for width := 20; width <= 200; width++ {
			for _, layout := range []render.Layout{render.Original, render.Translation} {
				page := render.New(bitext, layout, options(width))
				for i, line := range page.Lines() {
					line = typeset.Strip(line)
					if line == "" {
						continue
					}
					runes := []rune(line)
					if strings.ContainsRune(never, runes[0]) || strings.ContainsRune(last, runes[len(runes)-1]) {
						t.Errorf("article %d at %d, line %d: %q", id, width, i+1, line)
					}
					if w := (typeset.Measure{}).Width(line); w > width {
						t.Errorf("article %d at %d, line %d is %d wide: %q", id, width, i+1, w, line)
					}
				}
			}
		}
	}
}
