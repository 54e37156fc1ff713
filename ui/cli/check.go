package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"newsreader/store"
	"newsreader/store/news"
)

func (p *program) check() *cobra.Command {
	return &cobra.Command{
		Use:     "check",
		Short:   "Examine the library and say how it is",
		Example: "  newsreader check",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withLibrary(c.Context(), func(library *store.Library) error {
				health, err := library.Check(c.Context())
				if err != nil {
					return err
				}
				return p.sayHealth(health)
			})
		},
	}
}

func (p *program) sayHealth(h news.Health) error {
	for _, row := range []struct {
		name  string
		value any
	}{
		{"library", h.Path},
		{"schema", h.Schema},
		{"size", fmt.Sprintf("%d KiB", h.Bytes/1024)},
		{"articles", fmt.Sprintf("%d, %d unread, %d starred", h.Articles, h.Unread, h.Starred)},
		{"translations", h.Translations},
		{"blocks", h.Blocks},
		{"state", choose(len(h.Faults) == 0, "whole", fmt.Sprintf("%d faults", len(h.Faults)))},
	} {
		if _, err := fmt.Fprintf(p.Out, "%-13s %v\n", row.name, row.value); err != nil {
			return err
		}
	}
	for _, fault := range h.Faults {
		if _, err := fmt.Fprintf(p.Out, "fault: %s\n", fault); err != nil {
			return err
		}
	}
	if len(h.Faults) > 0 {
		return &news.Error{Op: "check " + h.Path, Kind: news.Damaged, Err: errors.New("the library is not whole"), Hint: "restore it from a copy"}
	}
	return nil
}
