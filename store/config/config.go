// Package config puts the settings together: defaults, the configuration file, the environment and the command line,
// each over the one before, with where every value came from.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/pelletier/go-toml/v2"

	"newsreader/store/news"
)

// Config is the settings in force.
type Config struct {
	Library        string `toml:"library"`
	Theme          string `toml:"theme"`
	Opens          string `toml:"opens"`
	MaxWidth       int    `toml:"max_width"`
	TextAlign      string `toml:"text_align"`
	Indent         int    `toml:"indent"`
	Punctuation    string `toml:"punctuation"`
	Autospace      bool   `toml:"autospace"`
	AmbiguousWidth string `toml:"ambiguous_width"`
	ReadAfter      int    `toml:"read_after"`
	Mouse          bool   `toml:"mouse"`
}

// Setting is one value in force.
type Setting struct {
	Key   string `json:"key"`
	Value any    `json:"value"`

	// From is "default", the configuration file's path, "$NAME" for the environment, or "--flag".
	From string `json:"from"`
}

// Load reads the settings. file is the configuration file as it was named on the command line; "" means the usual one,
// which need not be there. environment looks a variable up (os.Getenv); flags holds what the command line sets, by key.
// An unknown key, a wrong type and a value out of range are *news.Error with their line.
func Load(file string, environment func(string) string, flags map[string]string) (Config, []Setting, error) {
	settings := make([]Setting, len(fields))
	var c Config
	for i, f := range fields {
		f.set(&c, f.initial())
		settings[i] = Setting{Key: f.key, From: "default"}
	}
	path := file
	if path == "" {
		path = DefaultFile()
	}
	if err := c.readFile(path, file != "", settings); err != nil {
		return Config{}, nil, err
	}
	for i, f := range fields {
		name := f.variable()
		if text := environment(name); text != "" {
			if err := f.parse(&c, text); err != nil {
				return Config{}, nil, &news.Error{Op: "$" + name, Kind: news.Invalid, Err: err, Hint: f.doc}
			}
			settings[i].From = "$" + name
		}
		if text, ok := flags[f.key]; ok {
			if err := f.parse(&c, text); err != nil {
				return Config{}, nil, &news.Error{Op: "--" + f.key, Kind: news.Usage, Err: err, Hint: f.doc}
			}
			settings[i].From = "--" + f.key
		}
		settings[i].Value = f.get(&c)
	}
	c.Library = inHome(c.Library)
	return c, settings, nil
}

// inHome puts the home folder in the place of a leading "~/", which no shell has done inside a file.
func inHome(path string) string {
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		return filepath.Join(xdg.Home, rest)
	}
	return path
}

// DefaultFile is where the configuration file is looked for.
func DefaultFile() string { return filepath.Join(xdg.ConfigHome, "newsreader", "config.toml") }

func defaultLibrary() string { return filepath.Join(xdg.DataHome, "newsreader", "library.db") }

// maxFile is far more than any configuration; what is larger is something else.
const maxFile = 1 << 20

func (c *Config) readFile(path string, needed bool, settings []Setting) error {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !needed {
		return nil
	}
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return &news.Error{Op: "read configuration " + path, Kind: news.Invalid, Err: p.Err, Hint: "newsreader config --example prints one"}
	}
	if len(data) > maxFile {
		return &news.Error{Op: "read configuration " + path, Kind: news.Invalid, Err: errors.New("is too large for one")}
	}
	decoder := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields()
	if err := decoder.Decode(c); err != nil {
		return inFile(path, err)
	}
	var present map[string]any
	if err := toml.Unmarshal(data, &present); err != nil {
		return inFile(path, err)
	}
	for i, f := range fields {
		if _, ok := present[f.key]; !ok {
			continue
		}
		settings[i].From = path
		if err := f.check(f.get(c)); err != nil {
			line := lineOf(data, f.key)
			return &news.Error{Op: fmt.Sprintf("%s:%d: %s", path, line, f.key), Kind: news.Invalid, Line: line, Err: err, Hint: f.doc}
		}
	}
	return nil
}

// inFile puts a decoder's complaint into one line that names the place.
func inFile(path string, err error) error {
	e := &news.Error{Op: path, Kind: news.Invalid, Err: err, Hint: "newsreader config --example shows every key"}
	say := func(at toml.DecodeError, why string) {
		e.Line, _ = at.Position()
		e.Op, e.Err = fmt.Sprintf("%s:%d", path, e.Line), errors.New(why)
	}
	if strict, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(strict.Errors) > 0 {
		first := strict.Errors[0]
		say(first, fmt.Sprintf("unknown key %q", strings.Join(first.Key(), ".")))
	} else if decode, ok := errors.AsType[*toml.DecodeError](err); ok {
		why := strings.TrimPrefix(decode.Error(), "toml: ")
		if f, ok := fieldOf(decode.Key()); ok && strings.Contains(why, "cannot decode") {
			why, e.Hint = f.key+": must be "+f.kind(), f.doc
		}
		say(*decode, why)
	}
	return e
}

func fieldOf(key toml.Key) (field, bool) {
	name := strings.Join(key, ".")
	i := slices.IndexFunc(fields, func(f field) bool { return f.key == name })
	if i < 0 {
		return field{}, false
	}
	return fields[i], true
}

// lineOf returns the line, from 1, on which a top-level key is set.
func lineOf(data []byte, key string) int {
	for i, line := range strings.Split(string(data), "\n") {
		name, _, ok := strings.Cut(line, "=")
		if ok && strings.Trim(strings.TrimSpace(name), `"'`) == key {
			return i + 1
		}
	}
	return 1
}
