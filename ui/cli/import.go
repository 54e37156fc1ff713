package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"newsreader/store"
	"newsreader/store/news"
)

func (p *program) imports() *cobra.Command {
	return &cobra.Command{
		Use:   "import PATH|-…",
		Short: "Bring documents in: files, folders, standard input",
		Long: `Bring documents in: HTML, Markdown and plain text, with or without front matter, in any usual encoding; whole
folders too. A document that is there already is recognised, a changed one is updated and keeps its state, and a
translation is joined to its original.

A document that can't be read is named with the reason and keeps none of the others out; the exit status is then 3.`,
		Example: `  newsreader import article.html notes.md
  newsreader import ~/articles
  curl -s https://example.org/a.html | newsreader import -`,
		Args: needs("a PATH or -", true),
		RunE: func(c *cobra.Command, args []string) error {
			return p.withLibrary(c.Context(), func(library *store.Library) error {
				counts := map[news.Outcome]int{}
				said := time.Now()
				err := library.Import(c.Context(), args, p.In, func(result news.Imported) {
					counts[result.Outcome]++
					p.sayImported(result)
					if p.ErrTerminal && !p.OutTerminal && time.Since(said) > time.Second {
						said = time.Now()
						_, _ = fmt.Fprintf(p.Err, "%d documents so far\n", total(counts))
					}
				})
				if err != nil {
					return err
				}
				return partly(counts)
			})
		},
	}
}

func partly(counts map[news.Outcome]int) error {
	switch counts[news.Failed] {
	case 0:
		return nil
	case total(counts):
		return ErrSaid
	}
	return ErrPartly
}

func total(counts map[news.Outcome]int) (n int) {
	for _, count := range counts {
		n += count
	}
	return n
}

// sayImported prints one line for one document.
func (p *program) sayImported(r news.Imported) {
	if r.Err != nil {
		SayError(p.Err, r.Err)
		return
	}
	line := fmt.Sprintf("%s %d %s", r.Outcome, r.ID, r.Title)
	switch {
	case r.Original != 0:
		line = fmt.Sprintf("%s %d translation of %d: %s", r.Outcome, r.ID, r.Original, r.Title)
	case r.Translation != 0:
		line = fmt.Sprintf("%s %d original of %d: %s", r.Outcome, r.ID, r.Translation, r.Title)
	}
	_, _ = fmt.Fprintln(p.Out, line) // the sink keeps the error; a closed pipe must not stop the import
}
