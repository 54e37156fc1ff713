package typeset

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

const (
	chinesePart = "不过前段时间一则关于阿里和腾讯合作互通的新闻，则给国内互联网‘群雄割据’的现象带来了一丝转机：根据网传内容，淘宝 88VIP 将于 9 月接入 QQ 音乐。"
	englishPart = "However, a piece of news about the cooperation and interoperability between Alibaba and Tencent some time ago has brought a slight change. "
)

// atLeast repeats part to size bytes or a little more.
func atLeast(part string, size int) string {
	return strings.Repeat(part, (size+len(part)-1)/len(part))
}

func BenchmarkWrap(b *testing.B) {
	styled := "\x1b[1m" + strings.ReplaceAll(atLeast(chinesePart, 600), "，", "\x1b[31m，\x1b[39m") + "\x1b[m"
	for _, c := range []struct{ name, text string }{
		{"Chinese600", atLeast(chinesePart, 600)},
		{"English600", atLeast(englishPart, 600)},
		{"Apostrophes600", strings.ReplaceAll(atLeast(englishPart, 600), "cooperation", "company’s")},
		{"Styled600", styled},
		{"Short", "腾讯、阿里的新闻"},
		{"Chinese1MB", atLeast(chinesePart, 1<<20)},
		{"OneWord5MB", strings.Repeat("x", 5<<20)},
		{"Combining1MB", "x" + strings.Repeat("\u0301", 1<<19)},
		{"Quotes1MB", strings.Repeat(`"`, 1<<20)},
		{"Blanks1MB", strings.Repeat(" ", 1<<20) + "x"},
		{"Closers1MB", strings.Repeat("，", 1<<18)},
		{"Flags1MB", strings.Repeat("🇨🇳", 1<<17)},
		{"ZeroWidth1MB", strings.Repeat("\u200b", 1<<18)},
		{"Sequences1MB", strings.Repeat("\x1b[1mx", 1<<17)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Measure{}.Wrap(c.text, 60)
			}
		})
	}
}

func BenchmarkWidth(b *testing.B) {
	for _, c := range []struct{ name, text string }{{"Chinese600", atLeast(chinesePart, 600)}, {"English600", atLeast(englishPart, 600)}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Measure{}.Width(c.text)
			}
		})
	}
}

func BenchmarkTruncate(b *testing.B) {
	text := atLeast(chinesePart, 600)
	b.ReportAllocs()
	for b.Loop() {
		Measure{}.Truncate(text, 60, "…")
	}
}

func BenchmarkGuard(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"Chinese1MB", atLeast(chinesePart, 1<<20)},
		{"English1MB", atLeast(englishPart, 1<<20)},
		{"Styled1MB", strings.Repeat("\x1b[1m"+chinesePart+"\x1b[m\n", 1<<20/len(chinesePart))},
		{"Unfinished1MB", strings.Repeat("\x1b]8;;", 1<<20/5)},
		{"Escapes1MB", strings.Repeat("\x1b", 1<<20)},
		{"Intermediates1MB", strings.Repeat("\x1b"+strings.Repeat("!", 4095), 256)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				Guard(c.text, true)
			}
		})
	}
}

func BenchmarkGuardWriter(b *testing.B) {
	text := bytes.Repeat([]byte(chinesePart), 1<<20/len(chinesePart))
	w := NewGuardWriter(io.Discard, false)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := w.Write(text); err != nil {
			b.Fatal(err)
		}
	}
}
