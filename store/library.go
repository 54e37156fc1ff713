// Package store is the library: all that the program can do, without a screen. Its files are verbs, what the library can
// do; the folders below are nouns, the mechanisms behind them.
//
// A source becomes an article in these steps: bytes -> document -> Markdown -> Blocks -> one transaction -> its
// counterpart in another language is looked for.
package store

import (
	"context"
	"io/fs"
	"time"

	"newsreader/store/sqlite"
)

// Library is an open library of articles. It is safe for concurrent use.
type Library struct {
	db  *sqlite.DB
	now func() time.Time
}

// Options are what a Library needs from outside.
type Options struct {
	// Path is the library's file. It is created where there is none.
	Path string

	// Seeds holds the documents that a new library starts with, at its root; nil for none.
	Seeds fs.FS

	// Now is the clock; time.Now where it is nil.
	Now func() time.Time
}

// Open opens the library, and starts a new one with its seeds. Errors are *news.Error.
func Open(ctx context.Context, options Options) (*Library, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	db, err := sqlite.Open(ctx, options.Path)
	if err != nil {
		return nil, err
	}
	library := &Library{db: db, now: options.Now}
	if err := library.seed(ctx, options.Seeds); err != nil {
		_ = db.Close()
		return nil, err
	}
	return library, nil
}

// Close closes the library.
func (l *Library) Close() error { return l.db.Close() }
