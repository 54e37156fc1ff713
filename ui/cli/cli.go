// Package cli is the command line: every command prints what a screen shows. Data goes to standard output, words about
// it to standard error.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"newsreader/store"
	"newsreader/store/config"
	"newsreader/store/news"
	"newsreader/ui/render"
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

// Screen runs the reader on the terminal until the person leaves it.
type Screen func(ctx context.Context, library *store.Library, settings config.Config) error

// ErrPartly is returned when a part of what was asked for was done; what was not has been said already.
var ErrPartly = errors.New("partly done")

// ErrSaid is returned when nothing was done and why has been said already.
var ErrSaid = errors.New("failed")

// program is what all commands share.
type program struct {
	Streams
	raw     *sink // standard output without the guard that stands before it everywhere else
	seeds   fs.FS
	screen  Screen
	file    string // --config
	library string // --library
	noSeeds bool

	libraryNamed func() bool // --library was given, be it empty

	settings config.Config
	sources  []config.Setting
	started  bool
}

// Run runs the command that args name; without one, the screen. A wrong call is a *news.Error of kind Usage; what could
// not be written to standard output is an error too.
func Run(ctx context.Context, args []string, streams Streams, seeds fs.FS, screen Screen) error {
	p := &program{Streams: streams, raw: &sink{out: streams.Out}, seeds: seeds, screen: screen}
	p.In = &interruptible{ctx: ctx, in: streams.In}
	p.Out, p.Err = typeset.NewGuardWriter(p.raw, false), typeset.NewGuardWriter(streams.Err, false)
	root := p.root()
	root.SetArgs(termsLast(args))
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := root.ExecuteContext(ctx)
	if err != nil && !p.started && news.KindOf(err) == news.Internal {
		why, _, _ := strings.Cut(err.Error(), ": strconv.") // a person need not know how numbers are read
		return &news.Error{Kind: news.Usage, Err: errors.New(why), Hint: "newsreader --help"}
	}
	if err == nil {
		err = p.raw.err
	}
	return err
}

// termsLast moves the terms of a query that begin with a minus sign behind "--": they are no flags.
func termsLast(args []string) []string {
	if len(args) == 0 || args[0] != "list" || slices.Contains(args, "--") {
		return args
	}
	var others, terms []string
	for _, arg := range args {
		name, _, ok := strings.Cut(arg, ":")
		if ok && len(name) > 2 && name[0] == '-' && name[1] != '-' {
			terms = append(terms, arg)
		} else {
			others = append(others, arg)
		}
	}
	if terms == nil {
		return args
	}
	return append(append(others, "--"), terms...)
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
		RunE:          func(c *cobra.Command, _ []string) error { return p.runScreen(c.Context()) },
	}
	flags := root.PersistentFlags()
	flags.StringVar(&p.file, "config", "", "the configuration `FILE`")
	flags.StringVar(&p.library, "library", "", "the library's `FILE`")
	p.libraryNamed = func() bool { return flags.Changed("library") }
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
	root.InitDefaultCompletionCmd("completion")
	for _, c := range root.Commands() {
		p.mark(c)
	}
	p.mark(root)
	return root
}

// mark notes when a command begins its work: an error before that is one of the call.
func (p *program) mark(c *cobra.Command) {
	run := c.RunE
	if run == nil { // a command that only holds others
		run = func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage(fmt.Sprintf("unknown command %q for %q", args[0], c.CommandPath()), c.CommandPath()+" --help")
			}
			return c.Help()
		}
	}
	c.RunE = func(c *cobra.Command, args []string) error {
		p.started = true
		return run(c, args)
	}
}

func (p *program) runScreen(ctx context.Context) error {
	if !p.OutTerminal {
		return &news.Error{Op: "open the reader", Kind: news.Usage, Err: errors.New("standard output is no terminal"),
			Hint: "newsreader list and newsreader show print; newsreader --help shows all commands"}
	}
	return p.withLibrary(ctx, func(library *store.Library) error {
		if p.Getenv("NO_COLOR") != "" {
			p.settings.Theme = "plain"
		}
		return p.screen(ctx, library, p.settings)
	})
}

// configure reads the settings; commands that need none never call it, so that a broken file does not stop them.
func (p *program) configure() error {
	flags := map[string]string{}
	if p.libraryNamed() {
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
	options := store.Options{Path: p.settings.Library}
	if !p.noSeeds {
		options.Seeds = p.seeds
	}
	library, err := store.Open(ctx, options)
	if err != nil {
		return err
	}
	return errors.Join(do(library), library.Close())
}

// measure is how text is measured under the settings in force.
func (p *program) measure() typeset.Measure { return render.Settings(p.settings, nil).Measure }
