// Package cli is the command line: every command prints what a screen shows. Data goes to standard output, words about
// it to standard error.
package cli

import (
	"context"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"newsreader/store"
	"newsreader/store/config"
	"newsreader/store/news"
	"newsreader/ui/typeset"
)

// Streams are what the program reads from and writes to.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer

	// OutTerminal and ErrTerminal say that a person is looking; Width is how many columns the terminal has, 0 where
	// there is none.
	OutTerminal, ErrTerminal bool
	Width                    int

	// Getenv looks up a variable of the environment.
	Getenv func(string) string
}

// Opener opens the library at path; with seeds, a new one starts with the starter articles.
type Opener func(ctx context.Context, path string, seeds bool) (*store.Library, error)

// Screen runs the reader on the terminal until the person leaves it.
type Screen func(ctx context.Context, library *store.Library, settings config.Config) error

// ErrPartly is returned when a part of what was asked for was done; what was not has been said already.
var ErrPartly = errors.New("partly done")

// ErrSaid is returned when nothing was done and why has been said already.
var ErrSaid = errors.New("failed")

// program is what all commands share.
type program struct {
	Streams
	raw      io.Writer // standard output without the guard that stands before it everywhere else
	open     Opener
	screen   Screen
	file     string // --config
	library  string // --library
	noSeeds  bool
	settings config.Config
	sources  []config.Setting
	started  bool
}

// Run runs the command that args name; without one, the screen. A wrong call is a *news.Error of kind Usage.
func Run(ctx context.Context, args []string, streams Streams, open Opener, screen Screen) error {
	p := &program{Streams: streams, raw: streams.Out, open: open, screen: screen}
	p.Out, p.Err = typeset.NewGuardWriter(streams.Out, false), typeset.NewGuardWriter(streams.Err, false)
	root := p.root()
	root.SetArgs(args)
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := root.ExecuteContext(ctx)
	if err != nil && !p.started && news.KindOf(err) == news.Internal {
		return &news.Error{Kind: news.Usage, Err: err, Hint: "newsreader --help"}
	}
	return err
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "newsreader",
		Short: "Read Chinese news and its translation side by side, in the terminal",
		Long: `newsreader reads Chinese articles and their English translations: toggled or side by side, paragraph against
paragraph. Without a command it opens the screen; every command prints.`,
		Example: `  newsreader                          open the reader
  newsreader import article.html      bring a document in
  newsreader show 1 | less            read one in a pager
  curl -s https://example.org/a | newsreader show -`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			p.started = true
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return p.runScreen(c.Context()) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.file, "config", "", "the configuration `FILE`")
	flags.StringVar(&p.library, "library", "", "the library's `FILE`")
	flags.BoolVar(&p.noSeeds, "no-seeds", false, "start a new library empty")
	root.AddCommand(
		p.list(), p.show(), p.imports(),
		p.state("read", "Mark articles read", func(c context.Context, l *store.Library, ids []int64) error { return l.SetRead(c, true, ids...) }),
		p.state("unread", "Mark articles unread", func(c context.Context, l *store.Library, ids []int64) error { return l.SetRead(c, false, ids...) }),
		p.state("star", "Star articles", func(c context.Context, l *store.Library, ids []int64) error { return l.SetStarred(c, true, ids...) }),
		p.state("unstar", "Take the star off articles", func(c context.Context, l *store.Library, ids []int64) error { return l.SetStarred(c, false, ids...) }),
		p.state("remove", "Remove articles for good, with their translations", func(c context.Context, l *store.Library, ids []int64) error {
			_, err := l.Remove(c, ids...)
			return err
		}),
		p.config(), p.check(), p.man(), p.version(),
	)
	root.CompletionOptions.SetDefaultShellCompDirective(cobra.ShellCompDirectiveDefault)
	return root
}

func (p *program) runScreen(ctx context.Context) error {
	if !p.OutTerminal {
		return &news.Error{Op: "open the reader", Kind: news.Usage, Err: errors.New("standard output is no terminal"),
			Hint: "newsreader list and newsreader show print; newsreader --help shows all commands"}
	}
	return p.withLibrary(ctx, func(library *store.Library) error { return p.screen(ctx, library, p.settings) })
}

// configure reads the settings; commands that need none never call it, so that a broken file does not stop them.
func (p *program) configure() error {
	flags := map[string]string{}
	if p.library != "" {
		flags["library"] = p.library
	}
	var err error
	p.settings, p.sources, err = config.Load(p.file, p.Getenv, flags)
	return err
}

func (p *program) withLibrary(ctx context.Context, do func(*store.Library) error) error {
	if err := p.configure(); err != nil {
		return err
	}
	library, err := p.open(ctx, p.settings.Library, !p.noSeeds)
	if err != nil {
		return err
	}
	return errors.Join(do(library), library.Close())
}

// measure is how text is measured under the settings in force.
func (p *program) measure() typeset.Measure {
	return typeset.Measure{Ambiguous: p.settings.AmbiguousWidth}
}
