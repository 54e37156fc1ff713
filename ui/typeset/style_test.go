package typeset

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestStylesAreClosedAndOpenedAgain(t *testing.T) {
	const link, unlink = "\x1b]8;;https://e.cn\x1b\\", "\x1b]8;;\x1b\\"
	for _, c := range []struct {
		shows string
		text  string
		want  []string
	}{
		{"over a break", "\x1b[1m自国内互联\x1b[m", []string{"\x1b[1m自国\x1b[m", "\x1b[1m内互\x1b[m", "\x1b[1m联\x1b[m"}},
		{"nothing where nothing is open", "自国\x1b[1m内互\x1b[0m联网", []string{"自国", "\x1b[1m内互\x1b[m", "联网"}},
		{"what ends in part", "\x1b[1;31m自\x1b[39m国内\x1b[22m互", []string{"\x1b[1;31m自\x1b[0;1m国\x1b[m", "\x1b[1m内\x1b[m互"}},
		{"a colour over a colour", "\x1b[38;5;1m自\x1b[38;2;1;2;3m国\x1b[m", []string{"\x1b[38;5;1m自\x1b[38;2;1;2;3m国\x1b[m"}},
		{"a link", link + "自国内" + unlink + "互", []string{link + "自国" + unlink, link + "内" + unlink + "互"}},
		{"a style without text", "自国\x1b[1m\x1b[m内互", []string{"自国", "内互"}},
		{"a style of blanks at a break", "自国\x1b[4m \x1b[24m内互", []string{"自国", "内互"}},
		{"over a newline", "\x1b[3m自\n国\x1b[23m", []string{"\x1b[3m自\x1b[m", "\x1b[3m国\x1b[m"}},
		{"one that is never closed", "\x1b[7m自国", []string{"\x1b[7m自国\x1b[m"}},
		{"within a cluster", "e\x1b[1m\u0301x", []string{"e\x1b[1m\u0301x\x1b[m"}},
		{"codes that are unknown", "\x1b[38;5m\x1b[999;77m自\x1b[38m", []string{"\x1b[5m自\x1b[m"}},
	} {
		t.Run(c.shows, func(t *testing.T) {
			if got := (Measure{}).Wrap(c.text, 4); !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestPartsOfAStyleEndApart(t *testing.T) {
	for _, c := range []struct{ on, off string }{
		{"1", "22"}, {"2", "22"}, {"3", "23"}, {"4", "24"}, {"21", "24"}, {"4:3", "4:0"}, {"5", "25"}, {"6", "25"}, {"7", "27"}, {"8", "28"}, {"9", "29"},
		{"11", "10"}, {"31", "39"}, {"97", "39"}, {"38;5;9", "39"}, {"38:2::1:2:3", "39"}, {"42", "49"}, {"107", "49"}, {"48;2;1;2;3", "49"},
		{"51", "54"}, {"52", "54"}, {"53", "55"}, {"58;5;1", "59"}, {"1;31", ""}, {"1;31", "0"},
	} {
		var s style
		s.apply("\x1b[" + c.on + "m")
		if s == (style{}) {
			t.Errorf("%s sets nothing", c.on)
		}
		s.apply("\x1b[" + c.off + "m")
		if s != (style{}) {
			t.Errorf("%s does not end %s", c.off, c.on)
		}
	}
}

// seen returns the look of every byte of text, as a terminal would show it.
func seen(s string) (plain string, looks []style) {
	var now style
	for i := 0; i < len(s); {
		if n := SequenceLen(s[i:]); n > 0 {
			now.apply(s[i : i+n])
			i += n
			continue
		}
		plain += s[i : i+1]
		looks = append(looks, now)
		i++
	}
	return plain, looks
}

var stylings = []string{
	"\x1b[m", "\x1b[1m", "\x1b[2m", "\x1b[22m", "\x1b[3;4m", "\x1b[24m", "\x1b[31m", "\x1b[48;5;7m", "\x1b[38;2;1;2;3m", "\x1b[39;49m", "\x1b[0;7m",
	"\x1b]8;;https://e.cn/a\x1b\\", "\x1b]8;id=2;https://e.cn/b\a", "\x1b]8;;\x1b\\",
}

func TestStylesChangeNeitherBreaksNorLooks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(slices.Concat(pieces, stylings, stylings)), 0, 60).Draw(t, "pieces"), "")
		m, width := measures().Draw(t, "measure"), rapid.IntRange(1, 40).Draw(t, "width")
		styled, plain := m.Wrap(text, width), m.Wrap(Strip(text), width)
		var stripped []string
		var looks []style
		var shown string
		for _, line := range styled {
			part, of := seen(line)
			stripped, looks, shown = append(stripped, part), append(looks, of...), shown+part
			var end style
			for i := range line {
				if n := SequenceLen(line[i:]); n > 0 {
					end.apply(line[i : i+n])
				}
			}
			if end != (style{}) {
				t.Fatalf("%q leaves a style open", line)
			}
		}
		if !slices.Equal(stripped, plain) {
			t.Fatalf("styled %q\nplain  %q", stripped, plain)
		}
		// What is shown looks as it did in the text. Only ASCII is compared, for where blanks were left out the bytes of
		// wide ones may be taken for those of others.
		source, want := seen(separators(flat(text)))
		at := 0
		for i := range len(shown) {
			for source[at] != shown[i] {
				at++
			}
			if looks[i] != want[at] && shown[i] > ' ' && shown[i] < 0x80 {
				t.Fatalf("byte %d of %q looks like %q, not %q", i, shown, looks[i], want[at])
			}
			at++
		}
	})
}

func TestTruncate(t *testing.T) {
	for _, c := range []struct {
		shows, text string
		width       int
		tail, want  string
	}{
		{"what fits stays", "新闻", 4, "…", "新闻"},
		{"at a cluster", "新闻网站", 6, "…", "新闻…"},
		{"a wide character is never cut", "新闻网站", 4, "…", "新…"},
		{"styles are closed", "\x1b[1m新闻网站\x1b[m", 5, "…", "\x1b[1m新闻…\x1b[m"},
		{"those that came before what is cut off too", "\x1b[1m新\x1b[m闻网站", 5, "…", "\x1b[1m新\x1b[m闻…"},
		{"a tail without room", "新闻", 2, "……………", "新"},
		{"no room at all", "新闻", 0, "…", ""},
		{"less than none", "新闻", -1, "…", ""},
		{"an open style", "\x1b[1m新", 4, "…", "\x1b[1m新\x1b[m"},
		{"newlines and tabs", "a\nb\tc", 9, "…", "a b    c"},
		{"hostile text", "a\x1b[2Jb", 9, "…", "ab"},
	} {
		t.Run(c.shows, func(t *testing.T) {
			if got := (Measure{}).Truncate(c.text, c.width, c.tail); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestTruncatedTextFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(slices.Concat(pieces, stylings)), 0, 30).Draw(t, "pieces"), "")
		m, width := measures().Draw(t, "measure"), rapid.IntRange(0, 40).Draw(t, "width")
		got := m.Truncate(text, width, "…")
		if m.Width(got) > width {
			t.Fatalf("%q takes %d cells of %d", got, m.Width(got), width)
		}
		whole := strings.ReplaceAll(Strip(separators(flat(text))), "\n", " ")
		if plain := Strip(got); plain != whole && !strings.HasPrefix(whole, strings.TrimSuffix(plain, "…")) {
			t.Fatalf("%q does not begin %q", plain, whole)
		}
	})
}
