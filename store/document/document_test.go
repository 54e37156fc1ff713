package document

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"newsreader/seeds"
	"newsreader/store/news"
)

func seed(t testing.TB, name string) []byte {
	t.Helper()
	data, err := seeds.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parse(t testing.TB, text string) Document {
	t.Helper()
	d, err := Parse([]byte(text), "notes/reading list.txt")
	if err != nil {
		t.Fatalf("%.80q: %v", text, err)
	}
	return d
}

func TestStarterArticlesSayWhatTheyAre(t *testing.T) {
	for _, c := range []struct {
		name, title, author, published, language string
		format                                   Format
		derived, image                           bool
		begins                                   string
	}{
		{"000_2d681afe9bade4d9.txt", "一个会员畅听网易云和QQ音乐？官方回应令人遗憾", "ZAKER", "2021-08-06T02:06:08Z", "zh", HTML,
			false, true, "<div>"},
		{"001_6cc574d2aa6c5b0e.txt", "腾讯、阿里_互通_迎来重大进展 88VIP会员将加入QQ会员？", "cnBeta", "2021-08-05T13:46:35Z", "zh",
			HTML, false, true, "<div>"},
		{"002_602592ee55b8ab86.txt", "Ever since the emergence of domestic Internet giants forming…", "", "", "en", Text, true, false,
			"Ever since"},
		{"003_340acb89c1e16a1f.txt", "After WeChat blocked the Alipay red envelope sharing link…", "", "", "en", Text, true, false,
			"Every editor, every reporter Ma Weimin from Beijing.\n\nEvery reporter"},
		{"004_bbb6cb67fd4aab28.txt", "阿里与腾讯考虑互相开放生态系统，下面是我的初步看法", "虎嗅", "2021-07-15T12:23:00Z", "zh", HTML,
			false, false, "<div>"},
	} {
		d, err := Parse(seed(t, c.name), c.name)
		if err != nil {
			t.Fatal(err)
		}
		published := ""
		if !d.Published.IsZero() {
			published = d.Published.Format(time.RFC3339)
		}
		if d.Title != c.title || d.Author != c.author || published != c.published || d.Language != c.language ||
			d.Format != c.format || d.TitleDerived != c.derived || d.Image != "" != c.image || d.Site != "" {
			t.Errorf("%s: %+v", c.name, d)
		}
		if !strings.HasPrefix(d.Body, c.begins) {
			t.Errorf("%s: body begins %.60q", c.name, d.Body)
		}
	}
}

func TestFormatIsToldFromContent(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      Format
	}{
		{"a paragraph in tags", "<p>一段</p>", HTML},
		{"a line break at a line's end", "one<br>\ntwo", HTML},
		{"a whole page", "<!DOCTYPE html>\n<title>x</title>", HTML},
		{"inline tags alone", "so <b>bold</b> a word", HTML},
		{"a heading", "# Title\n\ntext", Markdown},
		{"a link", "see [the page](https://a.example/) for more", Markdown},
		{"strong emphasis", "双方的**开放**将", Markdown},
		{"a list among paragraphs", "Bring:\n\n- bread\n- salt\n", Markdown},
		{"fenced code that holds tags", "How to:\n\n```html\n<div><p>x</p></div>\n```\n", Markdown},
		{"Markdown with a little HTML", "# A\n\n## B\n\n<img src=x>\n\n**c** and [d](e)", Markdown},
		{"one dash or star is prose", "- he said\nand 2 * 3 * 4 is 24, a*b*c too", Text},
		{"a tag that is only spoken of", "Use the <p> tag for paragraphs.", Text},
		{"a hash is no heading", "#1 in the charts", Text},
		{"less-than signs", "if a <b and c> d", Text},
	} {
		if got := formatOf(c.text); got != c.want {
			t.Errorf("%s: %q is %v, want %v", c.why, c.text, got, c.want)
		}
	}
}

func TestParagraphsOfPlainText(t *testing.T) {
	wrapped := "The quick brown fox jumps over the lazy dog and runs\naway into the deep forest, where nobody will ever find\nit again.\n" +
		"\nA second paragraph begins here and it is wrapped at the\nsame margin."
	for _, c := range []struct{ why, text, want string }{
		{"a line each", "One line.\nAnother line.\n", "One line.|Another line."},
		{"blank lines between", "One.\n\nTwo.\n\n\n\nThree.", "One.|Two.|Three."},
		{"wrapped at a margin", wrapped, "The quick brown fox jumps over the lazy dog and runs away into the deep forest, where nobody will ever find it again.|" +
			"A second paragraph begins here and it is wrapped at the same margin."},
		{"wrapped Chinese joins without blanks", strings.Repeat("国内互联网环境仿佛一下子倒退了二十年啊，\n", 3) + "完。\n\n" + "第二段。",
			strings.Repeat("国内互联网环境仿佛一下子倒退了二十年啊，", 3) + "完。|第二段。"},
		{"short lines with gaps are no wrapping", "roses\nare red\n\nviolets\nare blue", "roses|are red|violets|are blue"},
		{"indentation goes", "　　第一段。\n　　第二段。", "第一段。|第二段。"},
		{"every kind of line end", "One.\r\nTwo.\rThree.", "One.|Two.|Three."},
	} {
		titled := parse(t, "---\ntitle: so that no line is one\n---\n"+c.text)
		if got := strings.ReplaceAll(titled.Body, "\n\n", "|"); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.why, got, c.want)
		}
	}
}

func TestLanguageIsToldByScriptAndThenByDeclaration(t *testing.T) {
	for _, c := range []struct{ declared, text, want string }{
		{"", "腾讯回应了", "zh"},
		{"en", "腾讯回应了", "zh"},
		{"zh-CN", "Tencent has answered", "en"},
		{"fr", "Tencent a répondu", "fr"},
		{"uk", "Це новина", "uk"},
		{"de", "2021: 88 %", "de"},
	} {
		if got := parse(t, "---\nlang: "+c.declared+"\n---\n"+c.text).Language; got != c.want {
			t.Errorf("declared %q, %q: got %q, want %q", c.declared, c.text, got, c.want)
		}
	}
}

func TestWhatIsNoDocumentIsRefusedInPlainWords(t *testing.T) {
	for _, c := range []struct {
		data, want string
		kind       news.ErrorKind
	}{
		{"", "is empty", news.Invalid},
		{" \n\t\u200b\n", "is empty", news.Invalid},
		{"---\ntitle: x\n---\n\n", "holds no text, only front matter", news.Invalid},
		{"\x89PNG\r\n\x1a\nxxxx", "is not a text document (it is a PNG image)", news.Invalid},
		{"\x1f\x8b\x08\x00abc", "is not a text document (it is gzip data)", news.Invalid},
		{"%PDF-1.7\n", "is not a text document (it is a PDF)", news.Invalid},
		{"MZ\x00\x00\x01program", "is not a text document", news.Invalid},
		{strings.Repeat("\x01\x02a", 50), "is not a text document", news.Invalid},
		{strings.Repeat("\xcf\xf0\xe8\xe2\xe5\xf2 ", 20), "is in an encoding that cannot be told", news.Damaged},
		{strings.Repeat(" ", MaxSize+1), "is larger than 20 MB", news.Invalid},
	} {
		_, err := Parse([]byte(c.data), "x")
		if err == nil || err.Error() != c.want || news.KindOf(err) != c.kind {
			t.Errorf("%.20q: %v (kind %v), want %q", c.data, err, news.KindOf(err), c.want)
		}
	}
}

func TestHostileDocumentsComeOutClean(t *testing.T) {
	for _, text := range []string{
		"---\ntitle: \"a\\e]0;x\\x07b \\u202e \\x9b31m\"\nauthor: [\"x\\ny\\e[31m\"]\ntags: \"\\e[2J\"\n---\nbody \x1b[31m red",
		"<title>a&#27;]0;x&#7; &#x9b;31m</title><meta name=author content='&#27;[1m'><p>text \u202e",
		"# a \x1b]52;c;eA==\x07 &#27;[0m\n\n\u009b text",
		"\u3164\u200b\n\ntext \x9b\x9d",
		strings.Repeat("\u200d\U000e0041\u0301", 30_000) + "a",
		"<title>" + strings.Repeat("长", 3<<20/3) + "</title><p>x",
		"<p title='" + strings.Repeat("<", 1<<20),
		"<!-- " + strings.Repeat("<p>", 1<<18),
		strings.Repeat("<div>", 200_000) + "text",
		"x<br><img " + strings.Repeat("a ", 200_000) + ">",
		strings.Repeat("[a](b)", 200_000),
		strings.Repeat("[", 500_000) + "\n**x**",
		strings.Repeat("`<", 300_000),
		strings.Repeat("汉", 2<<20/3),
		strings.Repeat("---\n", 200_000),
		strings.Repeat("<!-- -->", 200_000),
		strings.Repeat("<!DOCTYPE x [", 200_000),
		"{\"jsonfeed.org\":" + strings.Repeat("[", 500_000),
		"---\n" + strings.Repeat("\t", 60_000) + "\n---\nx",
		"<table>" + strings.Repeat("<td>", 200_000) + "x",
		strings.Repeat("e\u0301\u0302", 400) + "\n\ntext",
		"---\na: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\ntags: *c\ntitle: *a\n---\ntext",
		"---\ntitle: &t [*t]\n---\ntext",
		"---\ntitle: " + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + "\n---\ntext",
	} {
		started := time.Now()
		d, err := Parse([]byte(text), "x")
		if err == nil {
			checkClean(t, d)
		}
		if took := time.Since(started); took > 3*time.Second {
			t.Errorf("%.30q took %v", text, took)
		}
	}
}

// checkClean holds d to what is promised of every document.
func checkClean(t *testing.T, d Document) {
	t.Helper()
	if d.Title == "" || utf8.RuneCountInString(d.Title) > maxTitle || news.IsBlank(d.Body) {
		t.Errorf("title %.80q, body %.80q", d.Title, d.Body)
	}
	for _, line := range append([]string{d.Title, d.Author, d.Site, d.Image, d.URL, d.Base, d.Language}, d.Categories...) {
		if news.CleanLine(line) != line {
			t.Errorf("not clean: %.80q", line)
		}
	}
	if news.Clean(d.Body) != d.Body {
		t.Errorf("body is not clean: %.80q", d.Body)
	}
	if year := d.Published.Year(); !d.Published.IsZero() && (year < 1900 || year > 2201) {
		t.Errorf("published %v", d.Published)
	}
}

func FuzzParse(f *testing.F) {
	entries, err := seeds.FS.ReadDir(".")
	if err != nil {
		f.Fatal(err)
	}
	for _, entry := range entries {
		f.Add(seed(f, entry.Name()))
	}
	f.Add([]byte("---\ntitle: 他说: 'x'\ntags: [a, *b]\ndate: 2021年8月5日 21:46\n---\n# H\n\n- [a](b)\n"))
	f.Add([]byte("<meta charset=gbk><title>\xb1\xea\xcc\xe2_a | b</title><script type='application/ld+json'>{}</script>"))
	f.Add([]byte("\xff\xfea\x00b\x00"))
	f.Add([]byte("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><rss><channel>"))
	f.Add([]byte("---\n\ttitle: x\n---\nA headline\n\ncut \xe4\xb8"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Parse(data, "name.txt")
		if err == nil {
			checkClean(t, d)
		} else if kind := news.KindOf(err); kind != news.Invalid && kind != news.Damaged {
			t.Errorf("kind %v: %v", kind, err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	documents := map[string][]byte{"plain4KB": seed(b, "002_602592ee55b8ab86.txt")[:4<<10]}
	for _, name := range []string{"000_2d681afe9bade4d9.txt", "002_602592ee55b8ab86.txt", "004_bbb6cb67fd4aab28.txt"} {
		documents[name[:3]] = seed(b, name)
	}
	zaker := string(seed(b, "000_2d681afe9bade4d9.txt"))
	documents["html4KB"] = []byte(zaker[:boundary(zaker, 4<<10)])
	for name, data := range documents {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(data, "x"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
