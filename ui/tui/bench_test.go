package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"newsreader/store/config"
	"newsreader/store/storetest"
	"newsreader/ui/render"
)

// newBenchApp is the reader on the starter articles, with what its commands would bring already brought.
func newBenchApp(b *testing.B) *App {
	b.Helper()
	settings := config.Config{Theme: "dark", Opens: "original", MaxWidth: 88, AmbiguousWidth: "1", Mouse: true}
	app := New(b.Context(), storetest.Open(b), settings, time.UTC)
	if err := app.load(); err != nil {
		b.Fatal(err)
	}
	app.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	return app
}

func press(app *App, key rune) { app.Update(tea.KeyPressMsg{Code: key, Text: string(key)}) }

// BenchmarkKeys is the program's own share of a key: Update, and View once.
func BenchmarkKeys(b *testing.B) {
	b.Run("open", func(b *testing.B) {
		app := newBenchApp(b)
		bitext, err := app.library.Bitext(b.Context(), 2)
		if err != nil {
			b.Fatal(err)
		}
		app.focus = readerPane
		for b.Loop() {
			app.requests.article++
			app.Update(loadedMsg{request: app.requests.article, text: render.Prepare(bitext)})
			_ = app.View()
		}
	})
	b.Run("toggle", func(b *testing.B) {
		app := newBenchApp(b)
		bitext, err := app.library.Bitext(b.Context(), 2)
		if err != nil {
			b.Fatal(err)
		}
		app.reader.Open(render.Prepare(bitext), app.opens())
		for b.Loop() {
			press(app, 't')
			_ = app.View()
		}
	})
	b.Run("scroll a page", func(b *testing.B) {
		app := newBenchApp(b)
		app.focus = readerPane
		down := true
		for b.Loop() {
			if down {
				app.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
			} else {
				app.Update(tea.KeyPressMsg{Code: 'b', Mod: tea.ModCtrl})
			}
			down = !down
			_ = app.View()
		}
	})
	b.Run("list down", func(b *testing.B) {
		app := newBenchApp(b)
		var previews []*render.Text
		for _, id := range []int64{1, 2} {
			bitext, err := app.library.Bitext(b.Context(), id)
			if err != nil {
				b.Fatal(err)
			}
			previews = append(previews, render.Prepare(bitext))
		}
		for i := 0; b.Loop(); i++ {
			press(app, []rune{'k', 'j'}[i%2])
			app.Update(loadedMsg{request: app.requests.article, text: previews[i%2]})
			_ = app.View()
		}
	})
}
