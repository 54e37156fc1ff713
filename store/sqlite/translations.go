package sqlite

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"newsreader/store/news"
)

// Pair makes the article document a translation of the article original: it stops being an article of its own and keeps
// its ID and state. The translation has a title where the document states one. It reports false, and changes nothing,
// where one of the two does not stand alone: it is gone, a translation, or translated.
func (d *DB) Pair(ctx context.Context, original, document int64, alignment news.Alignment) (paired bool, err error) {
	beads, err := json.Marshal(packed(alignment))
	if err != nil {
		return false, err
	}
	err = d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		var alone int
		err := tx.QueryRowContext(ctx, "SELECT count(*) FROM articles a WHERE id IN (?, ?) AND "+standsAlone, original, document).Scan(&alone)
		if err != nil || alone != 2 {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO translations (article, language, origin, document, title, alignment)
			SELECT ?1, language, ?2, id, CASE WHEN title_derived THEN '' ELSE title END, ?3 FROM articles WHERE id = ?4`,
			original, string(news.FromDocument), string(beads), document)
		if err == nil {
			_, err = tx.ExecContext(ctx, "UPDATE articles SET translates = ? WHERE id = ?", original, document)
		}
		paired = err == nil
		return err
	})
	return paired, err
}

// standsAlone is the condition that an article a is neither a translation nor translated.
const standsAlone = "a.translates IS NULL AND NOT EXISTS (SELECT 1 FROM translations t WHERE t.article = a.id)"

// part undoes the pairs that an article is in, as original or as translation.
func part(ctx context.Context, tx *sql.Tx, id int64) error {
	for _, statement := range []string{
		"UPDATE articles SET translates = NULL WHERE id = ?1 OR translates = ?1",
		"DELETE FROM translations WHERE document = ?1 OR article = ?1 AND document IS NOT NULL",
	} {
		if _, err := tx.ExecContext(ctx, statement, id); err != nil {
			return err
		}
	}
	return nil
}

// readTranslation reads the text and the alignment of an article's best translation. Beads that do not cover both texts
// are damage: they would send a reader to places that are not there.
func readTranslation(ctx context.Context, q querier, article *news.Article) (*news.Translation, error) {
	var t news.Translation
	var beads string
	err := q.QueryRowContext(ctx, `SELECT language, origin, coalesce(document, 0), title, alignment FROM translations
		WHERE article = ? ORDER BY id LIMIT 1`, article.ID).Scan(&t.Language, &t.Origin, &t.Document, &t.Title, &beads)
	if err != nil {
		return nil, err
	}
	if t.Blocks, err = readBlocks(ctx, q, t.Document); err != nil {
		return nil, err
	}
	var packed [][5]float64
	err = json.Unmarshal([]byte(beads), &packed)
	t.Alignment = unpacked(packed)
	if err != nil || !covers(t.Alignment, len(article.Blocks), len(t.Blocks)) {
		return nil, &news.Error{Op: fmt.Sprintf("article %d", article.ID), Kind: news.Damaged,
			Err: errors.New("the alignment of its translation is damaged"), Hint: "newsreader check"}
	}
	return &t, nil
}

// covers reports whether the beads take every block of both sides once, in order.
func covers(alignment news.Alignment, original, translation int) bool {
	var at, to int
	for _, b := range alignment {
		if b.Original.From != at || b.Translation.From != to || b.Original.Len() < 0 || b.Translation.Len() < 0 {
			return false
		}
		at, to = b.Original.To, b.Translation.To
	}
	return at == original && to == translation
}

// attachTranslations fills in which translations the articles have, without their text.
func attachTranslations(ctx context.Context, q querier, articles []*news.Article) error {
	byID := make(map[int64]*news.Article, len(articles))
	ids := make([]int64, len(articles))
	for i, a := range articles {
		byID[a.ID], ids[i] = a, a.ID
	}
	type row struct {
		article int64
		news.Translation
	}
	for part := range slices.Chunk(ids, idsPerStatement) {
		found, err := rows(ctx, q, func(r *sql.Rows) (row, error) {
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
		WHERE `+standsAlone+` ORDER BY a.id DESC LIMIT ?`, limit)
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
