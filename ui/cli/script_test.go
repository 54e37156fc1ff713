package cli_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"newsreader/seeds"
	"newsreader/ui/uitest"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

func TestMain(m *testing.M) { uitest.Main(m) }

// TestScripts runs the program as a command. Each script starts in an empty folder, which is also the home; the starter
// documents are in $SEEDS.
func TestScripts(t *testing.T) {
	documents := t.TempDir()
	if err := os.CopyFS(documents, seeds.FS); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, "config"))
			e.Setenv("TZ", "UTC")
			e.Setenv("SEEDS", documents)
			return nil
		},
	})
}
