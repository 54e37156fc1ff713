package cli_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// newsreader prepares the program in a home of its own.
func newsreader(t *testing.T, home string, args ...string) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), "newsreader", args...)
	command.Dir = home
	command.Env = []string{"HOME=" + home, "PATH=" + os.Getenv("PATH"), "TZ=UTC", "LANG=C.UTF-8",
		"XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(home, "config")}
	return command
}

func exitCode(t *testing.T, err error) int {
	t.Helper()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0
}

func TestExitCodes(t *testing.T) {
	home := t.TempDir()
	for name, text := range map[string]string{"good.txt": "Some text.", "empty.txt": "", "bad.toml": "x = 1"} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		args string
		want int
	}{
		{"list", 0},
		{"list nothing-like-this", 0},
		{"show 99", 1},
		{"import empty.txt", 1},
		{"import empty.txt good.txt", 3},
		{"--config bad.toml list", 1},
		{"nonsense", 2},
		{"list --nonsense", 2},
		{"list --limit many", 2},
		{"list --json --tsv", 2},
		{"list read unread", 2},
		{"show", 2},
		{"show 1 --format pdf", 2},
		{"completion nonsense", 2},
		{"", 2}, // the screen needs a terminal
	} {
		command := newsreader(t, home, strings.Fields(c.args)...)
		var stderr bytes.Buffer
		command.Stderr = &stderr
		if got := exitCode(t, command.Run()); got != c.want {
			t.Errorf("newsreader %s: exit %d, want %d: %s", c.args, got, c.want, stderr.String())
		}
		if said := strings.HasPrefix(stderr.String(), "newsreader: error: "); said != (c.want != 0) {
			t.Errorf("newsreader %s: said %q", c.args, stderr.String())
		}
	}
}

func TestInterruptEndsWaitingForInput(t *testing.T) {
	for _, name := range []string{"show", "import"} {
		command := newsreader(t, t.TempDir(), name, "-")
		input, err := command.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		errors, err := command.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		// What was written is taken once the program reads; from then on it waits for more.
		if _, err := input.Write(bytes.Repeat([]byte("text\n"), 200_000)); err != nil {
			t.Fatal(err)
		}
		if err := command.Process.Signal(syscall.SIGINT); err != nil {
			t.Fatal(err)
		}
		said, _ := io.ReadAll(errors)
		if code := exitCode(t, command.Wait()); code != 130 || len(said) > 0 {
			t.Errorf("%s -: exit %d, said %q", name, code, said)
		}
	}
}

func TestAClosedPipeIsAQuietEndAndAFullDeviceIsNot(t *testing.T) {
	home := t.TempDir()
	for _, args := range []string{"list", "show 1", "show 1 --format text", "show 2 --format json", "man", "import good.txt", "config", "--help"} {
		if err := os.WriteFile(filepath.Join(home, "good.txt"), []byte("Some text of "+args), 0o600); err != nil {
			t.Fatal(err)
		}
		reader, writer, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		_ = reader.Close()
		command := newsreader(t, home, strings.Fields(args)...)
		var stderr bytes.Buffer
		command.Stdout, command.Stderr = writer, &stderr
		if code := exitCode(t, command.Run()); code != 0 || stderr.Len() > 0 {
			t.Errorf("%s into a closed pipe: exit %d, said %q", args, code, stderr.String())
		}
		_ = writer.Close()
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			continue // not every system has one
		}
		command = newsreader(t, home, strings.Fields(args)...)
		stderr.Reset()
		command.Stdout, command.Stderr = full, &stderr
		if code := exitCode(t, command.Run()); code != 1 || !strings.HasPrefix(stderr.String(), "newsreader: error: ") {
			t.Errorf("%s onto a full device: exit %d, said %q", args, code, stderr.String())
		}
		_ = full.Close()
	}
}
