package document

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestTitleFromText(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"a first line that stands like a headline", "Tencent answers Alibaba's call to open up\n\nShenzhen, Thursday. The company said so.",
			"Tencent answers Alibaba's call to open up"},
		{"the first sentence", "阿里回应了。随后腾讯也作出了回应，双方表示将按照政府的要求，与其他平台一起面向未来，相向而行，共同推进。", "阿里回应了"},
		{"an abbreviation ends no sentence", "Mr. Ma of the U.S. branch spoke 3.5 hours. Then everyone who had listened went home and slept.",
			"Mr. Ma of the U.S. branch spoke 3.5 hours"},
		{"a clause", "自国内互联网巨头以生态为名，在没有边界的互联网上拉帮结派、圈地自萌以来国内互联网环境仿佛一下子倒退二十年。", "自国内互联网巨头以生态为名，在没有边界的互联网上拉帮结派…"},
		{"no word is cut", strings.Repeat("88VIP membership ", 9) + ".", "88VIP membership 88VIP membership 88VIP membership 88VIP…"},
		{"a word wider than a title", strings.Repeat("x", 300), strings.Repeat("x", 60) + "…"},
		{"no byline", "By Jane Doe\n2021-08-05\nhttps://a.example/1\n***\nTencent answers", "Tencent answers"},
		{"no Chinese byline", "本报记者 张三 北京报道\n来源：新华社\n2021年8月5日 21:46\n腾讯回应了", "腾讯回应了"},
		{"nothing but a byline", "By Jane Doe", "By Jane Doe"},
		{"nothing but signs", "***\n12", "reading list"},
		{"a Markdown heading", "intro line\n\n# The *real* [title](https://a.example) #\n\ntext", "The real title"},
		{"a Markdown heading that is underlined", "The title\n===\n\n**text**", "The title"},
		{"HTML without any title", "<div>\n来源：新华社<br>腾讯回应了<p>据悉</p></div>", "腾讯回应了"},
	} {
		if got := parse(t, c.text).Title; got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestAHeadlineIsNoParagraph(t *testing.T) {
	const long = "After the links were blocked, users found that nothing could be shared any more, and said so all day long, everywhere."
	for _, c := range []struct {
		why, text, title, body string
		derived                bool
	}{
		{"a headline", "Tencent answers\n\nIt said so.", "Tencent answers", "It said so.", false},
		{"a headline without a blank line below", "Tencent answers\nIt said so.", "Tencent answers", "It said so.", false},
		{"a Chinese headline", "腾讯回应了？\n据悉，开放了。", "腾讯回应了？", "据悉，开放了。", false},
		{"a headline below a byline", "By Jane Doe\n2021-08-05\nTencent answers\nIt said so.", "Tencent answers",
			"By Jane Doe\n\n2021-08-05\n\nIt said so.", false},
		{"nothing below it", "Tencent answers", "Tencent answers", "Tencent answers", true},
		{"only signs below it", "Tencent answers\n\n***", "Tencent answers", "Tencent answers\n\n***", true},
		{"a sentence", "It said so.\n\nMore.", "It said so", "It said so.\n\nMore.", true},
		{"a part of a paragraph", long + "\n\nMore.", "After the links were blocked…", long + "\n\nMore.", true},
		{"words below a rule", "---\nTencent answers\nMore.", "Tencent answers", "---\n\nTencent answers\n\nMore.", true},
		{"a title in front matter", "---\ntitle: x\n---\nTencent answers\n\nMore.", "x", "Tencent answers\n\nMore.", false},
	} {
		d := parse(t, c.text)
		if d.Title != c.title || d.Body != c.body || d.TitleDerived != c.derived {
			t.Errorf("%s: title %q (derived: %t), body %q", c.why, d.Title, d.TitleDerived, d.Body)
		}
	}
	if d := parse(t, string(seed(t, "002_602592ee55b8ab86.txt"))); strings.Count(d.Body, "\n\n") != 25 {
		t.Errorf("a starter article has %d paragraphs, not 26", 1+strings.Count(d.Body, "\n\n"))
	}
}

func TestBylines(t *testing.T) {
	for _, line := range []string{
		"Every editor, every reporter Ma Weimin from Beijing.", "Every reporter Ma Weimin sent it from Beijing.", "By Jane Doe",
		"By Jane Doe and John Roe of the Staff", "Reporter Li Lei reports from Beijing", "Source: Xinhua", "记者 张三 北京报道", "本报记者张三",
		"每经记者 马维民 每经编辑 李四", "来源：新华社", "作者：张三", "文丨张三", "新华社记者 李雷 摄",
	} {
		if !isByline(line) {
			t.Errorf("%q is taken for a title", line)
		}
	}
	for _, line := range []string{
		"By Monday, prices had fallen", "Reporter was arrested in Beijing", "Editors choose the best phones of the year", "记者调查：谁在买房",
		"文化产业的未来", "Every reporter knows this feeling", "图书馆里的一天", "After WeChat blocked the link", "一名记者的自白，写给所有人",
	} {
		if isByline(line) {
			t.Errorf("%q is taken for a byline", line)
		}
	}
}

func TestClippedTitlesEndBetweenWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zA-Z0-9]{1,12}|[一-龥]{1,5}|e\x{301}{1,3}`), 20, 40).Draw(t, "words")
		text := strings.Repeat(strings.Join(words, " ")+" ", 4)
		title := clip(text, titleWidth)
		if cells(title) > titleWidth+1 {
			t.Fatalf("%q is %d cells wide", title, cells(title))
		}
		kept := strings.TrimSuffix(title, "…")
		rest, found := strings.CutPrefix(text, kept)
		if !found || kept == "" {
			t.Fatalf("%q does not begin %q", title, text)
		}
		next := []rune(rest)[0]
		last := lastRune(kept)
		if unicode.IsMark(next) || last < 0x80 && next < 0x80 && next != ' ' {
			t.Fatalf("%q is cut before %q", kept, next)
		}
	})
}
