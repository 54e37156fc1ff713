package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"newsreader/store/news"
)

func mustOpen(t testing.TB, path string) *DB {
	t.Helper()
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func newDB(t testing.TB) *DB { return mustOpen(t, filepath.Join(t.TempDir(), "library.db")) }

// article is a document of one paragraph per text.
func article(guid, title string, day int, texts ...string) Document {
	a := news.Article{GUID: guid, Title: title, Language: "zh", Added: time.Unix(1, 0), Published: time.Date(2021, 8, day, 0, 0, 0, 0, time.UTC)}
	for i, text := range texts {
		a.Blocks = append(a.Blocks, news.Block{ID: int64(i + 1), Kind: news.Paragraph, Markdown: text})
	}
	return Document{Article: a, Digest: []byte(title + strings.Join(texts, "\n")), Sorted: a.Published, Anchors: []uint32{1, 2}}
}

func mustPut(t testing.TB, db *DB, documents ...Document) []Put {
	t.Helper()
	puts, err := db.PutAll(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	return puts
}

func titles(t testing.TB, db *DB, filter news.Filter, window news.Window) []string {
	t.Helper()
	articles, err := db.List(t.Context(), filter, window)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, a := range articles {
		all = append(all, a.Title)
		if a.Blocks != nil {
			t.Errorf("a list read the text of %d", a.ID)
		}
	}
	return all
}

func TestWhatIsPutIsReadBack(t *testing.T) {
	db := newDB(t)
	want := article("a", "标题", 5, "一", "二").Article
	want.URL, want.Author, want.Feed, want.Image = "https://example.org/?a=1", "作者", "来源", "https://example.org/i.png"
	want.Categories = []string{"新媒体", "x"}
	want.Blocks[1] = news.Block{ID: 2, Kind: news.ListItem, ListDepth: 2, QuoteDepth: 1, Marker: "3.", Markdown: "**二**"}
	want.Length = 7
	put := mustPut(t, db, Document{Article: want, Digest: []byte{1}, Sorted: want.Published})
	bitext, err := db.Bitext(t.Context(), put[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	got := bitext.Article
	want.ID, want.Added = put[0].ID, want.Added.UTC()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheSameAgainIsRecognisedAndAChangeKeepsIDAndState(t *testing.T) {
	db := newDB(t)
	first := mustPut(t, db, article("a", "A", 5, "one", "two", "three"))[0]
	if err := db.SetRead(t.Context(), []int64{first.ID}, true); err != nil {
		t.Fatal(err)
	}
	if err := db.SetPosition(t.Context(), first.ID, news.Position{Block: 2, Delta: 0.5}); err != nil {
		t.Fatal(err)
	}
	if again := mustPut(t, db, article("a", "A", 5, "one", "two", "three"))[0]; again.ID != first.ID || again.Outcome != news.Unchanged {
		t.Errorf("the same again: %+v", again)
	}
	if moved := mustPut(t, db, article("elsewhere", "A", 5, "one", "two", "three"))[0]; moved.ID != first.ID || moved.Outcome != news.Unchanged {
		t.Errorf("the same from elsewhere: %+v", moved)
	}
	changed := mustPut(t, db, article("a", "A2", 5, "zero", "one", "three", "four"))[0]
	if changed.ID != first.ID || changed.Outcome != news.Updated {
		t.Errorf("changed: %+v", changed)
	}
	bitext, err := db.Bitext(t.Context(), first.ID)
	if err != nil {
		t.Fatal(err)
	}
	got := bitext.Article
	if got.State.Position != (news.Position{Block: 2, Delta: 0.5}) {
		t.Errorf("the place moved to %+v", got.State.Position)
	}
	if !got.State.Read || got.Title != "A2" {
		t.Errorf("state %+v, title %q", got.State, got.Title)
	}
	ids := map[string]int64{}
	for _, b := range got.Blocks {
		ids[b.Markdown] = b.ID
	}
	if diff := cmp.Diff(map[string]int64{"zero": 4, "one": 1, "three": 3, "four": 5}, ids); diff != "" {
		t.Errorf("block IDs: %s", diff)
	}
}

func TestListFiltersAndWindows(t *testing.T) {
	db := newDB(t)
	puts := mustPut(t, db, article("a", "微信支付", 1, "x"), article("b", "100% 淘宝", 2, "y"), article("c", "QQ_音乐", 3, "z"), article("d", "QQ 音乐", 3, "w"))
	if err := db.SetRead(t.Context(), []int64{puts[1].ID}, true); err != nil {
		t.Fatal(err)
	}
	if err := db.SetStarred(t.Context(), []int64{puts[0].ID, puts[1].ID}, true); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why    string
		filter news.Filter
		window news.Window
		want   []string
	}{
		{"newest first, then the latest in", news.Filter{}, news.Window{}, []string{"QQ 音乐", "QQ_音乐", "100% 淘宝", "微信支付"}},
		{"a window", news.Filter{}, news.Window{Offset: 1, Limit: 2}, []string{"QQ_音乐", "100% 淘宝"}},
		{"unread", news.Filter{Read: news.No}, news.Window{}, []string{"QQ 音乐", "QQ_音乐", "微信支付"}},
		{"starred and read", news.Filter{Starred: news.Yes, Read: news.Yes}, news.Window{}, []string{"100% 淘宝"}},
		{"unread, and the one being read", news.Filter{Read: news.No, Keep: puts[1].ID}, news.Window{}, []string{"QQ 音乐", "QQ_音乐", "100% 淘宝", "微信支付"}},
		{"a percent sign means itself", news.Filter{Words: []string{"0%"}}, news.Window{}, []string{"100% 淘宝"}},
		{"an underscore means itself", news.Filter{Words: []string{"qq_"}}, news.Window{}, []string{"QQ_音乐"}},
		{"every word", news.Filter{Words: []string{"qq", "音乐"}}, news.Window{}, []string{"QQ 音乐", "QQ_音乐"}},
		{"another language", news.Filter{Language: "en"}, news.Window{}, nil},
	} {
		if diff := cmp.Diff(c.want, titles(t, db, c.filter, c.window)); diff != "" {
			t.Errorf("%s: %s", c.why, diff)
		}
	}
	counts, err := db.Count(t.Context(), news.Filter{Words: []string{"%"}})
	if err != nil || counts != (news.Counts{Total: 1, Unread: 0}) {
		t.Errorf("counts: %+v, %v", counts, err)
	}
	if place, err := db.Place(t.Context(), news.Filter{}, puts[0].ID); err != nil || place != 3 {
		t.Errorf("place %d, %v", place, err)
	}
	if next, err := db.NextUnread(t.Context(), news.Filter{}, puts[2].ID, false); err != nil || next != puts[0].ID {
		t.Errorf("next unread %d, %v", next, err)
	}
	if previous, err := db.NextUnread(t.Context(), news.Filter{}, puts[3].ID, true); err != nil || previous != 0 {
		t.Errorf("previous unread %d, %v", previous, err)
	}
}

func TestAListIsReadThroughItsIndex(t *testing.T) {
	db := newDB(t)
	mustPut(t, db, article("a", "A", 1, "x"))
	where, args := conditions(news.Filter{})
	plan, err := rows(t.Context(), db.db, func(r *sql.Rows) (string, error) {
		var id, parent, unused int
		var detail string
		err := r.Scan(&id, &parent, &unused, &detail)
		return detail, err
	}, "EXPLAIN QUERY PLAN "+selectArticles+where+" ORDER BY a.sorted DESC, a.id DESC LIMIT 50", args...)
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Join(plan, "\n")
	if !strings.Contains(all, "USING INDEX articles_by_date") || strings.Contains(all, "TEMP B-TREE") {
		t.Errorf("plan:\n%s", all)
	}
}

func TestPairing(t *testing.T) {
	db := newDB(t)
	puts := mustPut(t, db, article("zh", "中文", 1, "一", "二"), article("en", "English", 2, "one", "two"))
	original, document := puts[0].ID, puts[1].ID
	alignment := news.Alignment{{Original: news.Span{From: 0, To: 2}, Translation: news.Span{From: 0, To: 2}, Score: 0.5}}
	for i, want := range []bool{true, false} {
		if paired, err := db.Pair(t.Context(), original, document, alignment); err != nil || paired != want {
			t.Errorf("pairing, time %d: %v, %v", i+1, paired, err)
		}
	}
	if got := titles(t, db, news.Filter{Translated: news.Yes}, news.Window{}); len(got) != 1 || got[0] != "中文" {
		t.Errorf("listed: %q", got)
	}
	bitext, err := db.Bitext(t.Context(), document)
	if err != nil {
		t.Fatal(err)
	}
	if bitext.Article.ID != original {
		t.Errorf("the translation is read under %d", bitext.Article.ID)
	}
	translation := bitext.Translation
	if translation.Title != "English" || len(translation.Blocks) != 2 || !cmp.Equal(translation.Alignment, alignment) {
		t.Errorf("translation: %+v", translation)
	}
	if n, err := db.Remove(t.Context(), []int64{original}); err != nil || n != 1 {
		t.Errorf("removed %d, %v", n, err)
	}
	health, err := db.Check(t.Context())
	if err != nil || health.Articles+health.Translations+health.Blocks != 0 || len(health.Faults) > 0 {
		t.Errorf("after removal: %+v, %v", health, err)
	}
}

func TestSeedsComeOnce(t *testing.T) {
	db := newDB(t)
	for range 2 {
		if _, err := db.PutSeeds(t.Context(), []Document{article("a", "A", 1, "x")}); err != nil {
			t.Fatal(err)
		}
		if err := db.SetStarted(t.Context()); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Remove(t.Context(), []int64{1}); err != nil {
			t.Fatal(err)
		}
	}
	if got := titles(t, db, news.Filter{}, news.Window{}); got != nil {
		t.Errorf("removed seeds came back: %q", got)
	}
}

// Two handles on one file stand for two processes: SQLite locks between connections, not between processes.
func TestTwoWritersWaitForEachOther(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	const each = 60
	var group sync.WaitGroup
	errs := make(chan error, 2*each)
	for writer := range 2 {
		group.Add(1)
		go func() {
			defer group.Done()
			db, err := Open(context.Background(), path)
			if err != nil {
				errs <- err
				return
			}
			defer func() { errs <- db.Close() }()
			for i := range each {
				name := fmt.Sprint(writer, "/", i)
				if _, err := db.PutAll(context.Background(), []Document{article(name, name, 1, name)}); err != nil {
					errs <- err
				}
			}
		}()
	}
	group.Wait()
	close(errs)
	for err := range errs {
		if err != nil {
			t.Error(err)
		}
	}
	if counts, err := mustOpen(t, path).Count(t.Context(), news.Filter{}); err != nil || counts.Total != 2*each {
		t.Errorf("%+v, %v", counts, err)
	}
}

func TestWhatIsNoLibraryIsLeftAlone(t *testing.T) {
	folder := t.TempDir()
	foreign := filepath.Join(folder, "foreign.db")
	other, err := sql.Open("sqlite", "file:"+foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.ExecContext(t.Context(), "CREATE TABLE t (a)"); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	newer := filepath.Join(folder, "newer.db")
	if _, err := mustOpen(t, newer).db.ExecContext(t.Context(), "PRAGMA user_version = 999"); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(folder, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database at all\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path, want string
		kind       news.ErrorKind
	}{
		{foreign, "belongs to another program", news.Damaged},
		{newer, "was written by a newer newsreader", news.Newer},
		{text, "is no library", news.Damaged},
		{folder, "is not a file", news.Invalid},
		{filepath.Join(text, "below"), "not a directory", news.Internal},
	} {
		before, _ := os.ReadFile(c.path)
		db, err := Open(t.Context(), c.path)
		if err == nil {
			_ = db.Close()
			t.Errorf("%s was opened", c.path)
			continue
		}
		if !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.path) || news.KindOf(err) != c.kind || news.HintOf(err) == "" {
			t.Errorf("%s: %v (kind %v, hint %q), want %q", c.path, err, news.KindOf(err), news.HintOf(err), c.want)
		}
		if after, _ := os.ReadFile(c.path); string(after) != string(before) {
			t.Errorf("%s was changed", c.path)
		}
	}
}

func TestEveryCharacterOfAPathMeansItself(t *testing.T) {
	for _, name := range []string{"a?mode=ro", "b#c", "d%00e", "新闻 库"} {
		path := filepath.Join(t.TempDir(), name)
		mustPut(t, mustOpen(t, path), article("a", "A", 1, "x"))
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestADamagedLibraryIsReported(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	var documents []Document
	for i := range 200 {
		name := fmt.Sprint(i)
		documents = append(documents, article(name, name, 1, strings.Repeat(name, 500)))
	}
	mustPut(t, db, documents...)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(data) / 2; i < len(data)/2+20_000; i++ {
		data[i] = 0xa5
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	health, err := mustOpen(t, path).Check(t.Context())
	if err != nil || len(health.Faults) == 0 {
		t.Errorf("%+v, %v", health, err)
	}
}

func BenchmarkOpenAndList(b *testing.B) {
	path := filepath.Join(b.TempDir(), "library.db")
	mustPut(b, mustOpen(b, path), article("a", "A", 1, "x"), article("b", "B", 2, "y"))
	for b.Loop() {
		db, err := Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := db.List(b.Context(), news.Filter{}, news.Window{Limit: 200}); err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
