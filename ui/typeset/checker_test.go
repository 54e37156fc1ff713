package typeset

import (
	"fmt"
	"html"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"newsreader/seeds"
)

// What may not stand at the ends of a line, written down again here rather than taken from the code that is tested.
const (
	notFirst = "，、。．；：？！）》〉」』】〕｝］”’％·…—～／,.;:!?)]}%/ー々っゃゅょッャュョ"
	notLast  = "（《〈「『【〔｛［“‘([{"
)

// whole finds what must not be cut: words, numbers with their marks and units, dates, doubled marks.
var whole = regexp.MustCompile(`https?://[!-~]+` +
	`|[A-Za-z0-9]+(?:[A-Za-z0-9.,:/~+#@&%'’-]*[A-Za-z0-9+#%℃])?` +
	`|[¥￥$€]?\d[\d,.]*(?:[%％℃]|[万亿]?(?:美元|元|年|月|日|天|个|家|人|次|岁|倍|点|小时|分钟))` +
	`|\d+月\d+日|\d+年\d+月(?:\d+日)?|\d+[~～–-]\d+年|——|……|第\d+`)

// faults returns what is wrong with the lines that text was set into. The lines may be narrower than what must stay
// whole; then it may be cut.
func faults(m Measure, text string, lines []string, width int) (all []string) {
	fault := func(format string, values ...any) { all = append(all, fmt.Sprintf(format, values...)) }
	cuts := map[int]bool{} // the bytes of text at which a line begins without a blank before it
	at := 0
	for n, line := range lines {
		if got := m.Width(line); got > width {
			fault("%d cells in %q", got, line)
		}
		rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
		if n > 0 && len(rest) == len(text)-at {
			cuts[at] = true
		}
		if n == 0 {
			rest = text
		}
		at = len(text) - len(rest)
		if !strings.HasPrefix(rest, line) {
			fault("%q is not what comes next in the text", line)
			return all
		}
		at += len(line)
		if line != strings.TrimRightFunc(line, unicode.IsSpace) {
			fault("blanks at the end of %q", line)
		}
		if line == "" {
			fault("empty line")
			continue
		}
		if first, _ := utf8.DecodeRuneInString(line); n > 0 && strings.ContainsRune(notFirst, first) {
			fault("%q begins with %c", line, first)
		}
		if last, _ := utf8.DecodeLastRuneInString(line); n < len(lines)-1 && strings.ContainsRune(notLast, last) {
			fault("%q ends with %c", line, last)
		}
	}
	if strings.TrimSpace(text[at:]) != "" {
		fault("%q is lost", text[at:])
	}
	for _, span := range whole.FindAllStringIndex(text, -1) {
		// What must stand beside it has to fit into the line as well.
		head := strings.TrimRight(text[:span[0]], notLast+`"'`)
		tail := strings.TrimLeft(text[span[1]:], notFirst+`"'`)
		if m.Width(text[len(head):len(text)-len(tail)]) > width {
			continue
		}
		for i := span[0] + 1; i < span[1]; i++ {
			if cuts[i] {
				fault("%q is cut", text[span[0]:span[1]])
			}
		}
	}
	return all
}

var (
	tags  = regexp.MustCompile(`<[^>]*>`)
	front = regexp.MustCompile(`(?s)\A\s*---\n.*?\n---\n`)
)

// paragraphs returns the text of the starter articles, roughly taken out of its HTML.
func paragraphs(t testing.TB) (all []string) {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		body, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		text := front.ReplaceAllString(string(body), "")
		text = html.UnescapeString(tags.ReplaceAllString(text, "\n"))
		for paragraph := range strings.SplitSeq(text, "\n") {
			if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
				all = append(all, paragraph)
			}
		}
	}
	return all
}

// corpus is the kinds of text that the starter articles do not hold.
var corpus = []string{
	"據《聯合報》報導，臺灣的「半導體產業」在2021年8月5日創下新高——成長達12.5％，約新臺幣3,000億元……專家（不願具名）表示：「這是『前所未有』的。」",
	"日本語のテキストは「キャッシュ・フロー」で、ちょっと難しいですよー。しかし、『三体』は2019～20年に100万部を超えた（2021年8月5日現在）！",
	"대통령은 오늘 서울에서 기자회견을 열고 “한국(Korea)의 미래”라고 말했다. 2021년 8월 5일, 3,000명이 참석했다.",
	"新闻链接：https://mp.weixin.qq.com/s?__biz=MzIxMDgyMTM0NQ==&mid=2247492285&idx=1&sn=2e9dfcd38d1aca212524695f95aed90e，请联系editor@example.com。",
	"C++、C#和A/B测试：88VIP会员在2021-08-05的12:30增长了12.5%，达到¥3.5亿元，气温20℃；2019~20年共5000万美元，约合800 多万人次，用时3小时20分钟。",
	"迈克尔·杰克逊（Michael Jackson，1958年8月29日－2009年6月25日）说：“音乐……就是‘生命’——永远。”北京～上海，和/或。",
	"She said, “It’s a well-known, state-of-the-art e-commerce platform — isn’t it?” (See https://example.com/news/2021/08/05/long-title.html for more…)",
	`He called it "divided power" and, "if necessary," 'unlimited' [sic] {or so}; 50% of US$3,000 went to R&D, i.e. AT&T's.`,
	"👍🏽 好评如潮👨‍👩‍👧！🇨🇳🇯🇵加油，e\u0301te\u0301 café naïve。",
}

// narrowest is the width from which on nothing at all may be wrong.
const narrowest = 20

func TestNoLineOfTheStarterArticlesIsSetWrongly(t *testing.T) {
	texts := append(paragraphs(t), corpus...)
	for _, m := range []Measure{{}, {Ambiguous: 2}, {Balance: true}} {
		narrow, lines := 0, 0
		for width := 8; width <= 200; width++ {
			for _, text := range texts {
				set := m.Wrap(text, width)
				found := faults(m, text, set, width)
				if width < narrowest {
					narrow += len(found)
					lines += len(set)
					continue
				}
				for _, fault := range found {
					t.Errorf("%+v at %d: %s", m, width, fault)
				}
			}
		}
		t.Logf("%+v: %d faults in %d lines of 8 to %d cells", m, narrow, lines, narrowest-1)
	}
}
