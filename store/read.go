package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"newsreader/store/news"
)

// Articles returns a window of the articles that filter shows, newest first, without their text.
func (l *Library) Articles(ctx context.Context, filter news.Filter, window news.Window) ([]news.Article, error) {
	return l.db.List(ctx, filter, window)
}

// Count counts the articles that filter shows.
func (l *Library) Count(ctx context.Context, filter news.Filter) (news.Counts, error) {
	return l.db.Count(ctx, filter)
}

// Place returns the index in the list that filter shows of the article id.
func (l *Library) Place(ctx context.Context, filter news.Filter, id int64) (int, error) {
	return l.db.Place(ctx, filter, id)
}

// Bitext returns an article with its text and its best translation. The ID of a translation's document is taken for its
// original's. It returns a *news.Error of kind NotFound where there is none.
func (l *Library) Bitext(ctx context.Context, id int64) (news.Bitext, error) {
	return l.db.Bitext(ctx, id)
}

// Find returns the ID of the article that name means: an ID, a whole title or an unmistakable part of one. It returns a
// *news.Error of kind NotFound or Ambiguous where there is no such article.
func (l *Library) Find(ctx context.Context, name string) (int64, error) {
	op := fmt.Sprintf("article %q", name)
	if id, err := strconv.ParseInt(name, 10, 64); err == nil {
		op = "article " + name
		if shown, err := l.db.Shown(ctx, id); err != nil || shown != 0 {
			return shown, err
		}
	}
	const most = 5
	titled, err := l.db.Titled(ctx, name, most+1)
	if err != nil {
		return 0, err
	}
	switch {
	case strings.TrimSpace(name) == "" || len(titled) == 0:
		return 0, &news.Error{Op: op, Kind: news.NotFound, Err: errors.New("there is none"), Hint: "newsreader list shows the articles there are"}
	case len(titled) == 1 || titled[0].Title == name && titled[1].Title != name:
		return titled[0].ID, nil
	}
	names := make([]string, 0, most+1)
	for _, a := range titled[:min(most, len(titled))] {
		names = append(names, fmt.Sprintf("%d (%s)", a.ID, a.Title))
	}
	if len(titled) > most {
		names = append(names, "…")
	}
	return 0, &news.Error{Op: op, Kind: news.Ambiguous, Err: errors.New("may mean several articles"), Hint: "name one by its number: " + strings.Join(names, ", ")}
}

// SetRead marks articles read or unread.
func (l *Library) SetRead(ctx context.Context, read bool, ids ...int64) error {
	return l.db.SetRead(ctx, ids, read)
}

// SetStarred stars or unstars articles.
func (l *Library) SetStarred(ctx context.Context, starred bool, ids ...int64) error {
	return l.db.SetStarred(ctx, ids, starred)
}

// SetAllRead marks every article that filter shows read, and returns how many were unread.
func (l *Library) SetAllRead(ctx context.Context, filter news.Filter) (int, error) {
	return l.db.SetAllRead(ctx, filter)
}

// SetPosition keeps the place where reading stopped.
func (l *Library) SetPosition(ctx context.Context, id int64, position news.Position) error {
	return l.db.SetPosition(ctx, id, position)
}

// Remove removes articles for good, with the documents that are their translations.
func (l *Library) Remove(ctx context.Context, ids ...int64) (int, error) {
	return l.db.Remove(ctx, ids)
}

// NextUnread returns the index in the list that filter shows of the first unread article after the article id or, where
// backward, of the last before it.
func (l *Library) NextUnread(ctx context.Context, filter news.Filter, id int64, backward bool) (place int, found bool, err error) {
	next, err := l.db.NextUnread(ctx, filter, id, backward)
	if err != nil || next == 0 {
		return 0, false, err
	}
	place, err = l.db.Place(ctx, filter, next)
	return place, err == nil, err
}
