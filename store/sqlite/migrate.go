package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"

	"newsreader/store/news"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a library of this program ("news" in ASCII).
const applicationID = 0x6e657773

// schema is the version that this program reads and writes: the number of the last migration.
const schema = 1

// prepare makes sure that the file is a library of this version. What is not one is left untouched.
func (d *DB) prepare(ctx context.Context) error {
	id, version, tables, err := d.identify(ctx, d.db)
	if err != nil {
		return err
	}
	switch {
	case id != applicationID && (id != 0 || version != 0 || tables != 0):
		return &news.Error{Op: "open library " + d.path, Kind: news.Damaged, Err: errors.New("belongs to another program"),
			Hint: "name another file with --library FILE"}
	case version > schema:
		return d.newer(version)
	case version == schema:
		return nil
	}
	if id == 0 {
		// The page size can only be set while the file is empty; the journal mode stays with the file.
		if _, err := d.db.ExecContext(ctx, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL"); err != nil {
			return err
		}
	}
	return d.transact(ctx, "update library "+d.path, func(tx *sql.Tx) error { return d.migrate(ctx, tx) })
}

func (d *DB) newer(version int) error {
	return &news.Error{Op: "open library " + d.path, Kind: news.Newer,
		Err:  fmt.Errorf("was written by a newer newsreader (schema %d, this one knows %d)", version, schema),
		Hint: "use that version, or name another file with --library FILE"}
}

func (d *DB) identify(ctx context.Context, q querier) (id, version, tables int, err error) {
	err = q.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&id, &version, &tables)
	return id, version, tables, err
}

// migrate runs the migrations that the file has not seen, all in the one transaction of tx.
func (d *DB) migrate(ctx context.Context, tx *sql.Tx) error {
	_, version, _, err := d.identify(ctx, tx)
	switch {
	case err != nil:
		return err
	case version > schema: // another process was quicker
		return d.newer(version)
	}
	files, err := migrations.ReadDir("migrations")
	if err != nil {
		return err
	}
	for _, file := range files[min(version, len(files)):] {
		script, err := migrations.ReadFile("migrations/" + file.Name())
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(script)); err != nil {
			return fmt.Errorf("%s: %w", file.Name(), err)
		}
	}
	_, err = tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, schema))
	return err
}
