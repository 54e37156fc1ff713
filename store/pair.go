package store

import (
	"cmp"
	"context"
	"slices"

	"newsreader/store/align"
	"newsreader/store/news"
	"newsreader/store/sqlite"
)

const (
	// candidatesRead is how many articles a new one is compared with: the newest that stand alone.
	candidatesRead = 500

	// candidatesAligned is how many of those, the most similar first, are aligned.
	candidatesAligned = 3

	// similarEnough is the fingerprint similarity below which no pair is worth aligning.
	similarEnough = 0.1
)

// pair is two articles that were found to be one.
type pair struct{ original, translation int64 }

// findPairs looks for the counterparts of documents that came in and stand alone, and joins them. It returns the pairs
// that it made. Documents that were there already are among them: a search that was cut short is made up for.
func (l *Library) findPairs(ctx context.Context, puts []sqlite.Put) ([]pair, error) {
	if len(puts) == 0 {
		return nil, nil
	}
	alone, err := l.db.Candidates(ctx, candidatesRead+len(puts))
	if err != nil {
		return nil, err
	}
	var pairs []pair
	for _, put := range puts {
		at := slices.IndexFunc(alone, func(c sqlite.Candidate) bool { return c.ID == put.ID })
		if at < 0 {
			continue
		}
		found, err := l.findCounterpart(ctx, alone[at], alone)
		if err != nil {
			return pairs, err
		}
		if found != (pair{}) {
			pairs = append(pairs, found)
			alone = slices.DeleteFunc(alone, func(c sqlite.Candidate) bool { return c.ID == found.original || c.ID == found.translation })
		}
	}
	return pairs, nil
}

// findCounterpart joins the article with the first of its most similar candidates that is a translation of it.
func (l *Library) findCounterpart(ctx context.Context, article sqlite.Candidate, alone []sqlite.Candidate) (pair, error) {
	similar := mostSimilar(article, alone)
	if len(similar) == 0 {
		return pair{}, nil
	}
	one, err := l.db.Bitext(ctx, article.ID)
	if err != nil {
		return pair{}, err
	}
	for _, candidate := range similar {
		other, err := l.db.Bitext(ctx, candidate.ID)
		if err != nil {
			return pair{}, err
		}
		original, document := originalFirst(&one.Article, &other.Article)
		alignment, ok := align.IsTranslation(
			align.Prepare(alignable(original.Blocks), original.Language),
			align.Prepare(alignable(document.Blocks), document.Language))
		if !ok {
			continue
		}
		paired, err := l.db.Pair(ctx, original.ID, document.ID, alignment)
		if err != nil {
			return pair{}, err
		}
		if paired {
			return pair{original: original.ID, translation: document.ID}, nil
		}
	}
	return pair{}, nil
}

func mostSimilar(article sqlite.Candidate, alone []sqlite.Candidate) []sqlite.Candidate {
	type scored struct {
		sqlite.Candidate
		similarity float64
	}
	var found []scored
	for _, c := range alone {
		if c.Language == article.Language {
			continue
		}
		if s := align.Fingerprint(article.Anchors).Shared(c.Anchors); s >= similarEnough {
			found = append(found, scored{c, s})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.similarity, a.similarity) })
	found = found[:min(len(found), candidatesAligned)]
	best := make([]sqlite.Candidate, len(found))
	for i, f := range found {
		best[i] = f.Candidate
	}
	return best
}

// originalFirst tells the original from its translation: it is the one that says more of itself (a title, a date, an
// address), then the Chinese one, then the one that was there first.
func originalFirst(a, b *news.Article) (original, translation *news.Article) {
	said := func(x *news.Article) (n int) {
		for _, stated := range []bool{!x.TitleDerived, !x.Published.IsZero(), x.URL != ""} {
			if stated {
				n++
			}
		}
		return n
	}
	chinese := func(x *news.Article) int {
		if x.Language == "zh" {
			return 1
		}
		return 0
	}
	if cmp.Or(cmp.Compare(said(b), said(a)), cmp.Compare(chinese(b), chinese(a)), cmp.Compare(a.ID, b.ID)) <= 0 {
		return a, b
	}
	return b, a
}
