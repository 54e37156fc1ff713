package typeset

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	"pgregory.net/rapid"
)

func TestLinesAreBroken(t *testing.T) {
	for _, c := range []struct {
		shows string
		text  string
		width int
		want  []string
	}{
		{"Han between any two", "自国内互联网巨头", 8, []string{"自国内互", "联网巨头"}},
		{"a comma pulls its character down", "自国内互，联网", 8, []string{"自国内", "互，联网"}},
		{"two closing marks pull theirs", "说（自国）。联网", 8, []string{"说（自", "国）。联", "网"}},
		{"an opening mark goes down", "自国内（互联", 8, []string{"自国内", "（互联"}},
		{"a quote goes down with its word", "他说“你好”。", 8, []string{"他说“你", "好”。"}},
		{"curly quotes beside Latin", "使用“QQ”聊天", 7, []string{"使用", "“QQ”聊", "天"}},
		{"straight quotes with blanks, in turn", `新增了 " 一对 " 服务`, 8, []string{"新增了", `" 一对 "`, "服务"}},
		{"an apostrophe is in a word", "It is Alibaba’s turn", 12, []string{"It is", "Alibaba’s", "turn"}},
		{"German quotes", "Das „Wort“ und ‚das‘ da", 12, []string{"Das „Wort“", "und ‚das‘ da"}},
		{"Latin words are whole", "淘宝 88VIP 会员", 9, []string{"淘宝", "88VIP 会", "员"}},
		{"and part from Han without blanks", "淘宝的88VIP会员", 10, []string{"淘宝的", "88VIP会员"}},
		{"a percent sign keeps its number", "增长了12.5%，好", 10, []string{"增长了", "12.5%，好"}},
		{"a unit keeps its number", "大约有5000万美元", 12, []string{"大约有", "5000万美元"}},
		{"a number may part from Han at a blank", "大约800 多万", 10, []string{"大约800", "多万"}},
		{"full-width numbers too", "增长了１２．５％", 10, []string{"增长了", "１２．５％"}},
		{"an at sign keeps what it names", "请问@新闻", 6, []string{"请问", "@新闻"}},
		{"a date is whole", "于2021年8月5日", 12, []string{"于", "2021年8月5日"}},
		{"unless it does not fit", "2021年8月5日", 8, []string{"2021年", "8月5日"}},
		{"an ISO date", "on 2021-08-05", 11, []string{"on", "2021-08-05"}},
		{"a range", "约2019~20年", 10, []string{"约", "2019~20年"}},
		{"the Chinese dash is whole and last", "北京欢迎——你", 10, []string{"北京欢迎——", "你"}},
		{"the Chinese ellipsis too", "北京欢迎你……好", 10, []string{"北京欢迎", "你……好"}},
		{"the middle dot ends a line", "迈克尔·杰克逊", 8, []string{"迈克尔·", "杰克逊"}},
		{"the solidus too", "北京和/或", 6, []string{"北京", "和/或"}},
		{"C++ is a word", "我写 C++ 程序", 7, []string{"我写", "C++ 程", "序"}},
		{"an address that fits is whole", "见https://e.cn/a-b", 16, []string{"见", "https://e.cn/a-b"}},
		{"one that does not is broken at its marks", "https://example.cn/abc?d=e&f=g", 20, []string{"https://example.cn/", "abc?d=e&f=g"}},
		{"a compound is whole where it fits", "a well-known fact", 12, []string{"a well-known", "fact"}},
		{"Korean by words", "오늘 서울에서 기자", 8, []string{"오늘", "서울에서", "기자"}},
		{"a Korean word too wide by syllables", "기자회견을", 6, []string{"기자회", "견을"}},
		{"a Korean particle behind a quote", "오늘 “한국”이라고", 12, []string{"오늘", "“한국”이라고"}},
		{"Japanese by kinsoku", "データベースです", 6, []string{"データ", "ベース", "です"}},
		{"and its small kana", "ロケット", 4, []string{"ロ", "ケッ", "ト"}},
		{"Thai between clusters", "ภาษาไทย", 4, []string{"ภาษา", "ไทย"}},
		{"emoji are whole", "好👍🏽好👍🏽", 4, []string{"好👍🏽", "好👍🏽"}},
		{"combining marks stay", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"a word too wide is cut", "Donaudampfschiff", 8, []string{"Donaudam", "pfschiff"}},
		{"blanks at a break are not shown", "one    two", 5, []string{"one", "two"}},
		{"nor at the end", "one two   ", 5, []string{"one", "two"}},
		{"an indent is kept", "　　自国内互联", 8, []string{"　　自国", "内互联"}},
		{"newlines end lines", "one\n\ntwo", 8, []string{"one", "", "two"}},
		{"no text is one line", "", 8, []string{""}},
		{"a cluster wider than the line", "自国", 1, []string{"自", "国"}},
		{"a tab is four cells", "a\tb", 8, []string{"a    b"}},
	} {
		t.Run(c.shows, func(t *testing.T) {
			if got := (Measure{}).Wrap(c.text, c.width); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPunctuationHangs(t *testing.T) {
	for _, c := range []struct {
		shows string
		text  string
		want  []string
	}{
		{"one mark stands in the margin", "自国内互，联网", []string{"自国内互，", "联网"}},
		{"the second of two as well", "自国内）。联网", []string{"自国内）。", "联网"}},
		{"but not both", "自国内互）。联网", []string{"自国内", "互）。联", "网"}},
		{"nor where the next may not begin a line", "自国内互，·网", []string{"自国内", "互，·网"}},
		{"at the end of the text", "自国内互。", []string{"自国内互。"}},
	} {
		t.Run(c.shows, func(t *testing.T) {
			if got := (Measure{Punctuation: Hang}).Wrap(c.text, 8); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNoParagraphEndsInASingleShortWord(t *testing.T) {
	for _, c := range []struct {
		shows string
		text  string
		want  []string
	}{
		{"English", "the news of a day or so", []string{"the news of a day", "or so"}},
		{"Chinese", "一二三四五六七八九十完。", []string{"一二三四五六七八九", "十完。"}},
		{"not where there are two words", "一二三四五六七八九十完了。", []string{"一二三四五六七八九十", "完了。"}},
		{"nor where the line before cannot spare one", "a internationalisation it", []string{"a", "internationalisation", "it"}},
	} {
		t.Run(c.shows, func(t *testing.T) {
			if got := (Measure{Balance: true}).Wrap(c.text, 20); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAmbiguousCharactersTakeTwoCellsWhereTheTerminalDrawsThemSo(t *testing.T) {
	wide := Measure{Ambiguous: 2}
	if got, want := wide.Wrap("说“你好”吧", 8), []string{"说“你", "好”吧"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if narrow, wide := (Measure{}).Width("“…”─"), wide.Width("“…”─"); narrow != 4 || wide != 8 {
		t.Errorf("widths %d and %d, want 4 and 8", narrow, wide)
	}
}

func TestFirstLinesOfParagraphsHaveTheirOwnWidth(t *testing.T) {
	got := Measure{}.WrapIndent("自国内互联网\n巨头以生态", 4, 8)
	if want := []string{"自国", "内互联网", "巨头", "以生态"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// pieces is what the properties make texts of: the kinds of character that rules speak of, and what is hostile.
var pieces = []string{
	"国", "的", "互联网", "，", "。", "、", "？", "）", "》", "」", "（", "《", "「", "“", "”", "‘", "’", `"`, "'", "——", "……", "·", "～", "/", "-",
	"a", "word", "88VIP", "C++", "3,000", "12.5%", "2021-08-05", "年", "月", "5", "https://example.com/a?b=c", " ", "  ", "\u3000", "\u00a0", "\t",
	"キャ", "ッ", "ー", "한국", "어", "ไทย", "เ", "👍🏽", "🇨🇳", "e\u0301", "\u0301", "\u200b", "\u200d", "\u2060", "\n", "\u2028", "\u05d0", "．", "％", "(", ")", "+", "ᬅ",
}

func texts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), "")
	})
}

func measures() *rapid.Generator[Measure] {
	return rapid.Custom(func(t *rapid.T) Measure {
		return Measure{Ambiguous: rapid.IntRange(0, 2).Draw(t, "ambiguous"), Punctuation: Punctuation(rapid.IntRange(0, 1).Draw(t, "punctuation")),
			Balance: rapid.Bool().Draw(t, "balance")}
	})
}

// inked returns s without blanks.
func inked(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// checkWrap holds for any text at any width.
func checkWrap(t interface {
	Helper()
	Errorf(string, ...any)
}, m Measure, text string, width int) {
	t.Helper()
	lines := m.Wrap(text, width)
	if got, want := inked(strings.Join(lines, "")), inked(Guard(text, true)); got != want && !strings.ContainsRune(text, escape) {
		t.Errorf("the lines joined give\n%q, not\n%q", got, want)
	}
	if got, want := inked(Strip(strings.Join(lines, ""))), inked(Strip(text)); got != want {
		t.Errorf("the text of the lines is\n%q, not\n%q", got, want)
	}
	allowed := max(width, 1)
	if m.Punctuation == Hang {
		allowed += 2
	}
	for _, line := range lines {
		plain := Strip(line)
		if size, _ := m.cluster(plain + " "); m.Width(plain) > allowed && size < len(plain) {
			t.Errorf("%q takes %d cells of %d", line, m.Width(line), width)
		}
		if plain != strings.TrimRightFunc(plain, unicode.IsSpace) {
			if _, size := utf8.DecodeLastRuneInString(plain); size > 0 {
				t.Errorf("%q ends in a blank", line)
			}
		}
		if !strings.ContainsRune(text, escape) && strings.ContainsRune(line, escape) {
			t.Errorf("%q got escape sequences", line)
		}
		if strings.ContainsRune(line, '\n') || strings.ContainsRune(line, '\t') {
			t.Errorf("%q is more than a line", line)
		}
	}
}

func TestAnyTextIsSetWithoutLossIntoLinesThatFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkWrap(t, measures().Draw(t, "measure"), texts().Draw(t, "text"), rapid.IntRange(-1, 40).Draw(t, "width"))
	})
}

func TestNoLineBeginsOrEndsWronglyWhereOneCanHelpIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := texts().Draw(t, "text")
		width := rapid.IntRange(8, 60).Draw(t, "width")
		f := filler{text: text, infos: Measure{}.analyse(text)}
		for at, last := 0, false; !last; {
			start := at
			at, last = f.line(start, width)
			if at == len(text) {
				break
			}
			first, _ := utf8.DecodeRuneInString(text[at:])
			before, _ := utf8.DecodeLastRuneInString(text[start:f.trim(start, at)])
			wrong := f.infos[at]&noFirst != 0 && !isDash(first) || isOpener(before) && !isCurly(before)
			if wrong && f.infos[at]&breakBits != never {
				t.Fatalf("%q may begin a line after %q", text[at:], text[:at])
			}
			for i := start + 1; wrong && i < at; i++ {
				if f.infos[i]&breakBits != never {
					t.Fatalf("%q is broken before %q, not before %q", text[start:], text[at:], text[i:])
				}
			}
		}
	})
}

func TestPartsAreJudgedAsTheWholeWouldBe(t *testing.T) {
	ascii := rapid.StringOfN(rapid.RuneFrom(nil, &unicode.RangeTable{R16: []unicode.Range16{{Lo: ' ', Hi: '~', Stride: 1}}}), 0, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.OneOf(ascii, rapid.Just("word "), rapid.Just(" a"), rapid.SampledFrom(pieces))).Draw(t, "words")
		text := separators(flat(strings.Join(words, "")))
		infos := make([]info, len(text))
		segment(new(segmenter.Segmenter), text, infos)
		m, tailor := Measure{}, newTailor(text)
		for i, inParts := range m.analyse(text) {
			if inParts&boundary == 0 {
				continue
			}
			size, _ := m.cluster(text[i:])
			whole := tailor.next(text[i:i+size], text[i+size:], infos[i] == good)
			if inParts&breakBits != whole&breakBits {
				t.Fatalf("%q before byte %d: %x in parts, %x as a whole", text, i, inParts, whole)
			}
		}
	})
}

func FuzzWrap(f *testing.F) {
	for _, piece := range pieces {
		f.Add(piece+"国"+piece, 8, false)
	}
	f.Add("\x1b[1m粗\x1b[31m红\x1b[m，\x1b]8;;https://example.com\x1b\\链\x1b]8;;\x1b\\", 4, true)
	f.Fuzz(func(t *testing.T, text string, width int, hang bool) {
		m := Measure{}
		if hang {
			m.Punctuation = Hang
		}
		checkWrap(t, m, text, min(width, 1000))
	})
}
