package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"

	"newsreader/store/news"
)

// Check examines the file and the ties between its tables, and counts what they hold.
func (d *DB) Check(ctx context.Context) (news.Health, error) {
	health := news.Health{Path: d.path, Schema: schema}
	err := d.db.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM articles WHERE translates IS NULL),
		(SELECT count(*) FROM articles a LEFT JOIN state s ON s.article = a.id WHERE a.translates IS NULL AND NOT coalesce(s.read, 0)),
		(SELECT count(*) FROM articles a JOIN state s ON s.article = a.id WHERE a.translates IS NULL AND s.starred),
		(SELECT count(*) FROM translations),
		(SELECT count(*) FROM blocks),
		(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)`).
		Scan(&health.Articles, &health.Unread, &health.Starred, &health.Translations, &health.Blocks, &health.Bytes)
	if err != nil && !isOneOf(err, damage...) {
		return health, explain("read library "+d.path, err)
	}
	for _, examination := range []struct{ fault, query string }{
		{"the file: %s", "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok' LIMIT 20"},
		{"a row without what it belongs to: %s", `SELECT "table" || ' ' || coalesce(rowid, '') FROM pragma_foreign_key_check LIMIT 20`},
		{"an article without text: %s", "SELECT id FROM articles WHERE NOT EXISTS (SELECT 1 FROM blocks WHERE article = articles.id) LIMIT 20"},
		{"a translation that its article does not know: %s", `SELECT id FROM articles WHERE translates IS NOT NULL AND
			NOT EXISTS (SELECT 1 FROM translations WHERE document = articles.id AND article = articles.translates) LIMIT 20`},
	} {
		found, err := rows(ctx, d.db, func(r *sql.Rows) (string, error) {
			var what string
			err := r.Scan(&what)
			return fmt.Sprintf(examination.fault, what), err
		}, examination.query)
		switch {
		case isOneOf(err, damage...):
			health.Faults = append(health.Faults, fmt.Sprintf("the file can't be read through: %v", err))
		case err != nil:
			return health, explain("read library "+d.path, err)
		}
		health.Faults = append(health.Faults, found...)
	}
	misaligned, err := d.misaligned(ctx)
	if err != nil && !isOneOf(err, damage...) {
		return health, explain("read library "+d.path, err)
	}
	health.Faults = append(health.Faults, misaligned...)
	return health, nil
}

// misaligned names the translations whose beads do not cover both texts.
func (d *DB) misaligned(ctx context.Context) ([]string, error) {
	all, err := rows(ctx, d.db, func(r *sql.Rows) (string, error) {
		var id int64
		var beads string
		var original, translation int
		if err := r.Scan(&id, &beads, &original, &translation); err != nil {
			return "", err
		}
		var packed [][5]float64
		if err := json.Unmarshal([]byte(beads), &packed); err == nil && covers(unpacked(packed), original, translation) {
			return "", nil
		}
		return fmt.Sprintf("a translation whose alignment does not fit: %d", id), nil
	}, `SELECT id, alignment, (SELECT count(*) FROM blocks WHERE article = t.article), (SELECT count(*) FROM blocks WHERE article = t.document)
		FROM translations t`)
	return slices.DeleteFunc(all, func(fault string) bool { return fault == "" }), err
}
