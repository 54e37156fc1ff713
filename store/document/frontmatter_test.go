package document

import (
	"errors"
	"strings"
	"testing"
	"time"

	"newsreader/store/news"
)

func TestFrontMatter(t *testing.T) {
	d := parse(t, "\ufeff\n---\r\n"+`title: "Tom &amp; <b>Jerry</b>"
authors: [Jane Doe, {name: 李雷}]
date: 2021-08-05 21:46
category: 新媒体, 科技
tags: [科技, Go]
cover: https://a.example/x/undefined
image: {url: /cover.jpg, width: 10}
source: 虎嗅
link: https://a.example/news/1
`+"---\r\n\r\n腾讯回应了。\r\n\r\n---\r\n\r\n完。")
	want := Document{
		Title: "Tom & Jerry", Author: "Jane Doe, 李雷", Published: time.Date(2021, 8, 5, 13, 46, 0, 0, time.UTC), Language: "zh",
		URL: "https://a.example/news/1", Base: "https://a.example/news/1", Image: "https://a.example/cover.jpg", Site: "虎嗅",
	}
	if d.Title != want.Title || d.Author != want.Author || !d.Published.Equal(want.Published) || d.Language != want.Language ||
		d.URL != want.URL || d.Base != want.Base || d.Image != want.Image || d.Site != want.Site {
		t.Errorf("got %+v", d)
	}
	if got := strings.Join(d.Categories, "|"); got != "新媒体|科技|Go" {
		t.Errorf("categories %s", got)
	}
	if d.Body != "腾讯回应了。\n\n---\n\n完。" {
		t.Errorf("body %q", d.Body)
	}
}

func TestTitlesAreSalvaged(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"title: 他说: 你好", "他说: 你好"},
		{"title: '他说'你好''", "他说'你好'"},
		{`title: "他说"你好"了"`, `他说"你好"了`},
		{"title: [快讯] 腾讯回应", "[快讯] 腾讯回应"},
		{"title: @someone spoke", "@someone spoke"},
		{"title: 2021", "2021"},
		{"title: [First, Second]", "First"},
		{"title: one\ntitle: two", "one"},
		{"title:\n  over\n  two lines", "over two lines"},
		{"tags:\n\t- a\ntitle: tabs", "tabs"},
		{"\ttitle: tabbed", "tabbed"},
		{"\ttags:\n\t- a\n\n\ttitle: tabbed", "tabbed"},
		{"  author: x\n  title: spaced", "spaced"},
		{"title: &amp;#27;[31m", "&#27;[31m"},
		{"title: null", "the body"},
		{"title: \"\\u3164\\u200b\"", "the body"},
		{"title: {a: b}", "the body"},
		{"title: !!python/object:x y", "y"},
	} {
		d := parse(t, "---\n"+c.line+"\n---\nthe body")
		if d.Title != c.want || d.Body != "the body" {
			t.Errorf("%q: title %q, body %q, want %q", c.line, d.Title, d.Body, c.want)
		}
	}
}

func TestBrokenFrontMatterNamesItsLineInTheFile(t *testing.T) {
	for _, c := range []struct {
		text, why string
		line      int
	}{
		{"\n---\nauthor: x\ntitle: 'abc\ndate: y\n---\nbody", "a quote is never closed", 4},
		{"---\ntitle: [a, b\n---\nbody", "a bracket is never closed", 2},
		{"---\r\ntitle: x\r\nfoo bar\r\ndate: y\r\n---\r\nbody", "this line has no key", 3},
		{"\n\n---\ntitle: x\n\nbody", "is never closed", 3},
		{"---\n\tauthor: y\n\ttitle: 'abc\n---\nbody", "a quote is never closed", 3},
		{"\n---\n: : :\n{{{\n---\nbody", "this line has no key", 3},
		{"---\ntitle: x\n# " + strings.Repeat("long ", 20_000) + "\n---\nbody", "more than 64 KB", 1},
	} {
		_, err := Parse([]byte(c.text), "x")
		e, ok := errors.AsType[*news.Error](err)
		if !ok || e.Kind != news.Invalid || e.Line != c.line || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%.40q: %v, %+v; want line %d, %q", c.text, err, e, c.line, c.why)
		}
	}
}

func TestARuleIsNoFrontMatterAndLosesNothing(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"---\n\nSome text.\n\n---\n\nMore.", "Some text."},
		{"---\nSome text: it goes on.\n---\nMore.", "Some text"},
		{"---\n\nNote: this is prose.\n\n---\nMore.", "Note: this"},
		{"---\nNote: see \"x\": y: z\nmore\n---\nMore.", "Note: see"},
		{"---\n他说: 你好\n---\nMore.", "他说"},
		{"---\nNote: not closed", "Note: not"},
		{"---\n\tNote: this is indented prose.\n---\nMore.", "Note: this"},
		{"---\n\ttitle: not closed", "title: not"},
		{"---\n* * *\n---\nMore.", "* * *"},
		{"---\n[...]\n---\nMore.", "[...]"},
		{"---\n: : :\nMore: than signs.\n---\nMore.", ": : :"},
		{"---\n: : :\n---\n", ": : :"},
	} {
		if got := parse(t, c.text).Body; !strings.Contains(got, c.want) {
			t.Errorf("%q lost its text: %q", c.text, got)
		}
	}
	if got := parse(t, "---\n---\ntext").Body; got != "text" {
		t.Errorf("empty front matter: %q", got)
	}
}

func TestDates(t *testing.T) {
	const at = "2021-08-05T13:46:35Z"
	for _, c := range []struct {
		in      string
		chinese bool
		want    string
	}{
		{"Thu, 05 Aug 2021 13:46:35 GMT", true, at},
		{"Thu, 05 Aug 2021 21:46:35 +0800", false, at},
		{"Thu, 05 Aug 2021 21:46:35 CST", true, at},
		{"Thu, 05 Aug 2021 07:46:35 CST", false, at},
		{"2021-08-05T13:46:35Z", true, at},
		{"2021-08-05T21:46:35.123+08:00", false, "2021-08-05T13:46:35Z"},
		{"2021-08-05 21:46:35", true, at},
		{"2021-08-05 13:46:35", false, at},
		{"2021/08/05 21:46", true, "2021-08-05T13:46:00Z"},
		{"2021年8月5日 21:46", true, "2021-08-05T13:46:00Z"},
		{"2021年08月05日21时46分35秒", true, at},
		{"2021年8月5日 下午9:46", true, "2021-08-05T13:46:00Z"},
		{"2021-08-05", false, "2021-08-05T12:00:00Z"},
		{"20210805", false, "2021-08-05T12:00:00Z"},
		{"1628171195", true, at},
		{"1628171195000", true, at},
		{"Thursday, 05-Aug-21 13:46:35 GMT", false, at},
		{"Thu Aug  5 13:46:35 2021", false, at},
		{"Thu Aug  5 06:46:35 PDT 2021", false, at},
		{"Aug 5, 2021", false, "2021-08-05T12:00:00Z"},
		{"August 5th, 2021 1:46 PM", false, "2021-08-05T13:46:00Z"},
		{"5 August 2021", false, "2021-08-05T12:00:00Z"},
		{"5. 8. 2021", false, "2021-08-05T12:00:00Z"},
		{"25/12/2021", false, "2021-12-25T12:00:00Z"},
		{"05/08/2021", false, ""},
		{"2021-02-30", false, ""},
		{"2021-13-01", false, ""},
		{"0001-01-01", false, ""},
		{"9999-01-01", false, ""},
		{"yesterday", false, ""},
		{"99999999999999999999999", false, ""},
		{"", false, ""},
	} {
		got := ""
		if d := parseDate(c.in, c.chinese); !d.IsZero() {
			got = d.Truncate(time.Second).Format(time.RFC3339)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
}
