package query

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsreader/store/news"
)

func TestParse(t *testing.T) {
	for _, c := range []struct {
		query string
		want  news.Filter
	}{
		{"", news.Filter{}},
		{"  unread  微信 ", news.Filter{Read: news.No, Words: []string{"微信"}}},
		{`starred "QQ 音乐" lang:zh-CN`, news.Filter{Starred: news.Yes, Words: []string{"QQ 音乐"}, Language: "zh"}},
		{"-has:translation read", news.Filter{Translated: news.No, Read: news.Yes}},
		{"10:30", news.Filter{Words: []string{"10:30"}}},
	} {
		got, err := Parse(c.query)
		if err != nil {
			t.Errorf("%q: %v", c.query, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.query, diff)
		}
	}
}

func TestFaultsPointAtTheColumn(t *testing.T) {
	for _, c := range []struct{ query, want string }{
		{`微信 "open`, "column 4: the phrase has no closing quote"},
		{"read 微 unread", "column 8: unread contradicts"},
		{"lang:?", "column 1: \"?\" is no language"},
		{"has:feathers", "column 1: \"feathers\" is nothing"},
	} {
		_, err := Parse(c.query)
		if err == nil || !strings.Contains(err.Error(), c.want) || news.KindOf(err) != news.Usage {
			t.Errorf("%q: %v, want %q", c.query, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`unread "a b" lang:zh -has:translation 微信`)
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := Parse(text); err != nil && news.HintOf(err) == "" {
			t.Errorf("%q: no hint with %v", text, err)
		}
	})
}
