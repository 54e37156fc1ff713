package align

import (
	"embed"
	"html"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"newsreader/seeds"
	"newsreader/store/news"
)

// The parallel texts of testdata were written for these tests, two by two on like topics and in like words, so that false
// pairs are tempting.
//
//go:embed testdata/*.txt
var parallel embed.FS

// document is a text of the test corpus; two of one pair are translations of one another.
type document struct {
	name, pair, language string
	texts                []Text
}

func (d document) side() *Side { return Prepare(d.texts, d.language) }

// seed returns a starter article by its number.
func seed(t testing.TB, number string) document {
	t.Helper()
	names, err := fs.Glob(seeds.FS, number+"_*.txt")
	if err != nil || len(names) != 1 {
		t.Fatalf("starter article %s: %v %v", number, names, err)
	}
	raw, err := fs.ReadFile(seeds.FS, names[0])
	if err != nil {
		t.Fatal(err)
	}
	texts := textsOf(string(raw))
	pair := number
	if number == "002" {
		pair = "001"
	}
	return document{number, pair, news.LanguageOf(texts[len(texts)-1].Plain), texts}
}

// textsOf takes a starter article apart as roughly as will do: front matter off, blocks at <p> and <br>, tags off.
func textsOf(raw string) []Text {
	if _, rest, ok := strings.Cut(raw, "\n---\n"); ok {
		_, raw, _ = strings.Cut(rest, "\n---\n")
		raw = strings.NewReplacer("\n", " ").Replace(raw)
		raw = strings.NewReplacer("<p", "\n<p", "</p>", "\n", "<br>", "\n", "<img", "\n<img", "<div", "\n<div", "</div>", "\n").Replace(raw)
	}
	var texts []Text
	for line := range strings.Lines(raw) {
		if strings.HasPrefix(line, "<img") {
			texts = append(texts, Text{Kind: news.Image})
			_, line, _ = strings.Cut(line, ">")
		}
		plain := strings.TrimSpace(html.UnescapeString(withoutTags(line)))
		if plain == "" {
			continue
		}
		kind, level := news.Paragraph, 0
		if strings.HasPrefix(line, "<p><strong>") && strings.HasSuffix(strings.TrimSpace(line), "</strong>") {
			kind, level = news.Heading, 3
		}
		texts = append(texts, Text{Kind: kind, Level: level, Plain: plain})
	}
	return texts
}

func withoutTags(s string) string {
	var b strings.Builder
	for s != "" {
		text, rest, _ := strings.Cut(s, "<")
		b.WriteString(text)
		_, s, _ = strings.Cut(rest, ">")
	}
	return b.String()
}

// corpus returns the starter articles and the parallel texts.
func corpus(t testing.TB) []document {
	t.Helper()
	var all []document
	for _, number := range []string{"000", "001", "002", "003", "004"} {
		all = append(all, seed(t, number))
	}
	names, err := fs.Glob(parallel, "testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range names {
		raw, err := parallel.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "testdata/"), ".txt")
		pair, language, _ := strings.Cut(name, ".")
		all = append(all, document{name, pair, language, textsOf(string(raw))})
	}
	return all
}

// textOnly returns an alignment over text blocks alone, as pairs of runs "from-to" counted among them.
func textOnly(alignment news.Alignment, a, b []Text) news.Alignment {
	indexA, indexB := textIndex(a), textIndex(b)
	var out news.Alignment
	for _, bead := range alignment {
		bead = news.Bead{
			Original:    news.Span{From: indexA[bead.Original.From], To: indexA[bead.Original.To]},
			Translation: news.Span{From: indexB[bead.Translation.From], To: indexB[bead.Translation.To]},
		}
		if bead.Original.Len()+bead.Translation.Len() > 0 {
			out = append(out, bead)
		}
	}
	return out
}

// textIndex returns how many text blocks stand before each block, and at the end.
func textIndex(texts []Text) []int {
	index := make([]int, len(texts)+1)
	for i, t := range texts {
		index[i+1] = index[i]
		if t.Kind != news.Image {
			index[i+1]++
		}
	}
	return index
}

func swapped(alignment news.Alignment) news.Alignment {
	out := slices.Clone(alignment)
	for i := range out {
		out[i].Original, out[i].Translation = out[i].Translation, out[i].Original
	}
	return out
}
