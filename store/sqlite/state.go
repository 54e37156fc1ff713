package sqlite

import (
	"context"
	"database/sql"

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
		_, err := tx.ExecContext(ctx, `INSERT INTO state (article, `+column+`)
			SELECT id, ? FROM articles WHERE id IN (`+placeholders(len(ids))+`)
			ON CONFLICT (article) DO UPDATE SET `+column+` = excluded.`+column, append([]any{value}, anyOf(ids)...)...)
		return err
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
