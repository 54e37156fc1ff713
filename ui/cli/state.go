package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"newsreader/store"
)

// state makes a command that changes the articles its arguments name: all of them, or none where one can't be found.
func (p *program) state(verb, short string, change func(context.Context, *store.Library, []int64) error) *cobra.Command {
	return &cobra.Command{
		Use:     verb + " ARTICLE…",
		Short:   short,
		Long:    short + ".\n\nARTICLE is an ID or an unmistakable part of a title. Where one is not found, none is changed.",
		Example: "  newsreader " + verb + " 1 2\n  newsreader " + verb + " 微信支付",
		Args:    needs("an ARTICLE", true),
		RunE: func(c *cobra.Command, args []string) error {
			return p.withLibrary(c.Context(), func(library *store.Library) error {
				var ids []int64
				for _, name := range args {
					id, err := library.Find(c.Context(), name)
					if err != nil {
						return err
					}
					if !slices.Contains(ids, id) {
						ids = append(ids, id)
					}
				}
				if err := change(c.Context(), library, ids); err != nil {
					return err
				}
				_, err := fmt.Fprintf(p.Err, "%s: %d %s\n", verb, len(ids), choose(len(ids) == 1, "article", "articles"))
				return err
			})
		},
	}
}
