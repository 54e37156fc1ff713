package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"newsreader/store/news"
)

// usage is an error of the call.
func usage(why, hint string) error {
	return &news.Error{Kind: news.Usage, Err: errors.New(why), Hint: hint}
}

// needs makes a check that there are arguments: exactly one or, with more, at least one. what names them.
func needs(what string, more bool) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch hint := c.CommandPath() + " --help"; {
		case len(args) == 0:
			return usage(fmt.Sprintf("%s needs %s", c.Name(), what), hint)
		case len(args) > 1 && !more:
			return usage(fmt.Sprintf("%s takes one %s, not %d", c.Name(), what, len(args)), hint)
		}
		return nil
	}
}
