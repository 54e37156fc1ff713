// Package uitest runs the program as a person does: on a terminal, which is emulated, with keys in and screen rows out;
// or as a command, in scripts. The program runs in a process of its own, which is the test's binary under another name.
package uitest

import (
	"context"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"newsreader/seeds"
	"newsreader/ui"
)

// Main is TestMain for packages that run the program. The command is called newsreader and is on the PATH of the tests.
func Main(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"newsreader": func() {
			os.Exit(ui.Main(context.Background(), os.Args[1:], ui.Standard(), seeds.FS))
		},
	})
}
