package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsreader/seeds"
	"newsreader/store"
	"newsreader/store/document"
	"newsreader/store/news"
	"newsreader/store/storetest"
)

func imports(t testing.TB, library *store.Library, paths ...string) []news.Imported {
	t.Helper()
	var all []news.Imported
	if err := library.Import(t.Context(), paths, strings.NewReader(""), func(r news.Imported) { all = append(all, r) }); err != nil {
		t.Fatal(err)
	}
	return all
}

func write(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestANewLibraryHasTheStarterArticles(t *testing.T) {
	library := storetest.Open(t)
	articles, err := library.Articles(t.Context(), news.Filter{}, news.Window{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range articles {
		got = append(got, fmt.Sprintf("%d %s %s %d", a.ID, a.Language, a.Author, len(a.Translations)))
	}
	want := []string{"1 zh ZAKER 0", "2 zh cnBeta 1", "5 zh 虎嗅 0", "4 en  0"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTheStarterTranslationIsAlignedWithItsOriginal(t *testing.T) {
	bitext, err := storetest.Open(t).Bitext(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	zh, en := textNumbers(bitext.Article.Blocks), textNumbers(bitext.Translation.Blocks)
	var got []string
	for _, b := range bitext.Translation.Alignment {
		from, to := numbers(zh, b.Original), numbers(en, b.Translation)
		if len(from)+len(to) > 0 {
			got = append(got, fmt.Sprint(from, to))
		}
	}
	var want []string
	for i := range 21 {
		want = append(want, fmt.Sprint([]int{i}, []int{i}))
	}
	want = append(want, "[21] [21 22]", "[22] [23]", "[23] [24]", "[24] [25]")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// textNumbers counts text blocks from 0; -1 stands for the others.
func textNumbers(blocks []news.Block) []int {
	all, n := make([]int, len(blocks)), 0
	for i, b := range blocks {
		all[i] = -1
		if b.IsText() {
			all[i] = n
			n++
		}
	}
	return all
}

func numbers(all []int, span news.Span) (some []int) {
	for _, n := range all[span.From:span.To] {
		if n >= 0 {
			some = append(some, n)
		}
	}
	return some
}

func TestATranslationIsReadUnderItsOriginal(t *testing.T) {
	library := storetest.Open(t)
	for _, name := range []string{"3", "2", "腾讯、阿里_互通_", "互通_迎来"} {
		if id, err := library.Find(t.Context(), name); err != nil || id != 2 {
			t.Errorf("%s: %d, %v", name, id, err)
		}
	}
	_, err := library.Find(t.Context(), "QQ")
	if news.KindOf(err) != news.Ambiguous || !strings.Contains(news.HintOf(err), "1 (") {
		t.Errorf("%v", err)
	}
}

func TestOneBadDocumentKeepsNoneOfTheOthersOut(t *testing.T) {
	folder := t.TempDir()
	for name, text := range map[string]string{
		"1.md": "# One\n\ntext", "2.md": "", "3.html": "\x89PNG\r\n\x1a\n\x00\x00", "4.txt": "Four.\n", "5.md": "---\ntitle: \"x\na: b\n---\ntext",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	big := filepath.Join(folder, "6.html")
	if err := os.WriteFile(big, bytes.Repeat([]byte("<p>x</p>\n"), document.MaxSize/9+1), 0o600); err != nil {
		t.Fatal(err)
	}
	library := storetest.OpenEmpty(t)
	var outcomes []string
	for _, r := range imports(t, library, folder) {
		outcomes = append(outcomes, filepath.Base(r.Name)+" "+string(r.Outcome))
		if r.Err != nil && !strings.HasPrefix(r.Err.Error(), r.Name) {
			t.Errorf("%v does not begin with %s", r.Err, r.Name)
		}
	}
	want := []string{"1.md added", "2.md failed", "3.html failed", "4.txt added", "5.md failed", "6.html failed"}
	if diff := cmp.Diff(want, outcomes); diff != "" {
		t.Error(diff)
	}
}

func TestTextNestedTooDeepForATreeIsKept(t *testing.T) {
	const depth = 100_000
	path := write(t, "deep.html", "<title>Deep</title>"+strings.Repeat("<div>", depth)+"still here"+strings.Repeat("</div>", depth))
	library := storetest.OpenEmpty(t)
	id := imports(t, library, path)[0].ID
	bitext, err := library.Bitext(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	if text := fmt.Sprint(bitext.Article.Blocks); !strings.Contains(text, "still here") {
		t.Errorf("blocks: %.200s", text)
	}
}

func TestAnUpdateFindsTheTranslationAgain(t *testing.T) {
	library := storetest.OpenEmpty(t)
	folder := t.TempDir()
	if err := os.CopyFS(folder, seeds.FS); err != nil {
		t.Fatal(err)
	}
	imports(t, library, folder)
	original := filepath.Join(folder, "001_6cc574d2aa6c5b0e.txt")
	data, err := os.ReadFile(original)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(original, bytes.ReplaceAll(data, []byte("但这对合作双方来说又意味着什么呢？"), []byte("但这对双方来说意味着什么？")), 0o600); err != nil {
		t.Fatal(err)
	}
	result := imports(t, library, original)[0]
	if result.Outcome != news.Updated || result.ID != 2 || result.Translation != 3 {
		t.Errorf("got %+v", result)
	}
}

func TestACancelledImportStops(t *testing.T) {
	library := storetest.OpenEmpty(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := library.Import(ctx, []string{write(t, "a.txt", "text")}, nil, func(news.Imported) { t.Error("something was reported") })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkImport(b *testing.B) {
	const documents = 1000
	folder := b.TempDir()
	paragraph := "淘宝 88VIP 本月新增了一对一专属管家服务，9 月还将提供隐私保护、极速退款、QQ 音乐会员、芒果 TV 会员等服务。"
	for i := range documents {
		text := fmt.Sprintf("---\ntitle: 新闻 %d\ndate: Fri, 06 Aug 2021 02:06:08 GMT\n---\n<div>", i)
		for j := 0; len(text) < 4096; j++ {
			text += fmt.Sprintf("<p>%d %d %s</p>\n", i, j, paragraph)
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.html", i)), []byte(text+"</div>"), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		library, err := store.Open(b.Context(), store.Options{Path: filepath.Join(b.TempDir(), "library.db")})
		if err != nil {
			b.Fatal(err)
		}
		if err := library.Import(b.Context(), []string{folder}, nil, func(r news.Imported) {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		}); err != nil {
			b.Fatal(err)
		}
		if err := library.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(documents*float64(b.N)/b.Elapsed().Seconds(), "documents/s")
}
