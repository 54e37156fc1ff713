package cli

import (
	"fmt"
	"io"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Version is the program's version.
const Version = "0.1.0"

func (p *program) version() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the version",
		Example: "  newsreader version",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(p.Out, "newsreader %s (%s, %s/%s)\n", Version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}

func (p *program) man() *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   "Print the manual page",
		Example: "  newsreader man > newsreader.1 && man ./newsreader.1",
		Args:    cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := io.WriteString(p.Out, manual(c.Root()))
			return err
		},
	}
}

// manual is the manual page in the man macros of roff, made from what the commands say of themselves.
func manual(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH NEWSREADER 1 \"\" \"newsreader %s\" \"User Commands\"\n", Version)
	fmt.Fprintf(&b, ".SH NAME\nnewsreader \\- %s\n", roff(strings.ToLower(root.Short[:1])+root.Short[1:]))
	b.WriteString(".SH SYNOPSIS\n.B newsreader\n.RI [ COMMAND ]\n.RI [ ARGUMENT ...]\n")
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s", paragraphs(root.Long))
	b.WriteString(".SH OPTIONS\n" + options(root.PersistentFlags()))
	b.WriteString(".SH COMMANDS\n")
	for _, c := range root.Commands() {
		if c.Hidden || c.Name() == "help" {
			continue
		}
		fmt.Fprintf(&b, ".SS newsreader %s\n", roff(c.Use))
		text := c.Long
		if text == "" || c.Name() == "completion" {
			text = c.Short + "."
		}
		b.WriteString(paragraphs(text) + options(c.LocalNonPersistentFlags()) + examples(c.Example))
	}
	b.WriteString(".SH EXAMPLES\n" + examples(root.Example))
	b.WriteString(".SH EXIT STATUS\n0 done, also when nothing was found; 1 failed; 2 wrong usage; 3 partly done; 130 interrupted.\n")
	b.WriteString(".SH ENVIRONMENT\n.TP\n.B NEWSREADER_*\nEvery key of the configuration, in capitals.\n.TP\n.B NO_COLOR\nNo colour and no escape sequence is written.\n")
	return b.String()
}

// paragraphs sets text of paragraphs between blank lines.
func paragraphs(text string) string {
	var b strings.Builder
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			b.WriteString(".PP\n")
		}
		b.WriteString(roff(strings.Join(strings.Fields(paragraph), " ")) + "\n")
	}
	return b.String()
}

func options(flags *pflag.FlagSet) string {
	var b strings.Builder
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		argument, text := pflag.UnquoteUsage(f)
		fmt.Fprintf(&b, ".TP\n.BI \\-\\-%s \" %s\"\n%s\n", roff(f.Name), roff(argument), roff(text))
	})
	return b.String()
}

func examples(text string) string {
	if text == "" {
		return ""
	}
	return ".PP\n.nf\n" + roff(strings.TrimRight(text, "\n")) + "\n.fi\n"
}

// roff escapes text: backslashes, minus signs, and what would be a request at the beginning of a line.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			lines[i] = `\&` + line
		}
	}
	return strings.Join(lines, "\n")
}
