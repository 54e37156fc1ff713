package render_test

import (
	"strings"
	"testing"
	"time"

	"charm.land/glamour/v2"

	"newsreader/store/news"
	"newsreader/ui/render"
)

// texts are what the benchmarks set: a starter article, and one of a megabyte that repeats it.
func texts(b *testing.B) map[string]news.Bitext {
	b.Helper()
	small := starter(b, 5).Bitext
	large := small
	large.Article.Blocks = nil
	for size := 0; size < 1<<20; {
		for _, block := range small.Article.Blocks {
			large.Article.Blocks = append(large.Article.Blocks, block)
			size += len(block.Markdown)
		}
	}
	return map[string]news.Bitext{"10 KB": small, "1 MB": large}
}

// screen sets what the first screen shows, and returns it.
func screen(bitext news.Bitext) string {
	const lines = 34
	page := render.New(render.Prepare(bitext), render.Original, options(76))
	var shown []string
	for i := 0; i < page.Len() && len(shown) < lines; i++ {
		shown = append(shown, page.Unit(i)...)
	}
	return strings.Join(shown[:lines], "\n")
}

// BenchmarkFirstScreen is what an article that is opened costs until its first screen is set.
func BenchmarkFirstScreen(b *testing.B) {
	for size, bitext := range texts(b) {
		b.Run(size, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.ReportMetric(float64(len(screen(bitext))), "B/screen")
			}
		})
	}
}

// BenchmarkGlamour is what Glamour by itself costs for the same: it sets the whole document, in lines of its own.
func BenchmarkGlamour(b *testing.B) {
	for size, bitext := range texts(b) {
		text := render.Markdown(&bitext, render.Original, time.UTC)
		b.Run(size, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				renderer, err := glamour.NewTermRenderer(glamour.WithStandardStyle("dark"), glamour.WithWordWrap(76))
				if err != nil {
					b.Fatal(err)
				}
				out, err := renderer.Render(text)
				if err != nil {
					b.Fatal(err)
				}
				lines := strings.SplitN(out, "\n", 35)
				b.ReportMetric(float64(len(strings.Join(lines[:34], "\n"))), "B/screen")
			}
		})
	}
}

// BenchmarkResize sets the view anew at another width, from the middle of the article.
func BenchmarkResize(b *testing.B) {
	for size, bitext := range texts(b) {
		text := render.Prepare(bitext)
		middle := news.Position{Block: len(bitext.Article.Blocks) / 2}
		b.Run(size, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				page := render.New(text, render.Original, options(60+i%30))
				unit, _ := page.Locate(middle)
				for lines := 0; lines < 34; unit++ {
					lines += len(page.Unit(unit))
				}
			}
		})
	}
}
