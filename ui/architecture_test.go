package ui_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says, for every package of this module, which others of it may be imported. A package that is not named here
// is a room that nobody knows.
var allowed = map[string]string{
	"newsreader": "seeds store ui",
	"seeds":      "",

	"store":           "store/align store/document store/markdown store/news store/sqlite",
	"store/align":     "store/news",
	"store/config":    "store/news",
	"store/document":  "store/news",
	"store/markdown":  "store/news",
	"store/news":      "",
	"store/query":     "store/news",
	"store/sqlite":    "store/news",
	"store/storetest": "seeds store",

	"ui":            "store/news ui/cli ui/tui ui/typeset",
	"ui/cli":        "store store/config store/news store/query ui/render ui/theme ui/typeset",
	"ui/render":     "store/config store/markdown store/news ui/theme ui/typeset",
	"ui/theme":      "",
	"ui/tui":        "store store/config store/news store/query ui/render ui/theme ui/typeset ui/tui/dialog ui/tui/frame ui/tui/list ui/tui/prompt ui/tui/reader",
	"ui/tui/dialog": "ui/theme ui/tui/frame ui/typeset",
	"ui/tui/frame":  "ui/theme ui/typeset",
	"ui/tui/list":   "store/news ui/render ui/theme ui/typeset",
	"ui/tui/prompt": "ui/theme ui/typeset",
	"ui/tui/reader": "store/news ui/render ui/theme ui/typeset",
	"ui/typeset":    "",
	"ui/uitest":     "seeds store ui",
}

// reserved says which packages alone may import, directly, what hides behind them.
var reserved = map[string]string{
	"database/sql":                    "store/sqlite",
	"modernc.org/sqlite":              "store/sqlite",
	"net/http":                        "",
	"charm.land/bubbletea/v2":         "ui/tui ui/tui/prompt",
	"charm.land/glamour/v2/ansi":      "ui/render ui/theme",
	"github.com/spf13/cobra":          "ui/cli",
	"charm.land/lipgloss/v2":          "ui/theme ui/tui/frame",
	"charm.land/bubbles/v2/textinput": "ui/tui/prompt",
	"github.com/pelletier/go-toml/v2": "store/config",
	"github.com/JohannesKaufmann/html-to-markdown/v2/converter": "store/markdown",
	"go.yaml.in/yaml/v3":                       "store/document",
	"github.com/go-text/typesetting/segmenter": "ui/typeset store/document",
}

type goPackage struct {
	ImportPath string
	Doc        string
	Imports    []string
}

func packages(t *testing.T) (all []goPackage) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Doc,Imports", "newsreader/...")
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestImportsRunOneWay(t *testing.T) {
	imported := map[string]bool{}
	defer func() {
		for path := range reserved {
			if path != "net/http" && !imported[path] {
				t.Errorf("nothing imports %s any more", path)
			}
		}
	}()
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "newsreader/")
		may, known := allowed[name]
		if !known {
			t.Errorf("%s is not in the table of packages", name)
		}
		for _, path := range p.Imports {
			imported[path] = true
			if ours, ok := strings.CutPrefix(path, "newsreader/"); ok && !slices.Contains(strings.Fields(may), ours) {
				t.Errorf("%s imports %s", name, ours)
			}
			if owners, ok := reserved[path]; ok && !slices.Contains(strings.Fields(owners), name) {
				t.Errorf("%s imports %s, which belongs to %q", name, path, owners)
			}
			if strings.HasPrefix(name, "store") && strings.HasPrefix(path, "charm.land/") {
				t.Errorf("%s imports %s, a screen library", name, path)
			}
			if name == "store/news" && strings.Contains(path, ".") {
				t.Errorf("store/news imports %s: it may import the standard library only", path)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for _, p := range packages(t) {
		if p.Doc == "" {
			t.Errorf("%s has no package comment", p.ImportPath)
		}
	}
}
