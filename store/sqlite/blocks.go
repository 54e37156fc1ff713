package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"newsreader/store/news"
)

// blocksPerInsert keeps a statement's parameters well under SQLite's limit, and its text the same from call to call.
const blocksPerInsert = 16

func insertBlocks(ctx context.Context, q querier, article int64, blocks []news.Block) error {
	const row = "(?, ?, ?, ?, ?, ?, ?, ?, ?)"
	for from := 0; from < len(blocks); from += blocksPerInsert {
		part := blocks[from:min(from+blocksPerInsert, len(blocks))]
		args := make([]any, 0, 9*len(part))
		for i, b := range part {
			args = append(args, article, from+i, b.ID, string(b.Kind), b.Level, b.ListDepth, b.QuoteDepth, b.Marker, b.Markdown)
		}
		statement := `INSERT INTO blocks (article, position, id, kind, level, list_depth, quote_depth, marker, markdown) VALUES ` +
			row + strings.Repeat(", "+row, len(part)-1)
		if _, err := q.ExecContext(ctx, statement, args...); err != nil {
			return err
		}
	}
	return nil
}

func readBlocks(ctx context.Context, q querier, article int64) ([]news.Block, error) {
	return rows(ctx, q, func(r *sql.Rows) (news.Block, error) {
		var b news.Block
		err := r.Scan(&b.ID, &b.Kind, &b.Level, &b.ListDepth, &b.QuoteDepth, &b.Marker, &b.Markdown)
		return b, err
	}, `SELECT id, kind, level, list_depth, quote_depth, marker, markdown FROM blocks WHERE article = ? ORDER BY position`, article)
}

func readForUpdate(ctx context.Context, q querier, article int64) (blocks []news.Block, last int64, err error) {
	if err := q.QueryRowContext(ctx, "SELECT last_block FROM articles WHERE id = ?", article).Scan(&last); err != nil {
		return nil, 0, err
	}
	blocks, err = readBlocks(ctx, q, article)
	return blocks, last, err
}

func numbered(blocks []news.Block) []news.Block {
	kept, _ := keepIDs(nil, blocks, 0)
	return kept
}

// keepIDs gives every new block that stands in old, in the same order, the ID it has there, and all others IDs above
// last. It returns the blocks and the new last ID.
func keepIDs(old, blocks []news.Block, last int64) ([]news.Block, int64) {
	known := make(map[string][]int, len(old)) // text -> places in old, ascending
	for i, b := range old {
		known[b.Markdown] = append(known[b.Markdown], i)
	}
	kept := make([]news.Block, len(blocks))
	next := 0
	for i, b := range blocks {
		b.ID = 0
		places := known[b.Markdown]
		for len(places) > 0 && places[0] < next {
			places = places[1:]
		}
		if len(places) > 0 {
			b.ID = old[places[0]].ID
			next = places[0] + 1
			places = places[1:]
		}
		known[b.Markdown] = places
		if b.ID == 0 {
			last++
			b.ID = last
		}
		kept[i] = b
	}
	return kept, last
}
