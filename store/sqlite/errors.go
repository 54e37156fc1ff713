package sqlite

import (
	"context"
	"errors"
	"slices"

	"newsreader/store/news"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// explain turns a driver's error into one a person understands. Errors that say what they mean already, and nil, pass.
func explain(op string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if _, ok := errors.AsType[*news.Error](err); ok {
		return err
	}
	e := &news.Error{Op: op, Kind: news.Internal, Err: err}
	driver, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return e
	}
	say := func(kind news.ErrorKind, why, hint string) {
		e.Kind, e.Err, e.Hint = kind, errors.New(why), hint
	}
	switch driver.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		say(news.Damaged, "is no library", "name another file with --library FILE, or move this one away")
	case sqlite3.SQLITE_CORRUPT:
		say(news.Damaged, "the library is damaged", "newsreader check says where; restore it from a copy")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		say(news.Busy, "another program holds the library", "try again when it is done")
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		say(news.Internal, "can't be opened or created there", "check the folder's permissions, or name another file with --library FILE")
	case sqlite3.SQLITE_READONLY:
		say(news.Internal, "the library may not be written", "check the permissions of the file and of its folder")
	case sqlite3.SQLITE_FULL:
		say(news.Internal, "the disk is full", "nothing was changed; make room and try again")
	case sqlite3.SQLITE_IOERR:
		say(news.Internal, "the disk failed while the library was read or written", "nothing was changed; check the disk")
	}
	return e
}

// isOneOf reports whether err carries one of the driver's primary result codes.
func isOneOf(err error, codes ...int) bool {
	driver, ok := errors.AsType[*sqlite.Error](err)
	return ok && slices.Contains(codes, driver.Code()&0xff)
}

// damage are the driver's codes for a file that is not whole.
var damage = []int{sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
