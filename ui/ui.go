// Package ui is everything shown: the command line and the screen. Main is its only door.
package ui

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"github.com/charmbracelet/x/term"

	"newsreader/store/news"
	"newsreader/ui/cli"
	"newsreader/ui/tui"
	"newsreader/ui/typeset"
)

// Streams are what the program reads from and writes to.
type Streams = cli.Streams

// Standard returns the streams of the process.
func Standard() Streams {
	streams := Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
		OutTerminal: term.IsTerminal(os.Stdout.Fd()), ErrTerminal: term.IsTerminal(os.Stderr.Fd()),
	}
	if streams.OutTerminal {
		if width, _, err := term.GetSize(os.Stdout.Fd()); err == nil {
			streams.Width = width
		}
	}
	return streams
}

// Main runs the program and returns its exit code. A new library starts with the documents in seeds.
func Main(ctx context.Context, args []string, streams Streams, seeds fs.FS) int {
	// Where nobody listens, a closed pipe kills the process; so it is an error of a write, and a quiet end. It is caught
	// and not ignored, because the programs that are started from here would inherit that.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	err := cli.Run(ctx, args, streams, seeds, tui.Run)
	code := exitCode(err)
	if code != 0 && code != interrupted && !errors.Is(err, cli.ErrPartly) && !errors.Is(err, cli.ErrSaid) {
		cli.SayError(typeset.NewGuardWriter(streams.Err, false), err)
	}
	return code
}

const interrupted = 130

// exitCode is the one map from errors to exit codes.
func exitCode(err error) int {
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE), errors.Is(err, io.ErrClosedPipe):
		return 0
	case errors.Is(err, context.Canceled):
		return interrupted
	case errors.Is(err, cli.ErrPartly):
		return 3
	case news.KindOf(err) == news.Usage:
		return 2
	}
	return 1
}
