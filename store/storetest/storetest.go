// Package storetest opens libraries for tests: real files in a temporary folder, with the starter articles and a clock
// that stands still.
package storetest

import (
	"path/filepath"
	"testing"
	"time"

	"newsreader/seeds"
	"newsreader/store"
)

// Now is the time on the clock of every library opened here.
var Now = time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)

// Open returns a new library with the starter articles, closed when the test ends.
func Open(t testing.TB) *store.Library {
	t.Helper()
	return open(t, store.Options{Path: filepath.Join(t.TempDir(), "library.db"), Seeds: seeds.FS})
}

// OpenEmpty returns a new library without articles, closed when the test ends.
func OpenEmpty(t testing.TB) *store.Library {
	t.Helper()
	return open(t, store.Options{Path: filepath.Join(t.TempDir(), "library.db")})
}

func open(t testing.TB, options store.Options) *store.Library {
	t.Helper()
	options.Now = func() time.Time { return Now }
	library, err := store.Open(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := library.Close(); err != nil {
			t.Error(err)
		}
	})
	return library
}
