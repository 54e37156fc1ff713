package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"newsreader/store"
	"newsreader/store/news"
	"newsreader/ui/render"
	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

// showOptions are the flags of show.
type showOptions struct {
	language, format string
	width            int
}

const pipeWidth = 80

func (p *program) show() *cobra.Command {
	var options showOptions
	c := &cobra.Command{
		Use:   "show ARTICLE|FILE|-",
		Short: "Print one article",
		Long: `Print one article: styled on a terminal, Markdown otherwise.

ARTICLE is an ID or an unmistakable part of a title. A FILE is named by a path with a slash or by the name of a file
that is there; - is standard input. Neither needs a library.`,
		Example: `  newsreader show 1 | less
  newsreader show 2 --lang both
  newsreader show 微信 --format text --width 60
  curl -s https://example.org/a.html | newsreader show -`,
		Args: needs("ARTICLE, FILE or -", false),
		RunE: func(c *cobra.Command, args []string) error {
			if err := options.check(p); err != nil {
				return err
			}
			bitext, err := p.bitext(c.Context(), args[0])
			if err != nil {
				return err
			}
			return p.print(bitext, options)
		},
	}
	c.Flags().StringVar(&options.language, "lang", "original", "`LANGUAGE` to print: original, translation, both, or a language such as zh or en")
	c.Flags().StringVar(&options.format, "format", "", "`FORMAT`: markdown, text, ansi or json (default ansi on a terminal, else markdown)")
	c.Flags().IntVar(&options.width, "width", 0, "columns of text and ansi (default the terminal's, at most max_width; 80 in a pipe)")
	return c
}

// check refuses values that no article could be printed with, and settles the format.
func (o *showOptions) check(p *program) error {
	usage := func(flag string, err error, hint string) error {
		return &news.Error{Op: flag, Kind: news.Usage, Err: err, Hint: hint}
	}
	switch o.format {
	case "":
		o.format = "markdown"
		if p.OutTerminal {
			o.format = "ansi"
		}
	case "markdown", "text", "ansi", "json":
	default:
		return usage("--format", fmt.Errorf("%q is no format", o.format), "markdown, text, ansi and json are")
	}
	switch o.language {
	case "original", "translation", "both":
	default:
		if news.PrimaryLanguage(o.language) == "" {
			return usage("--lang", fmt.Errorf("%q is no language", o.language), "original, translation, both, zh and en are")
		}
	}
	if o.width < 0 || o.width > 1000 {
		return usage("--width", fmt.Errorf("%d is not from 1 to 1000", o.width), "")
	}
	return nil
}

// bitext finds what name means: standard input, a file, or an article of the library.
func (p *program) bitext(ctx context.Context, name string) (news.Bitext, error) {
	if name == "-" || strings.ContainsRune(name, os.PathSeparator) || isFile(name) {
		if err := p.configure(); err != nil {
			return news.Bitext{}, err
		}
		article, err := p.readDocument(name)
		return news.Bitext{Article: article}, err
	}
	var bitext news.Bitext
	err := p.withLibrary(ctx, func(library *store.Library) error {
		id, err := library.Find(ctx, name)
		if err == nil {
			bitext, err = library.Bitext(ctx, id)
		}
		return err
	})
	return bitext, err
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func (p *program) readDocument(name string) (news.Article, error) {
	if name == "-" {
		return store.ReadDocument(p.In, name)
	}
	file, err := os.Open(name)
	if err != nil {
		if path, ok := errors.AsType[*os.PathError](err); ok {
			err = path.Err
		}
		return news.Article{}, &news.Error{Op: "show " + name, Kind: news.NotFound, Err: err}
	}
	defer func() { _ = file.Close() }()
	return store.ReadDocument(file, name)
}

// print writes the article in the language and format asked for.
func (p *program) print(bitext news.Bitext, options showOptions) error {
	layout, err := layoutFor(&bitext, options.language)
	if err != nil {
		return err
	}
	switch options.format {
	case "json":
		return printJSON(p.Out, bitextForJSON(&bitext))
	case "markdown":
		_, err := io.WriteString(p.Out, render.Markdown(&bitext, layout, time.Local))
		return err
	}
	styled := options.format == "ansi" && p.Getenv("NO_COLOR") == ""
	setting := render.Settings(p.settings, time.Local)
	setting.Width, setting.Theme = p.textWidth(options.width), p.theme(styled)
	page := render.New(render.Prepare(bitext), layout, setting)
	out := p.Out
	if styled {
		out = p.styledOut()
	}
	for i := range page.Len() {
		for _, line := range page.Unit(i) {
			if !styled {
				line = typeset.Strip(line)
			}
			if _, err := io.WriteString(out, line+"\n"); err != nil {
				return err
			}
		}
	}
	return nil
}

// layoutFor turns the language asked for into a layout. It returns a *news.Error of kind NotFound where the article does
// not have that language.
func layoutFor(bitext *news.Bitext, language string) (render.Layout, error) {
	t := bitext.Translation
	switch {
	case language == "original", language == news.PrimaryLanguage(language) && language == bitext.Article.Language:
		return render.Original, nil
	case t == nil && news.PrimaryLanguage(language) == bitext.Article.Language:
		return render.Original, nil
	case t == nil:
		return 0, &news.Error{Op: fmt.Sprintf("show %q", bitext.Article.Title), Kind: news.NotFound,
			Err: errors.New("it has no translation"), Hint: render.NoTranslation}
	case language == "both":
		return render.Interleaved, nil
	case language == "translation", news.PrimaryLanguage(language) == t.Language:
		return render.Translation, nil
	case news.PrimaryLanguage(language) == bitext.Article.Language:
		return render.Original, nil
	}
	return 0, &news.Error{Op: fmt.Sprintf("show %q", bitext.Article.Title), Kind: news.NotFound,
		Err: fmt.Errorf("it is not there in %q", language), Hint: fmt.Sprintf("it is in %s and %s", bitext.Article.Language, t.Language)}
}

func (p *program) textWidth(asked int) int {
	switch {
	case asked > 0:
		return asked
	case p.Width > 0:
		return min(p.Width, p.settings.MaxWidth)
	}
	return pipeWidth
}

func (p *program) theme(styled bool) theme.Theme {
	if !styled {
		return theme.Plain()
	}
	return theme.Named(p.settings.Theme, true)
}

// styledOut writes no more colours than the terminal has. Into a pipe, where ansi was asked for by name, all are written.
func (p *program) styledOut() io.Writer {
	out := typeset.NewGuardWriter(p.raw, true)
	if !p.OutTerminal {
		return out
	}
	return &colorprofile.Writer{Forward: out, Profile: colorprofile.Env([]string{
		"TERM=" + p.Getenv("TERM"), "COLORTERM=" + p.Getenv("COLORTERM"), "NO_COLOR=" + p.Getenv("NO_COLOR"),
	})}
}
