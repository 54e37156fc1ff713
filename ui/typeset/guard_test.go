package typeset

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestGuardTakesOutWhatATerminalActsOn(t *testing.T) {
	for _, c := range []struct{ shows, text, plain, styled string }{
		{"clean text stays", "新闻 news\n\tπ", "新闻 news\n\tπ", "新闻 news\n\tπ"},
		{"SGR", "\x1b[1;38:2::1:2:3m粗\x1b[m", "粗", "\x1b[1;38:2::1:2:3m粗\x1b[m"},
		{"hyperlinks", "\x1b]8;id=1;https://e.cn\x1b\\链\x1b]8;;\a", "链", "\x1b]8;id=1;https://e.cn\x1b\\链\x1b]8;;\a"},
		{"hyperlinks with blanks in them", "\x1b]8;;https://e.cn/ x\aa", "a", "a"},
		{"hyperlinks without an address field", "\x1b]8;\aa", "a", "a"},
		{"the window's title", "\x1b]0;owned\aa\x1b]2;owned\x1b\\b", "ab", "ab"},
		{"the clipboard", "\x1b]52;c;b3duZWQ=\aa", "a", "a"},
		{"moving and erasing", "a\x1b[2J\x1b[10;20Hb\x1b[?1049h", "ab", "ab"},
		{"settings that look like SGR", "\x1b[>4;1ma\x1b[?4mb\x1b[1 mc", "abc", "abc"},
		{"device control strings", "\x1bP+q544e\x1b\\a\x1b_G\x1b\\\x1b^x\x1b\\\x1bXy\x1b\\b", "ab", "ab"},
		{"character sets and resets", "\x1b(0a\x1bcb\x1b7\x1b#8", "ab", "ab"},
		{"an unfinished sequence", "a\x1b[1;2", "a[1;2", "a[1;2"},
		{"an unfinished string", "a\x1b]0;b\x1b[1mc", "a]0;bc", "a]0;b\x1b[1mc"},
		{"an escape alone", "a\x1b", "a", "a"},
		{"an escape before a character", "\x1b国", "国", "国"},
		{"control characters", "a\r\b\x00\x07\x7fb", "ab", "ab"},
		{"C1 controls, encoded and bare", "\u009b2Ja\u0085\x9b1m", "2Ja\ufffd1m", "2Ja\ufffd1m"},
		{"bytes that are no UTF-8", "a\xff国\xe5\x9b", "a\ufffd国\ufffd\ufffd", "a\ufffd国\ufffd\ufffd"},
		{"surrogates and overlong forms", "\xed\xa0\x80\xc0\x9b\xe0\x80\x9b", strings.Repeat("\ufffd", 8), strings.Repeat("\ufffd", 8)},
		{"turns of direction", "a\u202eb\u2066c\u2069\u200f", "abc\u200f", "abc\u200f"},
		{"a sequence too long to be one", "\x1b]8;;" + strings.Repeat("x", maxSequence) + "\a", "]8;;" + strings.Repeat("x", maxSequence), "]8;;" + strings.Repeat("x", maxSequence)},
	} {
		t.Run(c.shows, func(t *testing.T) {
			if got := Guard(c.text, false); got != c.plain {
				t.Errorf("plain: got %q, want %q", got, c.plain)
			}
			if got := Guard(c.text, true); got != c.styled {
				t.Errorf("styled: got %q, want %q", got, c.styled)
			}
		})
	}
}

func TestGuardAllocatesNothingForCleanText(t *testing.T) {
	text := "新闻 news \x1b[1mé한\x1b[m\n"
	if n := testing.AllocsPerRun(100, func() { Guard(text, true) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// checkGuard holds for any text.
func checkGuard(t interface {
	Helper()
	Errorf(string, ...any)
}, text string, styled bool) {
	t.Helper()
	out := Guard(text, styled)
	if again := Guard(out, styled); again != out {
		t.Errorf("%q is guarded once as %q, twice as %q", text, out, again)
	}
	if !utf8.ValidString(out) {
		t.Errorf("%q is no UTF-8", out)
	}
	for i := 0; i < len(out); {
		if n := SequenceLen(out[i:]); n > 0 {
			if !styled || !isStyling(out[i:i+n]) {
				t.Errorf("%q has passed", out[i:i+n])
			}
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(out[i:])
		if actedOn(r) {
			t.Errorf("%U has passed in %q", r, out)
		}
		i += size
	}
}

// controls is what hostile streams are made of.
var controls = []string{
	"\x1b", "[", "]", "8", ";", "1", "m", "0", ":", ">", "?", "\\", "\a", "P", "_", " ", "\x9b", "\u009b", "\xe5", "\x9b", "\xbd", "国", "a", "\n", "\r", "\t", "\x00",
	"\x1b[1m", "\x1b[m", "\x1b]8;;https://e.cn\a", "\x1b]8;;\x1b\\", "\x1b[2J", "\u202e", "\xf0\x9f", "\x91\x8d", strings.Repeat("x", 3000),
}

func streams() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(controls), 0, 40).Draw(t, "controls"), "")
	})
}

func TestWhatWasGuardedIsHarmless(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkGuard(t, streams().Draw(t, "text"), rapid.Bool().Draw(t, "styled"))
	})
}

func TestGuardWriterGivesTheSameHoweverTheTextIsSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, styled := streams().Draw(t, "text"), rapid.Bool().Draw(t, "styled")
		var out bytes.Buffer
		w := NewGuardWriter(&out, styled)
		for rest := text; rest != ""; {
			n := rapid.IntRange(1, min(len(rest), 5000)).Draw(t, "write")
			if written, err := w.Write([]byte(rest[:n])); written != n || err != nil {
				t.Fatal(written, err)
			}
			if len(w.held) > maxSequence {
				t.Fatalf("%d bytes are held back", len(w.held))
			}
			rest = rest[n:]
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if want := Guard(text, styled); out.String() != want {
			t.Fatalf("got %q, want %q", out.String(), want)
		}
	})
}

func TestGuardWriterReportsTheErrorBehindIt(t *testing.T) {
	w := NewGuardWriter(iotest.TruncateWriter(failing{}, 10), false)
	if n, err := w.Write([]byte("新闻")); n != 0 || !errors.Is(err, errFull) {
		t.Errorf("got %d, %v", n, err)
	}
}

var errFull = errors.New("full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

func FuzzGuard(f *testing.F) {
	for _, c := range controls {
		f.Add(c+"国"+c, true)
	}
	f.Fuzz(checkGuardFuzz)
}

func checkGuardFuzz(t *testing.T, text string, styled bool) {
	checkGuard(t, text, styled)
	var out bytes.Buffer
	w := NewGuardWriter(&out, styled)
	for i := range len(text) {
		if _, err := w.Write([]byte{text[i]}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if want := Guard(text, styled); out.String() != want {
		t.Errorf("byte by byte %q, at once %q", out.String(), want)
	}
}
