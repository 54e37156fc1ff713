package uitest

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// patience is how long a test waits for what it expects; a program that is alive is far quicker.
const patience = 20 * time.Second

// Terminal is the program on an emulated terminal.
type Terminal struct {
	t       testing.TB
	command *exec.Cmd
	pty     *os.File
	once    sync.Once

	ended, answered chan struct{} // closed when nothing more is shown, when nothing more is answered

	mutex    sync.Mutex // the emulator is not safe for concurrent use
	changed  *sync.Cond
	emulator *vt.Emulator
	raw      []byte
	closed   bool
}

// Options say how the program is started.
type Options struct {
	Width, Height int      // cells; 120 by 36 where they are 0
	Args          []string // after the program's name
	Env           []string // "NAME=value", over an environment that holds nothing of the person who tests

	// Home is the home folder; a new one where it is empty.
	Home string

	// Light gives the terminal a white background.
	Light bool

	// Program is the program's path; the one that Main registered where it is empty.
	Program string
}

// Start starts the program. It is killed when the test ends, if it has not ended by then.
func Start(t testing.TB, options Options) *Terminal {
	t.Helper()
	if options.Width == 0 {
		options.Width, options.Height = 120, 36
	}
	if options.Home == "" {
		options.Home = t.TempDir()
	}
	if options.Program == "" {
		program, err := exec.LookPath("newsreader")
		if err != nil {
			t.Fatal(err)
		}
		options.Program = program
	}
	command := exec.CommandContext(t.Context(), options.Program, options.Args...)
	command.Dir = options.Home
	command.Env = append([]string{
		"HOME=" + options.Home, "PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "LANG=C.UTF-8", "TZ=UTC",
		"XDG_DATA_HOME=" + filepath.Join(options.Home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(options.Home, "config"),
	}, options.Env...)
	file, err := pty.StartWithSize(command, &pty.Winsize{Cols: uint16(options.Width), Rows: uint16(options.Height)})
	if err != nil {
		t.Fatal(err)
	}
	terminal := &Terminal{t: t, command: command, pty: file, ended: make(chan struct{}), answered: make(chan struct{}), emulator: vt.NewEmulator(options.Width, options.Height)}
	terminal.changed = sync.NewCond(&terminal.mutex)
	if options.Light {
		terminal.emulator.SetDefaultBackgroundColor(color.White)
	}
	go terminal.show()
	go terminal.answer()
	t.Cleanup(terminal.stop)
	return terminal
}

// show draws what the program writes.
func (x *Terminal) show() {
	buffer := make([]byte, 64<<10)
	for {
		n, err := x.pty.Read(buffer)
		x.mutex.Lock()
		x.raw = append(x.raw, buffer[:n]...)
		_, _ = x.emulator.Write(buffer[:n]) // it takes everything
		x.closed = err != nil
		x.changed.Broadcast()
		x.mutex.Unlock()
		if err != nil {
			close(x.ended)
			return
		}
	}
}

// answer gives the program the terminal's answers to its questions.
func (x *Terminal) answer() {
	defer close(x.answered)
	_, _ = io.Copy(x.pty, x.emulator)
	_, _ = io.Copy(io.Discard, x.emulator) // the program has gone, but the emulator must not wait for it
}

func (x *Terminal) stop() {
	if x.command.ProcessState == nil {
		_ = x.command.Process.Kill()
		_ = x.command.Wait()
	}
	x.once.Do(func() {
		_ = x.pty.Close()
		<-x.ended
		// The emulator's own Close races with its readers; the end of its answers ends them.
		if answers, ok := x.emulator.InputPipe().(io.Closer); ok {
			_ = answers.Close()
		}
		<-x.answered
	})
}

// Type sends keys: a character each, or by name: Enter, Esc, Tab, Up, Down, Left, Right, PgUp, PgDn, ^A to ^Z.
func (x *Terminal) Type(keys ...string) {
	x.t.Helper()
	named := map[string]string{
		"Enter": "\r", "Esc": "\x1b", "Tab": "\t", "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D",
		"PgUp": "\x1b[5~", "PgDn": "\x1b[6~", "Backspace": "\x7f",
	}
	for _, key := range keys {
		bytes, ok := named[key]
		switch {
		case ok:
		case len(key) == 2 && key[0] == '^' && key[1] >= 'A' && key[1] <= 'Z':
			bytes = string(key[1] - 'A' + 1)
		default:
			bytes = key
		}
		if _, err := x.pty.WriteString(bytes); err != nil {
			x.t.Fatalf("typing %q: %v", key, err)
		}
	}
}

// Click presses and releases the left button on a cell, from 0; Wheel turns the wheel on it by one notch.
func (x *Terminal) Click(column, row int) {
	x.Type(mouse(0, column, row, 'M'), mouse(0, column, row, 'm'))
}

// Wheel turns the wheel by one notch over a cell, from 0.
func (x *Terminal) Wheel(column, row int, down bool) {
	button := 64
	if down {
		button = 65
	}
	x.Type(mouse(button, column, row, 'M'))
}

func mouse(button, column, row int, end byte) string {
	number := func(n int) string {
		digits := ""
		for ; n > 0; n /= 10 {
			digits = string(rune('0'+n%10)) + digits
		}
		if digits == "" {
			return "0"
		}
		return digits
	}
	return "\x1b[<" + number(button) + ";" + number(column+1) + ";" + number(row+1) + string(end)
}

// Resize changes the size of the terminal.
func (x *Terminal) Resize(width, height int) {
	x.t.Helper()
	x.mutex.Lock()
	x.emulator.Resize(width, height)
	x.mutex.Unlock()
	if err := pty.Setsize(x.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		x.t.Fatal(err)
	}
}

// Signal sends the program a signal.
func (x *Terminal) Signal(signal syscall.Signal) {
	x.t.Helper()
	if err := x.command.Process.Signal(signal); err != nil {
		x.t.Fatal(err)
	}
}

// Rows returns the screen, a row each, without the blanks at their ends.
func (x *Terminal) Rows() []string {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	return x.rows()
}

func (x *Terminal) rows() []string {
	rows := strings.Split(x.emulator.String(), "\n")
	for i, row := range rows {
		rows[i] = strings.TrimRight(row, " \r")
	}
	return rows
}

// Whole waits until no wide character on the screen lacks its other half, which one that stays torn never is.
func (x *Terminal) Whole() {
	x.t.Helper()
	x.Until("every wide character to be whole", func([]string) bool { return len(x.torn()) == 0 })
}

// torn names the places where a wide character has lost its other half, or stands across the edge of the screen.
func (x *Terminal) torn() (places []string) {
	for row := range x.emulator.Height() {
		for column := 0; column < x.emulator.Width(); column++ {
			cell := x.emulator.CellAt(column, row)
			if cell == nil || cell.Width < 2 {
				continue
			}
			rest := x.emulator.CellAt(column+1, row)
			if rest == nil || rest.Content != "" && rest.Content != " " || rest.Width > 0 {
				places = append(places, fmt.Sprintf("%q at column %d of row %d", cell.Content, column, row))
			}
			column++
		}
	}
	return places
}

// Raw returns every byte the program has written to the terminal.
func (x *Terminal) Raw() []byte {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	return append([]byte(nil), x.raw...)
}

// Written is Raw for conditions given to Until, which hold the screen while they ask.
func (x *Terminal) Written() string { return string(x.raw) }

// Cursor returns the column and row of the cursor, from 0.
func (x *Terminal) Cursor() (column, row int) {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	at := x.emulator.CursorPosition()
	return at.X, at.Y
}

// Until waits until the screen is as a person would expect, and returns its rows. what says in words what is waited for.
func (x *Terminal) Until(what string, is func(rows []string) bool) []string {
	x.t.Helper()
	late := time.AfterFunc(patience, func() {
		x.mutex.Lock()
		defer x.mutex.Unlock()
		x.closed = true
		x.changed.Broadcast()
	})
	defer late.Stop()
	x.mutex.Lock()
	defer x.mutex.Unlock()
	for {
		rows := x.rows()
		if is(rows) {
			return rows
		}
		if x.closed {
			x.t.Fatalf("waited in vain for %s; the screen is\n%s", what, strings.Join(rows, "\n"))
		}
		x.changed.Wait()
	}
}

// See waits until every one of the texts is somewhere on the screen.
func (x *Terminal) See(texts ...string) []string {
	x.t.Helper()
	return x.Until(strings.Join(texts, " and "), func(rows []string) bool {
		screen := strings.Join(rows, "\n")
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// Exit waits for the program to end and returns its exit code; -1 where a signal ended it.
func (x *Terminal) Exit() int {
	x.t.Helper()
	late := time.AfterFunc(patience, func() { _ = x.command.Process.Kill() })
	defer late.Stop()
	err := x.command.Wait()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode()
	}
	if err != nil {
		x.t.Fatal(err)
	}
	return 0
}
