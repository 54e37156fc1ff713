package uitest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestMain(m *testing.M) { Main(m) }

// build builds a program as a person would, and returns its path.
func build(b *testing.B, pkg string) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "program")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-o", path, pkg).CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return path
}

func full(rows []string) bool {
	screen := strings.Join(rows, "\n")
	return strings.Contains(screen, "QQ音乐") && strings.Contains(screen, "? help")
}

func ready(rows []string) bool { return strings.Contains(rows[0], "ready") }

// BenchmarkStart is from the start of the process to the first full frame on the starter library, and the same of a bare
// program on the same libraries.
func BenchmarkStart(b *testing.B) {
	programs := map[string]string{"newsreader": build(b, "newsreader"), "bare": build(b, "./testdata/bare")}
	home := b.TempDir()
	first := Start(b, Options{Program: programs["newsreader"], Home: home})
	first.Until("the first frame", full)
	first.Type("Q")
	first.Exit()
	for _, c := range []struct {
		name  string
		shown func([]string) bool
	}{{"newsreader", full}, {"bare", ready}, {"newsreader", full}, {"bare", ready}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				terminal := Start(b, Options{Program: programs[c.name], Home: home})
				terminal.Until("the first frame", c.shown)
				b.StopTimer()
				terminal.Type("Q")
				terminal.Exit()
				terminal.stop()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkKey is from a key to the end of the change on the screen, and the same of the bare program.
func BenchmarkKey(b *testing.B) {
	programs := map[string]string{"newsreader": build(b, "newsreader"), "bare": build(b, "./testdata/bare")}
	b.Run("newsreader", func(b *testing.B) {
		terminal := Start(b, Options{Program: programs["newsreader"]})
		terminal.Until("the first frame", full)
		terminal.Type("j", "Enter")
		terminal.See("中⇄EN 中")
		for b.Loop() {
			terminal.Type("t")
			terminal.See("中⇄EN EN")
			terminal.Type("t")
			terminal.See("中⇄EN 中")
		}
	})
	b.Run("bare", func(b *testing.B) {
		terminal := Start(b, Options{Program: programs["bare"]})
		terminal.Until("the first frame", ready)
		last := terminal.Rows()[0]
		for b.Loop() {
			for range 2 {
				terminal.Type("t")
				last = terminal.Until("another frame", func(rows []string) bool { return rows[0] != last })[0]
			}
		}
	})
}

// BenchmarkShow is `newsreader show 1 >/dev/null` with a library that is there.
func BenchmarkShow(b *testing.B) {
	program, home := build(b, "newsreader"), b.TempDir()
	environment := append(os.Environ(), "XDG_DATA_HOME="+home, "XDG_CONFIG_HOME="+home)
	for b.Loop() {
		command := exec.CommandContext(b.Context(), program, "show", "1")
		command.Env = environment
		if err := command.Run(); err != nil {
			b.Fatal(err)
		}
	}
}
