package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"newsreader/store/news"
)

// Document is an article as a source gives it, with what the library needs to know it again and to sort it.
type Document struct {
	// Article has neither ID nor State; its Blocks' IDs are given by the library.
	Article news.Article

	// Digest is of the document as it was read.
	Digest []byte

	// Sorted is the document's place in time: its date or, where it has none, another that serves.
	Sorted time.Time

	// Anchors is the fingerprint of the text, ascending.
	Anchors []uint32
}

// Put is the result for one Document.
type Put struct {
	ID      int64
	Outcome news.Outcome

	// Translates is the article that the document is known to be a translation of; 0 for none.
	Translates int64
}

// PutAll adds documents, updates those that are known under their GUID and say something else, and recognises those that
// are there already, all in one transaction: either all are in or none. An update keeps ID and state, and the IDs of the
// blocks that did not change; it parts a pair only where the text changed.
func (d *DB) PutAll(ctx context.Context, documents []Document) ([]Put, error) {
	puts := make([]Put, len(documents))
	err := d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		for i := range documents {
			put, err := putOne(ctx, tx, &documents[i])
			if err != nil {
				return err
			}
			puts[i] = put
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return puts, nil
}

// PutSeeds is PutAll for the documents a new library starts with: it does nothing where the library was started already,
// so that what was removed stays away, also when two processes start at once. SetStarted ends the start.
func (d *DB) PutSeeds(ctx context.Context, documents []Document) ([]Put, error) {
	var puts []Put
	err := d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		started, err := isStarted(ctx, tx)
		if err != nil || started {
			return err
		}
		for i := range documents {
			put, err := putOne(ctx, tx, &documents[i])
			if err != nil {
				return err
			}
			puts = append(puts, put)
		}
		return nil
	})
	return puts, err
}

// Started reports whether the library has been given its first documents.
func (d *DB) Started(ctx context.Context) (bool, error) {
	started, err := isStarted(ctx, d.db)
	return started, explain("read library "+d.path, err)
}

func isStarted(ctx context.Context, q querier) (bool, error) {
	var n int
	err := q.QueryRowContext(ctx, "SELECT count(*) FROM library WHERE key = 'started'").Scan(&n)
	return n > 0, err
}

// SetStarted says that the library has been given its first documents.
func (d *DB) SetStarted(ctx context.Context) error {
	return d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT INTO library (key, value) VALUES ('started', '1') ON CONFLICT DO NOTHING")
		return err
	})
}

func putOne(ctx context.Context, tx *sql.Tx, document *Document) (Put, error) {
	known, digest, err := findKnown(ctx, tx, document)
	if err != nil {
		return Put{}, err
	}
	switch {
	case known.ID == 0:
		known.ID, err = insertArticle(ctx, tx, document)
		known.Outcome = news.Added
	case string(digest) == string(document.Digest):
		known.Outcome = news.Unchanged
		return known, nil
	default:
		err = updateArticle(ctx, tx, known.ID, document)
		known.Outcome = news.Updated
	}
	if err == nil {
		err = putFingerprint(ctx, tx, known.ID, document.Anchors)
	}
	return known, err
}

// findKnown looks for the document by its GUID, then by its text: the same file under another name is the same document.
func findKnown(ctx context.Context, q querier, document *Document) (known Put, digest []byte, err error) {
	const query = "SELECT id, digest, coalesce(translates, 0) FROM articles WHERE %s LIMIT 1"
	err = q.QueryRowContext(ctx, fmt.Sprintf(query, "guid = ?"), document.Article.GUID).Scan(&known.ID, &digest, &known.Translates)
	if errors.Is(err, sql.ErrNoRows) {
		err = q.QueryRowContext(ctx, fmt.Sprintf(query, "digest = ?"), document.Digest).Scan(&known.ID, &digest, &known.Translates)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return known, digest, err
}

func insertArticle(ctx context.Context, tx *sql.Tx, document *Document) (int64, error) {
	a := &document.Article
	blocks := numbered(a.Blocks)
	result, err := tx.ExecContext(ctx, `INSERT INTO articles (guid, digest, url, title, title_derived, feed, author, published,
		added, sorted, language, categories, image, length, last_block) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.GUID, document.Digest, a.URL, a.Title, a.TitleDerived, a.Feed, a.Author, seconds(a.Published),
		a.Added.Unix(), document.Sorted.Unix(), a.Language, categories(a.Categories), a.Image, a.Length, len(blocks))
	if err != nil {
		return 0, err
	}
	id, err := result.LastInsertId()
	if err != nil {
		return 0, err
	}
	return id, insertBlocks(ctx, tx, id, blocks)
}

func updateArticle(ctx context.Context, tx *sql.Tx, id int64, document *Document) error {
	old, last, err := readForUpdate(ctx, tx, id)
	if err != nil {
		return err
	}
	a := &document.Article
	blocks, last := keepIDs(old, a.Blocks, last)
	_, err = tx.ExecContext(ctx, `UPDATE articles SET digest = ?, url = ?, title = ?, title_derived = ?, feed = ?, author = ?,
		published = ?, sorted = CASE WHEN ?7 IS NULL THEN sorted ELSE ? END, language = ?, categories = ?, image = ?,
		length = ?, last_block = ? WHERE id = ?`,
		document.Digest, a.URL, a.Title, a.TitleDerived, a.Feed, a.Author, seconds(a.Published), document.Sorted.Unix(),
		a.Language, categories(a.Categories), a.Image, a.Length, last, id)
	if err != nil || slices.Equal(old, blocks) {
		return err
	}
	if err := part(ctx, tx, id); err != nil {
		return err
	}
	if err := keepPosition(ctx, tx, id, old, blocks); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "DELETE FROM blocks WHERE article = ?", id); err != nil {
		return err
	}
	return insertBlocks(ctx, tx, id, blocks)
}

// Remove removes articles and the documents that are their translations. It returns how many articles there were.
func (d *DB) Remove(ctx context.Context, ids []int64) (int, error) {
	var n int64
	err := d.transact(ctx, "write to library "+d.path, func(tx *sql.Tx) error {
		for part := range slices.Chunk(ids, idsPerStatement) {
			result, err := tx.ExecContext(ctx, "DELETE FROM articles WHERE id IN ("+placeholders(len(part))+")", anyOf(part)...)
			if err != nil {
				return err
			}
			removed, err := result.RowsAffected()
			if err != nil {
				return err
			}
			n += removed
		}
		return nil
	})
	return int(n), err
}

// Bitext reads an article with its text, its state and its best translation, as they stood at one moment. The ID of a
// translation's document is taken for its original's. It returns a *news.Error of kind NotFound where there is none.
func (d *DB) Bitext(ctx context.Context, id int64) (bitext news.Bitext, err error) {
	err = d.snapshot(ctx, func(tx *sql.Tx) error {
		article, err := readArticle(ctx, tx, id)
		if err != nil {
			return err
		}
		bitext.Article = article
		if len(article.Translations) > 0 {
			bitext.Translation, err = readTranslation(ctx, tx, &bitext.Article)
		}
		return err
	})
	return bitext, err
}

func readArticle(ctx context.Context, q querier, id int64) (news.Article, error) {
	found, err := rows(ctx, q, scanArticle, selectArticles+" WHERE a.id = (SELECT coalesce(translates, id) FROM articles WHERE id = ?)", id)
	if err != nil {
		return news.Article{}, err
	}
	if len(found) == 0 {
		return news.Article{}, &news.Error{Op: fmt.Sprintf("article %d", id), Kind: news.NotFound,
			Err: errors.New("there is none"), Hint: "newsreader list shows the articles there are"}
	}
	article := found[0]
	article.Blocks, err = readBlocks(ctx, q, article.ID)
	if err == nil {
		err = attachTranslations(ctx, q, []*news.Article{&article})
	}
	return article, err
}

func seconds(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Unix()
}

func moment(seconds sql.NullInt64) time.Time {
	if !seconds.Valid {
		return time.Time{}
	}
	return time.Unix(seconds.Int64, 0).UTC()
}

func categories(names []string) string {
	if len(names) == 0 {
		return "[]"
	}
	text, err := json.Marshal(names)
	if err != nil {
		return "[]"
	}
	return string(text)
}
