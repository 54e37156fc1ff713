// Package tui is the screen: a list of articles, a pane to read them in, and the keys that move between them. Update and
// View never block, read nothing from outside and ask no clock; what takes time is a command in commands.go.
package tui

import (
	"context"
	"errors"
	"image/color"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/cli/browser"

	"newsreader/store"
	"newsreader/store/config"
	"newsreader/store/news"
	"newsreader/ui/render"
	"newsreader/ui/theme"
	"newsreader/ui/tui/dialog"
	"newsreader/ui/tui/list"
	"newsreader/ui/tui/prompt"
	"newsreader/ui/tui/reader"
	"newsreader/ui/typeset"
)

// pane is one half of the screen.
type pane int

const (
	listPane pane = iota
	readerPane
)

// App is the root model.
type App struct {
	ctx      context.Context
	library  *store.Library
	settings config.Config
	zone     *time.Location
	tick     func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // tea.Tick, but for tests

	list   list.Model
	reader reader.Model
	dialog dialog.Dialog
	asked  func(dialog.Answer) tea.Cmd // what the dialog's answer leads to
	prompt *prompt.Model

	focus  pane
	filter news.Filter
	query  string // the text of filter

	// open is the article that is being read; a preview beside the list is not. kept is the position of it that the
	// library knows.
	open int64
	kept news.Position

	// awaited is the article that was asked for and is not there yet, 0 for none; early are the keys for it that came
	// before it did.
	awaited int64
	early   []tea.KeyPressMsg

	requests struct{ list, article, unread, stay, rest int }
	asking   news.Window // the rows on their way; zero for none
	writes   []write
	typed    string // the beginning of a key sequence
	link     string // the beginning of a link's number
	said     string
	failed   bool // said is an error

	theme         theme.Theme
	measure       typeset.Measure
	width, height int
}

// Run shows the reader until the person leaves it, or ctx ends.
func Run(ctx context.Context, library *store.Library, settings config.Config) error {
	app := New(ctx, library, settings, time.Local)
	if err := app.load(); err != nil {
		return err
	}
	browser.Stdout, browser.Stderr = io.Discard, io.Discard // a browser that talks would write over the screen
	program := tea.NewProgram(app, tea.WithContext(ctx), tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler())
	_, err := program.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		err = ctx.Err()
	}
	// What was done is kept whatever ended the program, and ctx may be what did.
	return errors.Join(err, app.finish(context.WithoutCancel(ctx)))
}

const framesPerSecond = 120

// New returns the model, with nothing loaded.
func New(ctx context.Context, library *store.Library, settings config.Config, zone *time.Location) *App {
	setting := render.Settings(settings, zone)
	measure := setting.Measure
	app := &App{
		ctx: ctx, library: library, settings: settings, zone: zone, tick: tea.Tick, measure: measure,
		list:   list.New(measure, zone),
		reader: reader.New(setting, settings.MaxWidth, settings.TextAlign == "center"),
	}
	app.setTheme(theme.Named(settings.Theme, true))
	return app
}

// Init asks the terminal what the settings leave to it. Nothing waits for the answers.
func (a *App) Init() tea.Cmd {
	var questions []tea.Cmd
	if a.settings.Theme == "auto" {
		questions = append(questions, tea.RequestBackgroundColor)
	}
	if a.settings.AmbiguousWidth == "auto" {
		questions = append(questions, tea.Raw(widthQuestion))
	}
	return tea.Batch(questions...)
}

// widthQuestion draws “ where the screen has a blank, in the corner at the left of the last row, asks where the cursor is
// then, and takes the mark away again. In the first row the answer could not be told from a key.
const widthQuestion = "\x1b7\x1b[999;1H“\x1b[6n\x1b[999;1H \x1b8"

// cursorIs takes the answer: the terminal draws ambiguous characters two cells wide. Every other answer is what is assumed.
func (a *App) cursorIs(column int) tea.Cmd {
	const afterTwoCells = 2
	if a.settings.AmbiguousWidth != "auto" || column != afterTwoCells || a.measure.Ambiguous == 2 {
		return nil
	}
	a.measure.Ambiguous = 2
	a.list.SetMeasure(a.measure)
	a.reader.SetMeasure(a.measure)
	return tea.ClearScreen
}

func (a *App) setTheme(t theme.Theme) {
	a.theme = t
	a.list.SetTheme(t)
	a.reader.SetTheme(t)
}

// backgroundIs chooses the theme by the terminal's background.
func (a *App) backgroundIs(c color.Color) {
	message := tea.BackgroundColorMsg{Color: c}
	if t := theme.Named(a.settings.Theme, message.IsDark()); t.Name != a.theme.Name {
		a.setTheme(t)
	}
}

// opens is the layout that an article opens in.
func (a *App) opens() render.Layout {
	if a.settings.Opens == "translation" {
		return render.Translation
	}
	return render.Original
}

// say shows a line until the next key.
func (a *App) say(text string) { a.said, a.failed = text, false }

func (a *App) sayError(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	a.said, a.failed = err.Error(), true
	if hint := news.HintOf(err); hint != "" {
		a.said += " (" + hint + ")"
	}
}
