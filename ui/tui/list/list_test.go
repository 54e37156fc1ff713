package list

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"newsreader/store/news"
	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

// filled is a pane of 10 articles' height on a list of total, with the rows of its first window.
func filled(total int) *Model {
	m := New(typeset.Measure{}, time.UTC)
	m.SetTheme(theme.Dark())
	m.SetSize(30, 20)
	give(&m, m.Around(0), total)
	return &m
}

func give(m *Model, window news.Window, total int) {
	var rows []news.Article
	for i := window.Offset; i < min(window.Offset+window.Limit, total); i++ {
		rows = append(rows, news.Article{ID: int64(i), Title: fmt.Sprint("文章 ", i), Language: "zh"})
	}
	m.SetRows(window.Offset, rows, news.Counts{Total: total, Unread: total})
}

func screen(m *Model) string {
	return typeset.Strip(strings.Join(m.View(true, "empty"), "\n"))
}

func TestAWindowIsAskedForAScreenAhead(t *testing.T) {
	const total = 1000
	m := filled(total)
	for range total {
		m.Move(1)
		if missing := m.Missing(); missing.Limit > 0 {
			if strings.Contains(screen(m), "…\n") {
				t.Fatalf("a row in view is missing at %d before it was asked for", m.Cursor())
			}
			give(m, m.Around(m.Cursor()), total)
		}
		if got := m.Selected(); got == nil || got.ID != int64(m.Cursor()) {
			t.Fatalf("the cursor is at %d, on %v", m.Cursor(), got)
		}
	}
	if m.Cursor() != total-1 || !strings.Contains(screen(m), "文章 999") {
		t.Errorf("the end is at %d:\n%s", m.Cursor(), screen(m))
	}
}

func TestWhatIsAskedForHoldsWhatIsMissing(t *testing.T) {
	const total = 20_000
	for _, height := range []int{1, 20, 3000} {
		m := New(typeset.Measure{}, time.UTC)
		m.SetSize(30, height)
		give(&m, news.Window{}, total)
		for _, top := range []int{0, 1, 5000, total} {
			m.Select(total / 2)
			m.Scroll(-total)
			m.Scroll(top)
			missing := m.Missing()
			if missing.Limit == 0 {
				t.Fatal("nothing is missing of an empty pane")
			}
			asked := m.Around(missing.Offset + missing.Limit/2)
			if asked.Offset > missing.Offset || asked.Offset+asked.Limit < missing.Offset+missing.Limit {
				t.Errorf("%d lines high, from %d: %+v is missing, %+v is asked for", height, top, missing, asked)
			}
		}
	}
}

func TestTheWheelMovesTheViewAndNotTheCursor(t *testing.T) {
	m := filled(100)
	m.Scroll(20)
	if m.Cursor() != 0 || !strings.Contains(screen(m), "文章 20") || strings.Contains(screen(m), "文章 0\n") {
		t.Errorf("the cursor is at %d:\n%s", m.Cursor(), screen(m))
	}
	m.Move(1)
	if !strings.Contains(screen(m), "▌ 文章 1") {
		t.Errorf("a key does not bring the cursor back into view:\n%s", screen(m))
	}
	m.Scroll(1000)
	if !strings.Contains(screen(m), "文章 99") {
		t.Errorf("the end is not the end:\n%s", screen(m))
	}
}

func TestALineIsAnArticle(t *testing.T) {
	m := filled(100)
	for y, want := range map[int]int{0: 0, 1: 0, 2: 1, 19: 9} {
		if got, ok := m.At(y); !ok || got != want {
			t.Errorf("line %d is article %d, want %d", y, got, want)
		}
	}
	if _, ok := m.At(20); ok {
		t.Error("there is an article below the pane")
	}
}

func TestUnreadIsCountedAheadOfTheLibrary(t *testing.T) {
	m := filled(3)
	m.Change(1, func(s *news.State) { s.Read = true })
	m.Change(1, func(s *news.State) { s.Starred = true })
	if m.Counts() != (news.Counts{Total: 3, Unread: 2}) {
		t.Errorf("%+v", m.Counts())
	}
	if shown := screen(m); !strings.Contains(shown, "★ 文章 1") {
		t.Errorf("no star:\n%s", shown)
	}
}

func TestAnyTitleIsOneLineOfThePane(t *testing.T) {
	m := New(typeset.Measure{}, time.UTC)
	m.SetTheme(theme.Dark())
	for _, size := range [][2]int{{0, 0}, {1, 1}, {2, 3}, {7, 5}, {40, 20}} {
		m.SetSize(size[0], size[1])
		m.SetRows(0, []news.Article{
			{ID: 1, Title: "a\nb\x1b[31m\tc", Feed: "feed\nline", Language: "zh"},
			{ID: 2, Title: strings.Repeat("长", 500), Language: "zh"},
		}, news.Counts{Total: 2})
		for _, line := range m.View(true, "") {
			if w := (typeset.Measure{}).Width(line); w > max(size[0], 2) || strings.ContainsAny(typeset.Strip(line), "\n\t") {
				t.Errorf("at %v: %q is %d wide", size, line, w)
			}
		}
	}
}
