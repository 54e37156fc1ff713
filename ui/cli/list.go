package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"newsreader/store"
	"newsreader/store/news"
	"newsreader/store/query"
	"newsreader/ui/render"
)

func (p *program) list() *cobra.Command {
	var limit int
	var asJSON, asTSV bool
	c := &cobra.Command{
		Use:   "list [QUERY]",
		Short: "List articles, newest first",
		Long: `List articles, newest first: a table on a terminal, tab-separated values otherwise.

The columns of --tsv are id, date, language, read or unread, starred or "", source, title and the translation's title.

A query holds ` + query.Syntax + `.`,
		Example: `  newsreader list unread
  newsreader list lang:zh 微信
  newsreader list --json | jq -r '.[].title'
  newsreader list unread | cut -f1 | xargs newsreader read`,
		RunE: func(c *cobra.Command, args []string) error {
			filter, err := query.Parse(strings.Join(args, " "))
			if err != nil {
				return err
			}
			if asJSON && asTSV {
				return usage("--json and --tsv exclude one another", "newsreader list --help")
			}
			if limit < 0 {
				return &news.Error{Op: "--limit", Kind: news.Usage, Err: fmt.Errorf("%d is less than 0", limit), Hint: "0 means all"}
			}
			return p.withLibrary(c.Context(), func(library *store.Library) error {
				articles, err := library.Articles(c.Context(), filter, news.Window{Limit: limit})
				switch {
				case err != nil:
					return err
				case asJSON:
					return p.listJSON(articles)
				case asTSV || !p.OutTerminal:
					return p.listTSV(articles)
				}
				return p.listTable(articles)
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 0, "list at most `N` articles; 0 means all")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON array")
	c.Flags().BoolVar(&asTSV, "tsv", false, "print tab-separated values")
	return c
}

func (p *program) listJSON(articles []news.Article) error {
	all := make([]articleJSON, len(articles))
	for i := range articles {
		all[i] = forJSON(&articles[i])
	}
	return printJSON(p.Out, all)
}

func (p *program) listTSV(articles []news.Article) error {
	for i := range articles {
		a := &articles[i]
		published := ""
		if !a.Published.IsZero() {
			published = a.Published.Format(time.RFC3339)
		}
		fields := []string{fmt.Sprint(a.ID), published, render.Languages(a), choose(a.State.Read, "read", "unread"),
			choose(a.State.Starred, "starred", ""), render.Source(a), a.Title, titleTranslation(a)}
		for j, f := range fields {
			fields[j] = news.CleanLine(f)
		}
		if _, err := fmt.Fprintln(p.Out, strings.Join(fields, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// listTable prints a row an article, as wide as the terminal.
func (p *program) listTable(articles []news.Article) error {
	if len(articles) == 0 {
		_, err := fmt.Fprintln(p.Err, "no articles")
		return err
	}
	measure := p.measure()
	const sourceWidth = 12
	digits := len(fmt.Sprint(maxID(articles)))
	for i := range articles {
		a := &articles[i]
		date := ""
		if !a.Published.IsZero() {
			date = a.Published.Local().Format(time.DateOnly)
		}
		row := fmt.Sprintf("%*d %s%s %-10s ", digits, a.ID, choose(a.State.Read, " ", "●"), choose(a.State.Starred, "★", " "), date)
		row += measure.Pad(render.Languages(a), 7) + measure.Pad(measure.Truncate(render.Source(a), sourceWidth, "…"), sourceWidth+1)
		row += news.CleanLine(a.Title)
		if t := titleTranslation(a); t != "" {
			row += " · " + t
		}
		if p.Width > 0 {
			row = measure.Truncate(row, p.Width, "…")
		}
		if _, err := fmt.Fprintln(p.Out, row); err != nil {
			return err
		}
	}
	return nil
}

func maxID(articles []news.Article) (id int64) {
	for i := range articles {
		id = max(id, articles[i].ID)
	}
	return id
}

func titleTranslation(a *news.Article) string {
	for _, t := range a.Translations {
		if t.Title != "" {
			return news.CleanLine(t.Title)
		}
	}
	return ""
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}
