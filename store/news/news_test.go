package news

import (
	"errors"
	"fmt"
	"testing"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ why, in, want string }{
		{"plain text is left as it is", "腾讯 88VIP\n\tend", "腾讯 88VIP\n\tend"},
		{"escape sequences lose what makes them one", "a\x1b[31mb\x1b]52;c;x\x07c", "a[31mb]52;c;xc"},
		{"C1 controls go, as bytes and as characters", "a\x9b31mb\u009bc", "a\ufffd31mbc"},
		{"bidirectional overrides go", "abc\u202edef\u2066", "abcdef"},
		{"line ends of every kind become newlines", "a\r\nb\rc\u2028d\u0085e\vf", "a\nb\nc\nd\ne\nf"},
		{"joined emoji come apart into pictures of one width", "👨\u200d👩\u200d👧 ❤\ufe0f 👍🏽 1\ufe0f\u20e3", "👨👩👧 ❤ 👍 1"},
		{"joiners before a picture go, however many, and whatever is dropped between", "a\u200d\ufe0f\u200d👍", "a👍"},
		{"joiners inside a script stay", "क\u094d\u200dष", "क\u094d\u200dष"},
	} {
		if got := Clean(c.in); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.why, c.in, got, c.want)
		}
	}
}

func FuzzCleanIsFinal(f *testing.F) {
	f.Add("a\x1b\x1b[\x9b\u202e\r\n\u200d👍🏽")
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if twice := Clean(once); twice != once {
			t.Errorf("cleaning twice differs: %q, %q", once, twice)
		}
		for _, r := range once {
			if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e {
				t.Errorf("%q left in %q", r, once)
			}
		}
	})
}

func TestLanguageOf(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"腾讯、阿里互通迎来重大进展", "zh"},
		{"据悉，QQ 音乐 VIP 将接入 App Store", "zh"},
		{"Every editor, every reporter Ma Weimin (马维民) from Beijing", "en"},
		{"これは日本語の記事です", "ja"},
		{"한국어 기사", "ko"},
		{"Это новость", "ru"},
		{"2021-08-05, 88 %", Undetermined},
		{"", Undetermined},
	} {
		if got := LanguageOf(c.text); got != c.want {
			t.Errorf("LanguageOf(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestReadingLength(t *testing.T) {
	if got := ReadingLength("淘宝 88VIP 会员, don't"); got != 4+2+4 {
		t.Errorf("got %d", got)
	}
}

func TestErrorIsOneLineWithKindAndHint(t *testing.T) {
	cause := errors.New("no such thing")
	err := fmt.Errorf("outer: %w", &Error{Op: "show 9", Kind: NotFound, Err: cause, Hint: "newsreader list"})
	if got := err.Error(); got != "outer: show 9: no such thing" {
		t.Errorf("text: %q", got)
	}
	if KindOf(err) != NotFound || HintOf(err) != "newsreader list" || !errors.Is(err, cause) {
		t.Errorf("kind %v, hint %q", KindOf(err), HintOf(err))
	}
}
