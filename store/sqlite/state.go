package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"newsreader/store/news"
)

// SetRead marks articles read or unread.
func (d *DB) SetRead(ctx context.Context, ids []int64, read bool) error {
	return d.setState(ctx, ids, "read", read)
}

// SetStarred stars or unstars articles.
func (d *DB) SetStarred(ctx context.Context, ids []int64, starred bool) error {
	return d.setState(ctx, ids, "starred", starred)
}

func (d *DB) setState(ctx context.Context, ids []int64, column string, value bool) error {
	return d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		for part := range slices.Chunk(ids, idsPerStatement) {
			_, err := tx.ExecContext(ctx, `INSERT INTO state (article, `+column+`)
				SELECT id, ? FROM articles WHERE id IN (`+placeholders(len(part))+`)
				ON CONFLICT (article) DO UPDATE SET `+column+` = excluded.`+column, append([]any{value}, anyOf(part)...)...)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// SetAllRead marks every article that filter shows read, and returns how many were unread.
func (d *DB) SetAllRead(ctx context.Context, filter news.Filter) (int, error) {
	filter.Read = news.No
	where, args := conditions(filter)
	var n int64
	err := d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `INSERT INTO state (article, read)
			SELECT a.id, 1 FROM articles a LEFT JOIN state s ON s.article = a.id`+where+`
			ON CONFLICT (article) DO UPDATE SET read = 1`, args...)
		if err != nil {
			return err
		}
		n, err = result.RowsAffected()
		return err
	})
	return int(n), err
}

// SetPosition keeps the place where reading stopped.
func (d *DB) SetPosition(ctx context.Context, id int64, p news.Position) error {
	return d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO state (article, block, delta) SELECT id, ?, ? FROM articles WHERE id = ?
			ON CONFLICT (article) DO UPDATE SET block = excluded.block, delta = excluded.delta`, p.Block, p.Delta, id)
		return err
	})
}

// keepPosition moves the place where reading stopped along with its block, which stood elsewhere in old. Where the block
// is gone, the place stays where it is, or at the new end.
func keepPosition(ctx context.Context, tx *sql.Tx, id int64, old, blocks []news.Block) error {
	var at int
	err := tx.QueryRowContext(ctx, "SELECT block FROM state WHERE article = ?", id).Scan(&at)
	if errors.Is(err, sql.ErrNoRows) || at >= len(old) {
		return nil
	}
	if err != nil {
		return err
	}
	now := slices.IndexFunc(blocks, func(b news.Block) bool { return b.ID == old[at].ID })
	if now < 0 {
		now = min(at, len(blocks))
	}
	_, err = tx.ExecContext(ctx, "UPDATE state SET block = ? WHERE article = ?", now, id)
	return err
}
