package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"newsreader/store/config"
	"newsreader/store/news"
	"newsreader/store/storetest"
	"newsreader/ui/render"
)

// driver is the program without a terminal: what its commands bring is held back until it is asked for, in any order.
type driver struct {
	*App
	t       *testing.T
	pending []tea.Cmd
}

func drive(t *testing.T) *driver {
	t.Helper()
	settings := config.Config{Theme: "dark", Opens: "original", MaxWidth: 88, AmbiguousWidth: "1", ReadAfter: 3600, Mouse: true}
	d := &driver{App: New(t.Context(), storetest.Open(t), settings, time.UTC), t: t}
	d.tick = func(time.Duration, func(time.Time) tea.Msg) tea.Cmd { return nil } // clocks never ring
	if err := d.load(); err != nil {
		t.Fatal(err)
	}
	d.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	d.settle()
	return d
}

func (d *driver) send(msg tea.Msg) {
	_, cmd := d.Update(msg)
	d.hold(cmd)
	_ = d.View()
}

func (d *driver) hold(cmd tea.Cmd) {
	if cmd != nil {
		d.pending = append(d.pending, cmd)
	}
}

func (d *driver) press(keys ...string) {
	for _, key := range keys {
		switch key {
		case "enter":
			d.send(tea.KeyPressMsg{Code: tea.KeyEnter})
		case "esc":
			d.send(tea.KeyPressMsg{Code: tea.KeyEscape})
		default:
			r := []rune(key)[0]
			d.send(tea.KeyPressMsg{Code: r, Text: key})
		}
	}
}

// deliver runs the held command with that index and gives the program what it brings.
func (d *driver) deliver(i int) {
	d.t.Helper()
	cmd := d.pending[i]
	d.pending = append(d.pending[:i:i], d.pending[i+1:]...)
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			d.hold(cmd)
		}
	default:
		d.send(msg)
	}
}

// settle delivers everything, in the order of asking. What asks again and again would never settle.
func (d *driver) settle() {
	d.t.Helper()
	for i := 0; len(d.pending) > 0; i++ {
		if i > 100 {
			d.t.Fatal("the program does not come to rest")
		}
		d.deliver(0)
	}
}

func (d *driver) state(id int64) news.State {
	d.t.Helper()
	bitext, err := d.library.Bitext(d.t.Context(), id)
	if err != nil {
		d.t.Fatal(err)
	}
	return bitext.Article.State
}

func TestKeysTypedAheadReachTheArticleTheyAreFor(t *testing.T) {
	d := drive(t)
	d.press("j", "enter", "t", "G")
	if article := d.reader.Article(); article.ID != 1 || d.reader.Layout() != render.Original {
		t.Fatalf("article %d changed before the one that is meant was there", article.ID)
	}
	d.settle()
	if d.reader.Article().ID != 2 || d.reader.Layout() != render.Translation || d.reader.Percent() != 100 {
		t.Errorf("article %d in layout %d at %d %%", d.reader.Article().ID, d.reader.Layout(), d.reader.Percent())
	}
}

func TestALateArticleIsDropped(t *testing.T) {
	d := drive(t)
	d.press("j")
	late := d.pending
	d.pending = nil
	d.press("j")
	d.settle()
	d.pending = late
	d.settle()
	if d.reader.Article().ID != 5 {
		t.Errorf("article %d is shown beside the third row", d.reader.Article().ID)
	}
}

func TestKeysInTheReaderAreAboutWhatIsRead(t *testing.T) {
	d := drive(t)
	d.press("enter")
	d.send(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown})
	d.press("s", "m")
	d.settle()
	if s := d.state(1); !s.Starred || !s.Read {
		t.Errorf("the article that is read: %+v", s)
	}
	d.press("m")
	d.settle()
	if d.state(1).Read || d.reader.Article().State.Read {
		t.Error("it is still read")
	}
}

func TestWhatWasDoneIsKeptWhenTheProgramEndsAtOnce(t *testing.T) {
	d := drive(t)
	d.press("enter", " ", " ", "s", "h", "j", "s", "m")
	want := d.reader.Position()
	if err := d.finish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if s := d.state(1); !s.Starred || s.Position != want || want == (news.Position{}) {
		t.Errorf("first article: %+v, want the place %+v", s, want)
	}
	if s := d.state(2); !s.Starred || !s.Read {
		t.Errorf("second article: %+v", s)
	}
}

func TestAPlaceThatDidNotChangeIsNotWritten(t *testing.T) {
	d := drive(t)
	d.press("enter", "h")
	d.settle()
	d.keepPosition()
	if len(d.writes) > 0 {
		t.Error("the place of an article that was only looked at is written")
	}
}

func TestAClickOnTheListLeavesTheReader(t *testing.T) {
	d := drive(t)
	d.press("F")
	for _, r := range "unread" {
		d.press(string(r))
	}
	d.press("enter")
	d.settle()
	d.press("enter", "m")
	d.settle()
	if d.list.Counts().Total != 4 {
		t.Fatalf("the article that is read left the list: %+v", d.list.Counts())
	}
	d.send(tea.MouseClickMsg{X: 5, Y: 4, Button: tea.MouseLeft})
	d.settle()
	if d.focus != listPane || d.filter.Keep != 0 || d.list.Counts().Total != 3 || d.list.Selected().ID != 2 {
		t.Errorf("focus %d, kept %d, %+v, selected %d", d.focus, d.filter.Keep, d.list.Counts(), d.list.Selected().ID)
	}
}

func TestTheWheelReachesTheEndOfALongList(t *testing.T) {
	d := drive(t)
	folder := t.TempDir()
	for i := range 600 {
		text := fmt.Sprintf("---\ntitle: Number %d\ndate: 2020-01-01\n---\ntext", i)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.library.Import(t.Context(), []string{folder}, nil, func(news.Imported) {}); err != nil {
		t.Fatal(err)
	}
	d.send(tea.FocusMsg{})
	d.settle()
	for range 600 {
		d.send(tea.MouseWheelMsg{X: 5, Y: 5, Button: tea.MouseWheelDown})
		d.settle()
	}
	if !strings.Contains(d.View().Content, "After WeChat blocked") { // without a date, the last of all
		t.Errorf("the end of the list is not shown:\n%s", d.View().Content)
	}
	if d.list.Cursor() != 0 {
		t.Errorf("the wheel moved the cursor to %d", d.list.Cursor())
	}
	d.press("j")
	d.settle()
	if selected := d.list.Selected(); selected == nil || selected.ID != 2 {
		t.Errorf("a key after the wheel selects %v", selected)
	}
}

func TestAFilterBeginsAtTheTopAndEndsWhereTheCursorIs(t *testing.T) {
	d := drive(t)
	d.press("j", "j")
	d.settle()
	d.press("F")
	for _, r := range "lang:zh" {
		d.press(string(r))
	}
	d.press("enter")
	d.settle()
	if d.list.Cursor() != 0 || d.list.Selected().ID != 1 {
		t.Errorf("the filter begins at %d", d.list.Cursor())
	}
	d.press("j", "esc")
	d.settle()
	if d.list.Selected().ID != 2 || d.list.Counts().Total != 4 {
		t.Errorf("after the filter the cursor is on %d", d.list.Selected().ID)
	}
}

func TestAQueryWithAFaultStaysOpen(t *testing.T) {
	d := drive(t)
	d.press("F", "\"", "enter")
	if d.prompt == nil || d.prompt.Fault == "" {
		t.Fatal("the prompt is gone, or says nothing")
	}
	d.press("x")
	if d.prompt.Fault != "" {
		t.Error("the fault is still said")
	}
}

func TestALinkNumberWaitsWhereAnotherDigitWouldGoOn(t *testing.T) {
	d := drive(t) // the first article has eleven images
	d.press("enter")
	d.settle()
	d.press("1")
	if d.link != "1" || len(d.pending) > 0 {
		t.Errorf("1 was opened at once: %q, %d commands", d.link, len(d.pending))
	}
	d.press("1")
	if d.link != "" || len(d.pending) != 1 {
		t.Errorf("11 was not opened: %q, %d commands", d.link, len(d.pending))
	}
	d.pending = nil
	d.press("1", "enter")
	if d.link != "" || len(d.pending) != 1 {
		t.Errorf("1 was not opened by Enter: %q, %d commands", d.link, len(d.pending))
	}
	d.pending = nil
	d.press("2")
	if len(d.pending) != 1 {
		t.Error("2 was not opened at once")
	}
}

func TestATerminalThatDrawsQuotationMarksWideIsBelieved(t *testing.T) {
	d := drive(t)
	d.settings.AmbiguousWidth = "auto"
	d.send(tea.CursorPositionMsg{X: 1, Y: 35})
	if d.measure.Ambiguous != 1 || !strings.Contains(d.View().Content, "┌") {
		t.Error("an answer of one cell changed something")
	}
	d.send(tea.CursorPositionMsg{X: 2, Y: 35})
	if d.measure.Ambiguous != 2 || strings.ContainsAny(d.View().Content, "┌│") {
		t.Error("an answer of two cells changed nothing: the frames are still of line characters")
	}
}
