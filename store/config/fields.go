package config

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// field is one setting: everything that is said of it, here, in the example file, in the README and in errors.
type field struct {
	key, doc string
	initial  func() any
	get      func(*Config) any
	set      func(*Config, any)
	check    func(any) error
}

var fields = []field{
	{
		key: "library", doc: "the library's file",
		initial: func() any { return defaultLibrary() },
		get:     func(c *Config) any { return c.Library },
		set:     func(c *Config, v any) { c.Library = v.(string) },
		check:   notEmpty,
	},
	{
		key: "theme", doc: "auto (light or dark, as the terminal's background is), light, dark or plain (no colour)",
		initial: func() any { return "auto" },
		get:     func(c *Config) any { return c.Theme },
		set:     func(c *Config, v any) { c.Theme = v.(string) },
		check:   oneOf("auto", "light", "dark", "plain"),
	},
	{
		key: "opens", doc: "what an article opens in: original or translation",
		initial: func() any { return "original" },
		get:     func(c *Config) any { return c.Opens },
		set:     func(c *Config, v any) { c.Opens = v.(string) },
		check:   oneOf("original", "translation"),
	},
	{
		key: "max_width", doc: "the widest that text is set, in columns: 20 to 400",
		initial: func() any { return 88 },
		get:     func(c *Config) any { return c.MaxWidth },
		set:     func(c *Config, v any) { c.MaxWidth = v.(int) },
		check:   between(20, 400),
	},
	{
		key: "text_align", doc: "where text stands that is narrower than its pane: left or center",
		initial: func() any { return "left" },
		get:     func(c *Config) any { return c.TextAlign },
		set:     func(c *Config, v any) { c.TextAlign = v.(string) },
		check:   oneOf("left", "center"),
	},
	{
		key: "indent", doc: "Han widths that a paragraph's first line is indented by: 0 (a blank line between paragraphs instead) to 4",
		initial: func() any { return 0 },
		get:     func(c *Config) any { return c.Indent },
		set:     func(c *Config, v any) { c.Indent = v.(int) },
		check:   between(0, 4),
	},
	{
		key: "punctuation", doc: "what becomes of closing punctuation that does not fit into its line: pull (it takes a character down with it) or hang (it stands in the margin)",
		initial: func() any { return "pull" },
		get:     func(c *Config) any { return c.Punctuation },
		set:     func(c *Config, v any) { c.Punctuation = v.(string) },
		check:   oneOf("pull", "hang"),
	},
	{
		key: "autospace", doc: "true: a gap between Han characters and Latin letters or digits, on the screen only",
		initial: func() any { return false },
		get:     func(c *Config) any { return c.Autospace },
		set:     func(c *Config, v any) { c.Autospace = v.(bool) },
		check:   func(any) error { return nil },
	},
	{
		key: "ambiguous_width", doc: "how many columns the terminal gives “ ” ‘ ’ … — ·: auto (the screen asks it; 1 elsewhere), 1 or 2",
		initial: func() any { return "auto" },
		get:     func(c *Config) any { return c.AmbiguousWidth },
		set:     func(c *Config, v any) { c.AmbiguousWidth = v.(string) },
		check:   oneOf("auto", "1", "2"),
	},
	{
		key: "read_after", doc: "seconds that an article stays open before it counts as read: 0 to 3600",
		initial: func() any { return 2 },
		get:     func(c *Config) any { return c.ReadAfter },
		set:     func(c *Config, v any) { c.ReadAfter = v.(int) },
		check:   between(0, 3600),
	},
	{
		key: "mouse", doc: "true: the wheel scrolls and a click selects; false: the terminal keeps the mouse",
		initial: func() any { return true },
		get:     func(c *Config) any { return c.Mouse },
		set:     func(c *Config, v any) { c.Mouse = v.(bool) },
		check:   func(any) error { return nil },
	},
}

// Example returns a configuration file that sets every key to its default, with what it means.
func Example() string {
	var b strings.Builder
	b.WriteString("# newsreader's configuration. Every key is optional; these are the defaults.\n" +
		"# Each can also be set in the environment, as NEWSREADER_ and the key in capitals.\n")
	for _, f := range fields {
		value := literal(f.initial())
		if f.key == "library" {
			// The default depends on the person's home, and a file is meant to be copied.
			value = "\"…/newsreader/library.db\""
			fmt.Fprintf(&b, "\n# %s\n# %s = %s\n", f.doc, f.key, value)
			continue
		}
		fmt.Fprintf(&b, "\n# %s\n%s = %s\n", f.doc, f.key, value)
	}
	return b.String()
}

func (f field) variable() string { return "NEWSREADER_" + strings.ToUpper(f.key) }

// kind names the type of the field's values.
func (f field) kind() string {
	switch f.initial().(type) {
	case int:
		return "a whole number"
	case bool:
		return "true or false"
	}
	return "a text in quotes"
}

// parse sets the field from text, as the environment and the command line give it.
func (f field) parse(c *Config, text string) error {
	var value any
	switch f.initial().(type) {
	case string:
		value = text
	case int:
		n, err := strconv.Atoi(text)
		if err != nil {
			return fmt.Errorf("%q is not a whole number", text)
		}
		value = n
	case bool:
		on, err := strconv.ParseBool(text)
		if err != nil {
			return fmt.Errorf("%q is neither true nor false", text)
		}
		value = on
	}
	if err := f.check(value); err != nil {
		return err
	}
	f.set(c, value)
	return nil
}

func literal(v any) string {
	if text, ok := v.(string); ok {
		return strconv.Quote(text)
	}
	return fmt.Sprint(v)
}

func notEmpty(v any) error {
	if v.(string) == "" {
		return errors.New("is empty")
	}
	return nil
}

func oneOf(values ...string) func(any) error {
	return func(v any) error {
		if !slices.Contains(values, v.(string)) {
			return fmt.Errorf("%q is none of %s", v, strings.Join(values, ", "))
		}
		return nil
	}
}

func between(low, high int) func(any) error {
	return func(v any) error {
		if n := v.(int); n < low || n > high {
			return fmt.Errorf("%d is not from %d to %d", n, low, high)
		}
		return nil
	}
}
