package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newsreader/store/news"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func nothing(string) string { return "" }

func TestEachSourceStandsOverTheOneBefore(t *testing.T) {
	path := write(t, "theme = 'light'\nmax_width = 70\nlibrary = '/file.db'\n")
	environment := func(name string) string {
		return map[string]string{"NEWSREADER_MAX_WIDTH": "60", "NEWSREADER_LIBRARY": "/env.db"}[name]
	}
	c, settings, err := Load(path, environment, map[string]string{"library": "/flag.db"})
	if err != nil {
		t.Fatal(err)
	}
	if c.Theme != "light" || c.MaxWidth != 60 || c.Library != "/flag.db" || !c.Mouse {
		t.Errorf("got %+v", c)
	}
	from := map[string]string{}
	for _, s := range settings {
		from[s.Key] = s.From
	}
	for key, want := range map[string]string{"theme": path, "max_width": "$NEWSREADER_MAX_WIDTH", "library": "--library", "mouse": "default"} {
		if from[key] != want {
			t.Errorf("%s is from %q, want %q", key, from[key], want)
		}
	}
}

func TestFaultsAreNamedWithTheirLine(t *testing.T) {
	for _, c := range []struct{ why, text, want string }{
		{"unknown key", "theme = 'dark'\n\ncolour = 3\n", `:3: unknown key "colour"`},
		{"unknown table", "[window]\nwidth = 3\n", `:1: unknown key "window"`},
		{"wrong type", "max_width = 'wide'\n", ":1: max_width: must be a whole number"},
		{"wrong value", "# a\ntheme = 'blue'\n", `:2: theme: "blue" is none of auto, light, dark, plain`},
		{"out of range", "max_width = 3\n", ":1: max_width: 3 is not from 20 to 400"},
		{"no TOML", "theme 'dark'\n", ":1: "},
	} {
		_, _, err := Load(write(t, c.text), nothing, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want one line with %q", c.why, err, c.want)
		}
		if news.KindOf(err) != news.Invalid || news.HintOf(err) == "" {
			t.Errorf("%s: kind %v, hint %q", c.why, news.KindOf(err), news.HintOf(err))
		}
	}
	_, _, err := Load("", func(name string) string {
		if name == "NEWSREADER_MOUSE" {
			return "perhaps"
		}
		return ""
	}, nil)
	if err == nil || !strings.Contains(err.Error(), `$NEWSREADER_MOUSE: "perhaps" is neither true nor false`) {
		t.Errorf("environment: %v", err)
	}
}

func TestANamedFileMustBeThere(t *testing.T) {
	_, _, err := Load(filepath.Join(t.TempDir(), "none.toml"), nothing, nil)
	if err == nil || news.HintOf(err) == "" {
		t.Errorf("got %v", err)
	}
}

func TestExampleIsTheDefaults(t *testing.T) {
	want, _, err := Load(write(t, ""), nothing, nil)
	if err != nil {
		t.Fatal(err)
	}
	got, settings, err := Load(write(t, Example()), nothing, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("the example gives %+v, the defaults are %+v", got, want)
	}
	for _, s := range settings {
		if !strings.Contains(Example(), s.Key+" = ") {
			t.Errorf("the example lacks %s", s.Key)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(Example())
	f.Add("a.b = [1,{c='\x1b'}]")
	f.Fuzz(func(t *testing.T, text string) {
		_, _, err := Load(write(t, text), nothing, nil)
		if err != nil && strings.Contains(err.Error(), "\n") {
			t.Errorf("more than one line: %q", err)
		}
	})
}
