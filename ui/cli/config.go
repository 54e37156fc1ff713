package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"newsreader/store/config"
)

func (p *program) config() *cobra.Command {
	var asJSON, example bool
	c := &cobra.Command{
		Use:   "config",
		Short: "Print the settings in force and where each comes from",
		Example: `  newsreader config
  newsreader config --example > ~/.config/newsreader/config.toml`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if example && asJSON {
				return usage("--json and --example exclude one another", "newsreader config --help")
			}
			if example {
				_, err := io.WriteString(p.Out, config.Example())
				return err
			}
			if err := p.configure(); err != nil {
				return err
			}
			if asJSON {
				return printJSON(p.Out, p.sources)
			}
			for _, s := range p.sources {
				value := fmt.Sprint(s.Value)
				if text, ok := s.Value.(string); ok {
					value = fmt.Sprintf("%q", text)
				}
				if _, err := fmt.Fprintf(p.Out, "%s = %s  # %s\n", s.Key, value, s.From); err != nil {
					return err
				}
			}
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON array")
	c.Flags().BoolVar(&example, "example", false, "print a configuration file with every key, its default and what it means")
	return c
}
