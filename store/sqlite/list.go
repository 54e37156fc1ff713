package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"newsreader/store/news"
)

const selectArticles = `SELECT a.id, a.guid, a.url, a.title, a.title_derived, a.feed, a.author, a.published, a.added,
	a.language, a.categories, a.image, a.length, coalesce(s.read, 0), coalesce(s.starred, 0), coalesce(s.block, 0), coalesce(s.delta, 0)
	FROM articles a LEFT JOIN state s ON s.article = a.id`

func scanArticle(r *sql.Rows) (news.Article, error) {
	var a news.Article
	var published, added sql.NullInt64
	var categories string
	err := r.Scan(&a.ID, &a.GUID, &a.URL, &a.Title, &a.TitleDerived, &a.Feed, &a.Author, &published, &added,
		&a.Language, &categories, &a.Image, &a.Length, &a.State.Read, &a.State.Starred, &a.State.Position.Block, &a.State.Position.Delta)
	if err != nil {
		return a, err
	}
	a.Published, a.Added = moment(published), moment(added)
	if categories != "[]" {
		err = json.Unmarshal([]byte(categories), &a.Categories)
	}
	return a, err
}

// List reads a window of the articles that filter shows, newest first, without their text.
func (d *DB) List(ctx context.Context, filter news.Filter, window news.Window) ([]news.Article, error) {
	where, args := conditions(filter)
	limit := window.Limit
	if limit == 0 {
		limit = -1
	}
	op := "read library " + d.path
	found, err := rows(ctx, d.db, scanArticle, selectArticles+where+" ORDER BY a.sorted DESC, a.id DESC LIMIT ? OFFSET ?",
		append(args, limit, window.Offset)...)
	if err != nil {
		return nil, explain(op, err)
	}
	each := make([]*news.Article, len(found))
	for i := range found {
		each[i] = &found[i]
	}
	return found, explain(op, attachTranslations(ctx, d.db, each))
}

// Count counts the articles that filter shows.
func (d *DB) Count(ctx context.Context, filter news.Filter) (news.Counts, error) {
	where, args := conditions(filter)
	var counts news.Counts
	err := d.db.QueryRowContext(ctx, `SELECT count(*), count(*) - coalesce(sum(s.read), 0)
		FROM articles a LEFT JOIN state s ON s.article = a.id`+where, args...).Scan(&counts.Total, &counts.Unread)
	return counts, explain("read library "+d.path, err)
}

// Place returns how many of the articles that filter shows stand before the article id: its index in the list.
func (d *DB) Place(ctx context.Context, filter news.Filter, id int64) (int, error) {
	where, args := conditions(filter)
	var place int
	err := d.db.QueryRowContext(ctx, `SELECT count(*) FROM articles a LEFT JOIN state s ON s.article = a.id`+where+
		` AND (a.sorted, a.id) > (SELECT sorted, id FROM articles WHERE id = ?)`, append(args, id)...).Scan(&place)
	return place, explain("read library "+d.path, err)
}

// conditions turns a filter into a WHERE clause over a (articles) and s (state), and its arguments.
func conditions(f news.Filter) (clause string, args []any) {
	var all []string
	add := func(condition string, with ...any) {
		all = append(all, condition)
		args = append(args, with...)
	}
	choose := func(c news.Choice, condition string) {
		switch c {
		case news.Yes:
			add(condition)
		case news.No:
			add("NOT " + condition)
		case news.Either:
		}
	}
	choose(f.Read, "coalesce(s.read, 0)")
	choose(f.Starred, "coalesce(s.starred, 0)")
	choose(f.Translated, "EXISTS (SELECT 1 FROM translations t WHERE t.article = a.id)")
	if f.Language != "" {
		add("a.language = ?", f.Language)
	}
	for _, word := range f.Words {
		pattern := "%" + likeEscaper.Replace(word) + "%"
		add(`(a.title LIKE ? ESCAPE '\' OR a.feed LIKE ? ESCAPE '\' OR a.author LIKE ? ESCAPE '\' OR
			EXISTS (SELECT 1 FROM translations t WHERE t.article = a.id AND t.title LIKE ? ESCAPE '\'))`, pattern, pattern, pattern, pattern)
	}
	clause = " WHERE a.translates IS NULL"
	if len(all) == 0 {
		return clause, nil
	}
	matched := strings.Join(all, " AND ")
	if f.Keep != 0 {
		matched = "(" + matched + " OR a.id = ?)"
		args = append(args, f.Keep)
	}
	return clause + " AND " + matched, args
}

var likeEscaper = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// Shown returns the article under which id is read: its original where it is a translation, else id itself, and 0 where
// there is no such article.
func (d *DB) Shown(ctx context.Context, id int64) (int64, error) {
	var shown int64
	err := d.db.QueryRowContext(ctx, "SELECT coalesce(translates, id) FROM articles WHERE id = ?", id).Scan(&shown)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return shown, explain("read library "+d.path, err)
}

// Titled returns ID and title of at most limit articles with part in their title or their translation's, those with
// exactly that title first.
func (d *DB) Titled(ctx context.Context, part string, limit int) ([]news.Article, error) {
	pattern := "%" + likeEscaper.Replace(part) + "%"
	found, err := rows(ctx, d.db, func(r *sql.Rows) (news.Article, error) {
		var a news.Article
		err := r.Scan(&a.ID, &a.Title)
		return a, err
	}, `SELECT a.id, a.title FROM articles a WHERE a.translates IS NULL AND (a.title LIKE ?1 ESCAPE '\' OR
		EXISTS (SELECT 1 FROM translations t WHERE t.article = a.id AND t.title LIKE ?1 ESCAPE '\'))
		ORDER BY a.title <> ?2, a.sorted DESC, a.id DESC LIMIT ?3`, pattern, part, limit)
	return found, explain("read library "+d.path, err)
}

// NextUnread returns the first unread article that filter shows after the article id or, where backward, the last before
// it; 0 where there is none.
func (d *DB) NextUnread(ctx context.Context, filter news.Filter, id int64, backward bool) (int64, error) {
	where, args := conditions(filter)
	comparison, order := "<", "DESC"
	if backward {
		comparison, order = ">", "ASC"
	}
	var next int64
	err := d.db.QueryRowContext(ctx, `SELECT a.id FROM articles a LEFT JOIN state s ON s.article = a.id`+where+
		` AND NOT coalesce(s.read, 0) AND (a.sorted, a.id) `+comparison+` (SELECT sorted, id FROM articles WHERE id = ?)
		ORDER BY a.sorted `+order+`, a.id `+order+` LIMIT 1`, append(args, id)...).Scan(&next)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return next, explain("read library "+d.path, err)
}
