// Package sqlite keeps the library in one SQLite file. It is the only place that speaks SQL: exported methods take and
// return the vocabulary of package news, and each owns one transaction.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"newsreader/store/news"

	_ "modernc.org/sqlite" // the driver, pure Go
	sqlite3 "modernc.org/sqlite/lib"
)

// DB is an open library file. It is safe for concurrent use, and for use by several processes on one file.
type DB struct {
	db   *sql.DB
	path string
}

// Open opens the library at path, creates it and its folder where there is none, and brings an older one up to date. A
// library in a place that may not be written is opened for reading. A newer library, a file that is no library and a
// folder that can't be written are *news.Error.
func Open(ctx context.Context, path string) (*DB, error) {
	fail := func(kind news.ErrorKind, err error) error {
		return &news.Error{Op: "open library " + path, Kind: kind, Err: err, Hint: "name another file with --library FILE"}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, fail(news.Internal, fmt.Errorf("create its folder: %w", plain(err)))
		}
	case err != nil:
		return nil, fail(news.Internal, plain(err))
	case !info.Mode().IsRegular():
		return nil, fail(news.Invalid, errors.New("is not a file"))
	}
	library, err := open(ctx, path, "")
	if info != nil && isOneOf(err, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY) {
		// SQLite can't read beside writers without files of its own; where it may not make them, and nobody else has,
		// nobody writes.
		if _, missing := os.Stat(path + "-wal"); errors.Is(missing, fs.ErrNotExist) {
			library, err = open(ctx, path, "mode=ro&immutable=1&")
		}
	}
	return library, explain("open library "+path, err)
}

func open(ctx context.Context, path, mode string) (*DB, error) {
	db, err := sql.Open("sqlite", dsn(path, mode))
	if err != nil {
		return nil, err
	}
	library := &DB{db: db, path: path}
	if err := library.prepare(ctx); err != nil {
		_ = db.Close()
		return nil, err
	}
	return library, nil
}

// Close closes the file. The last process to close it leaves a single file behind.
func (d *DB) Close() error { return d.db.Close() }

// dsn builds a URI, in which any character of a path is taken literally.
func dsn(path, mode string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	const options = "_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=synchronous(NORMAL)&_txlock=immediate"
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: mode + options}).String()
}

// transact runs do in one transaction, which holds the write lock from its start: a transaction that reads first and
// writes later would fail, not wait, when another process writes in between.
func (d *DB) transact(ctx context.Context, op string, do func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return explain(op, err)
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback()
		return explain(op, err)
	}
	return explain(op, tx.Commit())
}

// snapshot runs do in one transaction that reads: all it reads stood so at one moment.
func (d *DB) snapshot(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err == nil {
		err = do(tx)
		_ = tx.Rollback() // nothing was written
	}
	return explain("read library "+d.path, err)
}

// idsPerStatement keeps the parameters of a statement well under SQLite's limit.
const idsPerStatement = 500

// rows scans every row of a query.
func rows[T any](ctx context.Context, q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	found, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = found.Close() }()
	var all []T
	for found.Next() {
		one, err := scan(found)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, found.Err()
}

// querier is what *sql.DB and *sql.Tx have in common.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

// plain takes the call and the path out of an error of package os, which the caller names already.
func plain(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}

func placeholders(n int) string {
	if n == 0 {
		return "NULL"
	}
	marks := make([]byte, 0, 2*n)
	for range n {
		marks = append(marks, '?', ',')
	}
	return string(marks[:len(marks)-1])
}

func anyOf(ids []int64) []any {
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	return args
}
