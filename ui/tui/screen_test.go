package tui_test

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"newsreader/ui/typeset"
	"newsreader/ui/uitest"
)

func TestMain(m *testing.M) { uitest.Main(m) }

// line returns the index of the first row that holds text, -1 where none does.
func line(rows []string, text string) int {
	for i, row := range rows {
		if strings.Contains(row, text) {
			return i
		}
	}
	return -1
}

func gone(text string) func([]string) bool {
	return func(rows []string) bool { return line(rows, text) < 0 }
}

func TestTheReaderOpensOnTheStarterArticles(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	rows := screen.See("4 articles, 4 unread", "? help")
	for _, c := range []struct {
		row  int
		text string
	}{
		{0, " newsreader  全部 All"},
		{1, "┌ Articles ─"},
		{2, "▌ 一个会员畅听网易云和QQ音乐？"},
		{3, "▌ ● ZAKER · 2021-08-06 · 中"},
		{4, "● 腾讯、阿里_互通_迎来重大进展"},
		{5, "cnBeta · 2021-08-05 · 中⇄EN"},
		{6, "● 阿里与腾讯考虑互相开放生态系统"},
		{8, "● After WeChat blocked the Alipay"},
		{9, "imported · EN"},
		{35, "j/k move"},
	} {
		if !strings.Contains(rows[c.row], c.text) {
			t.Errorf("row %d is %q, want %q in it", c.row, rows[c.row], c.text)
		}
	}
	if !strings.Contains(rows[3], "ZAKER · 2021-08-06 02:06") {
		t.Errorf("the selected article stands in the reader: row 3 is %q", rows[3])
	}
	screen.Type("Q")
	if code := screen.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestToggleKeepsTheParagraphOnTop(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	screen.See("? help")
	screen.Type("j", "Enter")
	screen.See("自国内互联网巨头以生态为名", "中⇄EN 中")
	screen.Type("t")
	screen.See("Ever since the emergence", "中⇄EN EN")
	screen.Type("t")
	screen.See("自国内互联网巨头以生态为名")

	// Somewhere further down, the paragraph on top is the other language's of the same bead.
	screen.Type("^D", "^D", "^D")
	screen.Until("a later paragraph", gone("自国内互联网巨头"))
	screen.Type("/", "2015年7月", "Enter")
	rows := screen.Until("the paragraph on top", func(rows []string) bool { return line(rows, "2015年7月") == 2 })
	screen.Type("t")
	screen.Until("its translation on top", func(rows []string) bool {
		return strings.Contains(rows[1], "中⇄EN EN") && line(rows, "In July 2015") == 2
	})
	screen.Type("t")
	screen.Until("the same on top as before", func(now []string) bool {
		return strings.Contains(now[1], "中⇄EN 中") && now[2] == rows[2]
	})
}

func TestAnArticleInOneLanguageSaysSo(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	screen.See("? help")
	screen.Type("Enter", "t")
	screen.See("中 only: import its translation")
}

func TestBothLanguages(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{Width: 160, Height: 40})
	screen.See("? help")
	screen.Type("j", "Enter", "b")
	screen.Until("both, beginning on one row", func(rows []string) bool {
		at := line(rows, "自国内互联网巨头")
		return at > 0 && strings.Contains(rows[1], "中⇄EN both") && strings.Contains(rows[at], "Ever since the emergence")
	})
	screen.Type("b")
	screen.Until("one after the other", func(rows []string) bool {
		at := line(rows, "Ever since the emergence")
		return at > 0 && strings.Contains(rows[at], "▎") && !strings.Contains(rows[at], "自国内")
	})
	screen.Type("b")
	screen.See("中⇄EN 中")
}

func TestResizeKeepsTheParagraphOnTop(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	screen.See("? help")
	screen.Type("j", "Enter", "/", "版权不能救阿里", "Enter")
	screen.Until("the match on top", func(rows []string) bool { return line(rows, "版权不能救阿里") == 2 })
	for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 50}, {40, 12}, {120, 36}} {
		screen.Resize(size[0], size[1])
		screen.Until(fmt.Sprint("the paragraph on top at ", size), func(rows []string) bool {
			return len(rows) == size[1] && line(rows[1:4], "可能是时任阿里音乐") >= 0 || line(rows[1:5], "版权不能救阿里") >= 0
		})
	}
}

func TestOnePaneAtATimeBelow80Columns(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{Width: 60, Height: 20})
	const inReader = "ZAKER · 2021-08-06 02:06"
	screen.Until("the list alone", func(rows []string) bool {
		return line(rows, "Articles") == 1 && line(rows, inReader) < 0 && line(rows, "? help") == 19
	})
	screen.Type("Enter")
	screen.Until("the reader alone", func(rows []string) bool { return line(rows, inReader) > 0 && line(rows, "Articles") < 0 })
	screen.Type("q")
	screen.See("Articles")
}

func TestReadAndStarred(t *testing.T) {
	home := t.TempDir()
	screen := uitest.Start(t, uitest.Options{Home: home, Env: []string{"NEWSREADER_READ_AFTER=0"}})
	screen.See("4 unread")
	screen.Type("Enter")
	screen.See("3 unread")
	screen.Type("h", "s", "j", "m")
	screen.See("2 unread", "★")
	screen.Type("n")
	screen.See("▌ 阿里与腾讯考虑")
	screen.Type("A", "y")
	screen.See("0 unread", "2 marked read")
	screen.Type("Q")
	screen.Exit()
	list := exec.CommandContext(t.Context(), "newsreader", "--library", filepath.Join(home, "data", "newsreader", "library.db"), "list", "starred", "read")
	out, err := list.Output()
	if err != nil || !strings.HasPrefix(string(out), "1\t") || strings.Count(string(out), "\n") != 1 {
		t.Errorf("%q, %v", out, err)
	}
}

func TestTheArticleBeingReadStaysInAFilteredList(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{Env: []string{"NEWSREADER_READ_AFTER=0"}})
	screen.See("4 unread")
	screen.Type("F", "unread", "Enter")
	screen.See("unread · 4 articles")
	screen.Type("Enter")
	screen.See("unread · 4 articles, 3 unread", "▌ 一个会员")
	screen.Type("h")
	screen.See("unread · 3 articles")
	screen.Type("Esc")
	screen.See("全部 All · 4 articles")
}

func TestThePlaceIsKeptFromRunToRun(t *testing.T) {
	home := t.TempDir()
	first := uitest.Start(t, uitest.Options{Home: home})
	first.See("? help")
	first.Type("j", "Enter", " ")
	rows := first.Until("a later place", func(rows []string) bool { return strings.Contains(rows[1], "腾讯、阿里") })
	first.Type("Q")
	first.Exit()
	second := uitest.Start(t, uitest.Options{Home: home})
	second.See("? help")
	second.Type("j", "Enter")
	second.Until("the same place", func(now []string) bool {
		return now[2] != "" && reader(now[2]) == reader(rows[2]) && reader(now[5]) == reader(rows[5])
	})
}

// reader is the part of a row that is the reader's.
func reader(row string) string {
	_, part, _ := strings.Cut(row, "││")
	return part
}

func TestHelpPaletteAndSearch(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	screen.See("? help")
	screen.Type("?")
	screen.See("Keys", "original / translation", "half a page down")
	screen.Type("Esc")
	screen.Until("help closed", gone("half a page down"))
	screen.Type(":", "star")
	screen.See(":star", "▌ star")
	screen.Type("Enter")
	screen.See("★")
	screen.Type("Enter", "/", "没有这个词", "Enter")
	screen.See("not found: 没有这个词")
}

func TestTheCursorIsWhereAnInputMethodNeedsIt(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	screen.See("? help")
	screen.Type("F", "微信")
	screen.Until("the cursor after the text", func(rows []string) bool { return strings.HasPrefix(rows[35], "filter: 微信") })
	if column, row := screen.Cursor(); column != len("filter: ")+4 || row != 35 {
		t.Errorf("the cursor is at %d, %d", column, row)
	}
}

func TestMouse(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	screen.See("? help")
	screen.Click(10, 6)
	screen.See("▌ 阿里与腾讯考虑互相开放", "虎嗅 · 2021-07-15 12:23")
	screen.Wheel(80, 10, true)
	screen.Until("the text scrolled", gone("虎嗅 · 2021-07-15 12:23"))
	screen.Wheel(80, 10, false)
	screen.See("虎嗅 · 2021-07-15 12:23")
}

func TestEverySizeIsDrawn(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{})
	screen.See("? help")
	screen.Type("j", "Enter")
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		screen.Resize(1+random.IntN(160), 1+random.IntN(50))
		screen.Type([]string{"j", "t", "b", "q", "Enter", "?", "Esc", "G", "k"}[random.IntN(9)])
	}
	screen.Resize(1, 1)
	screen.Type("Esc")
	screen.Resize(120, 36)
	screen.Type("Esc", "Esc", "k")
	screen.See("newsreader", "? help")
	screen.Type("Q")
	if code := screen.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestNoWideCharacterIsTorn draws frame over frame of Chinese text, each a change of the one before.
func TestNoWideCharacterIsTorn(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	home := t.TempDir()
	screen := uitest.Start(t, uitest.Options{Home: home, Env: []string{"NEWSREADER_READ_AFTER=3600"}})
	screen.See("? help")
	screen.Type("j", "Enter")
	screen.See("中⇄EN 中")
	keys := []string{"j", "k", "t", "b", " ", "^D", "^U", "J", "K", "h", "Enter", "?", "Esc", "Enter"}
	for range 150 {
		screen.Type(keys[random.IntN(len(keys))])
		screen.Whole()
	}
	screen.Type("Esc", "Esc", "Enter", "gg", "G", "k", "k")
	screen.Type("h", "gg", "j", "Enter", "gg")
	screen.Until("the second article from its beginning, every row as wide as the screen", func(rows []string) bool {
		if !strings.Contains(rows[2], "腾讯、阿里_互通_") || line(rows, "j/k move") != 35 {
			return false
		}
		for _, row := range rows[1:35] {
			if cells(row) != 120 {
				return false
			}
		}
		return true
	})
	screen.Whole()
}

// cells is the width of a row of the screen.
func cells(row string) int { return typeset.Measure{}.Width(row) }

func TestTheTerminalIsGivenBack(t *testing.T) {
	for _, c := range []struct {
		why  string
		end  func(*uitest.Terminal)
		code int
	}{
		{"quit", func(s *uitest.Terminal) { s.Type("Q") }, 0},
		{"control C", func(s *uitest.Terminal) { s.Type("^C") }, 0},
		{"terminated", func(s *uitest.Terminal) { s.Signal(syscall.SIGTERM) }, 130},
		{"hung up", func(s *uitest.Terminal) { s.Signal(syscall.SIGHUP) }, 130},
	} {
		screen := uitest.Start(t, uitest.Options{})
		screen.See("? help")
		c.end(screen)
		if code := screen.Exit(); code != c.code {
			t.Errorf("%s: exit code %d, want %d", c.why, code, c.code)
		}
		raw := string(screen.Raw())
		if strings.LastIndex(raw, "\x1b[?1049l") < strings.LastIndex(raw, "\x1b[?1049h") || !strings.Contains(raw, "\x1b[?25h") {
			t.Errorf("%s: the terminal is left as it was used", c.why)
		}
	}
}

func TestTheThemeFollowsTheBackground(t *testing.T) {
	const light, dark = "38;2;31;79;184", "38;2;122;162;247" // the accents of the themes
	for _, c := range []struct {
		why         string
		options     uitest.Options
		want, never string
	}{
		{"a white background", uitest.Options{Light: true, Env: []string{"COLORTERM=truecolor"}}, light, "nothing"},
		{"a black background", uitest.Options{Env: []string{"COLORTERM=truecolor"}}, dark, light},
		{"a theme by name", uitest.Options{Light: true, Env: []string{"COLORTERM=truecolor", "NEWSREADER_THEME=dark"}}, dark, light},
	} {
		screen := uitest.Start(t, c.options)
		screen.Until(c.why, func([]string) bool { return strings.Contains(screen.Written(), c.want) })
		screen.Type("Q")
		screen.Exit()
		if strings.Contains(string(screen.Raw()), c.never) {
			t.Errorf("%s: the other theme's colours were written", c.why)
		}
	}
}

func TestShowIsStyledOnATerminal(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{Width: 60, Height: 140, Args: []string{"show", "5"}})
	rows := screen.See("双方的开放将最先体现在支", "[1] https://mp.weixin.qq.com/")
	if strings.Contains(strings.Join(rows, "\n"), "**") {
		t.Error("a mark of Markdown is shown")
	}
	if raw := string(screen.Raw()); !strings.Contains(raw, "\x1b[1m") || !strings.Contains(raw, "\x1b]8;;https://mp.weixin.qq.com/") {
		t.Error("no bold text or no hyperlink was written")
	}
	if code := screen.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestWithoutColour(t *testing.T) {
	screen := uitest.Start(t, uitest.Options{Env: []string{"NO_COLOR=1"}})
	screen.See("? help")
	if raw := string(screen.Raw()); strings.Contains(raw, "\x1b[38;") || strings.Contains(raw, "\x1b[48;") || strings.Contains(raw, ";38;") {
		t.Error("colours were written")
	}
}
