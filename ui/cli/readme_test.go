package cli_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsreader/seeds"
	"newsreader/store/config"
	"newsreader/ui/tui"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// fenced returns the insides of the README's code blocks of that kind.
func fenced(text, kind string) (blocks []string) {
	for _, part := range strings.Split(text, "```"+kind+"\n")[1:] {
		block, _, _ := strings.Cut(part, "```")
		blocks = append(blocks, block)
	}
	return blocks
}

// TestReadmeCommands runs every command of the README, in order, in one home with the starter articles, and compares what
// it prints with what the README says.
func TestReadmeCommands(t *testing.T) {
	home := t.TempDir()
	if err := os.CopyFS(filepath.Join(home, "articles"), seeds.FS); err != nil {
		t.Fatal(err)
	}
	page := "<html lang=en><title>A page</title><p>One &amp; <b>two</b>.</p></html>"
	if err := os.WriteFile(filepath.Join(home, "page.html"), []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	commands := 0
	for _, block := range fenced(readme(t), "console") {
		for _, step := range strings.Split("\n"+block, "\n$ ")[1:] {
			line, want, _ := strings.Cut(step, "\n")
			shell := exec.CommandContext(t.Context(), "sh", "-c", line)
			shell.Dir = home
			shell.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TZ=UTC", "LANG=C.UTF-8",
				"XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(home, "config")}
			got, err := shell.CombinedOutput()
			if err != nil {
				t.Errorf("%s: %v\n%s", line, err, got)
			}
			if diff := cmp.Diff(strings.TrimRight(want, "\n"), strings.TrimRight(string(got), "\n")); diff != "" {
				t.Errorf("%s:\n%s", line, diff)
			}
			commands++
		}
	}
	if commands == 0 {
		t.Error("the README shows no commands")
	}
}

func TestReadmeHasTheKeysAndTheSettings(t *testing.T) {
	text := readme(t)
	if !strings.Contains(text, tui.KeyTable()) {
		t.Errorf("the README's list of keys is stale; it must be\n%s", tui.KeyTable())
	}
	if !strings.Contains(text, config.Example()) {
		t.Errorf("the README's configuration is stale; it must be\n%s", config.Example())
	}
}
