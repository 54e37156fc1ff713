package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"

	"newsreader/store/news"
)

// Pair makes the article document a translation of the article original: it stops being an article of its own and keeps
// its ID and state. The translation has a title where the document states one.
func (d *DB) Pair(ctx context.Context, original, document int64, alignment news.Alignment) error {
	beads, err := json.Marshal(packed(alignment))
	if err != nil {
		return err
	}
	return d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO translations (article, language, origin, document, title, alignment)
			SELECT ?1, language, ?2, id, CASE WHEN title_derived THEN '' ELSE title END, ?3 FROM articles WHERE id = ?4`,
			original, string(news.FromDocument), string(beads), document)
		if err == nil {
			_, err = tx.ExecContext(ctx, "UPDATE articles SET translates = ? WHERE id = ?", original, document)
		}
		return err
	})
}

// Original returns the article that document is a translation of, 0 where it is none.
func (d *DB) Original(ctx context.Context, document int64) (int64, error) {
	var original int64
	err := d.db.QueryRowContext(ctx, "SELECT coalesce(translates, 0) FROM articles WHERE id = ?", document).Scan(&original)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return original, explain("read library "+d.path, err)
}

// Translation reads the text and the alignment of an article's best translation; nil where it has none.
func (d *DB) Translation(ctx context.Context, article int64) (*news.Translation, error) {
	op := "read library " + d.path
	var t news.Translation
	var beads string
	err := d.db.QueryRowContext(ctx, `SELECT language, origin, coalesce(document, 0), title, alignment FROM translations
		WHERE article = ? ORDER BY id LIMIT 1`, article).Scan(&t.Language, &t.Origin, &t.Document, &t.Title, &beads)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, explain(op, err)
	}
	var packed [][5]float64
	if err := json.Unmarshal([]byte(beads), &packed); err != nil {
		return nil, &news.Error{Op: op, Kind: news.Damaged, Err: err, Hint: "newsreader check"}
	}
	t.Alignment = unpacked(packed)
	t.Blocks, err = readBlocks(ctx, d.db, t.Document)
	return &t, explain(op, err)
}

// attachTranslations fills in which translations the articles have, without their text.
func (d *DB) attachTranslations(ctx context.Context, articles []*news.Article) error {
	byID := make(map[int64]*news.Article, len(articles))
	ids := make([]int64, len(articles))
	for i, a := range articles {
		byID[a.ID], ids[i] = a, a.ID
	}
	type row struct {
		article int64
		news.Translation
	}
	for from := 0; from < len(ids); from += 500 {
		part := ids[from:min(from+500, len(ids))]
		found, err := rows(ctx, d.db, func(r *sql.Rows) (row, error) {
			var t row
			err := r.Scan(&t.article, &t.Language, &t.Origin, &t.Document, &t.Title)
			return t, err
		}, `SELECT article, language, origin, coalesce(document, 0), title FROM translations
			WHERE article IN (`+placeholders(len(part))+`) ORDER BY id`, anyOf(part)...)
		if err != nil {
			return err
		}
		for _, t := range found {
			byID[t.article].Translations = append(byID[t.article].Translations, t.Translation)
		}
	}
	return nil
}

// Candidate is an article that might be the counterpart of another.
type Candidate struct {
	ID       int64
	Language string
	Anchors  []uint32
}

// Candidates returns the newest articles, at most limit, that stand alone: neither a translation nor translated.
func (d *DB) Candidates(ctx context.Context, limit int) ([]Candidate, error) {
	found, err := rows(ctx, d.db, func(r *sql.Rows) (Candidate, error) {
		var c Candidate
		var anchors []byte
		err := r.Scan(&c.ID, &c.Language, &anchors)
		for ; len(anchors) >= 4; anchors = anchors[4:] {
			c.Anchors = append(c.Anchors, binary.LittleEndian.Uint32(anchors))
		}
		return c, err
	}, `SELECT a.id, a.language, f.anchors FROM articles a JOIN fingerprints f ON f.article = a.id
		WHERE a.translates IS NULL AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.article = a.id)
		ORDER BY a.id DESC LIMIT ?`, limit)
	return found, explain("read library "+d.path, err)
}

func putFingerprint(ctx context.Context, q querier, article int64, anchors []uint32) error {
	packed := make([]byte, 0, 4*len(anchors))
	for _, a := range anchors {
		packed = binary.LittleEndian.AppendUint32(packed, a)
	}
	_, err := q.ExecContext(ctx, `INSERT INTO fingerprints (article, anchors) VALUES (?, ?)
		ON CONFLICT (article) DO UPDATE SET anchors = excluded.anchors`, article, packed)
	return err
}

func packed(alignment news.Alignment) [][5]float64 {
	beads := make([][5]float64, len(alignment))
	for i, b := range alignment {
		beads[i] = [5]float64{float64(b.Original.From), float64(b.Original.To), float64(b.Translation.From), float64(b.Translation.To), b.Score}
	}
	return beads
}

func unpacked(beads [][5]float64) news.Alignment {
	alignment := make(news.Alignment, len(beads))
	for i, b := range beads {
		alignment[i] = news.Bead{
			Original:    news.Span{From: int(b[0]), To: int(b[1])},
			Translation: news.Span{From: int(b[2]), To: int(b[3])},
			Score:       b[4],
		}
	}
	return alignment
}
