package cli

import (
	"encoding/json"
	"io"
	"time"

	"newsreader/store/news"
)

// articleJSON is an article as list, show and export print it. Blocks and what belongs to them are left out of lists.
type articleJSON struct {
	ID               int64             `json:"id"`
	Title            string            `json:"title"`
	TitleTranslation *string           `json:"title_translation"`
	URL              *string           `json:"url"`
	GUID             string            `json:"guid"`
	Feed             *string           `json:"feed"`
	Author           *string           `json:"author"`
	Published        *string           `json:"published"`
	Language         string            `json:"language"`
	Translations     []translationJSON `json:"translations"`
	Read             bool              `json:"read"`
	Starred          bool              `json:"starred"`
	Blocks           []news.Block      `json:"blocks,omitempty"`
}

type translationJSON struct {
	Language  string       `json:"language"`
	Origin    news.Origin  `json:"origin"`
	Blocks    []news.Block `json:"blocks,omitempty"`
	Alignment []beadJSON   `json:"alignment,omitempty"`
}

// beadJSON names blocks by their IDs.
type beadJSON struct {
	Original    []int64 `json:"original"`
	Translation []int64 `json:"translation"`
	Score       float64 `json:"score"`
}

func forJSON(a *news.Article) articleJSON {
	j := articleJSON{
		ID: a.ID, Title: a.Title, URL: stated(a.URL), GUID: a.GUID, Feed: stated(a.Feed), Author: stated(a.Author),
		Language: a.Language, Translations: []translationJSON{}, Read: a.State.Read, Starred: a.State.Starred, Blocks: a.Blocks,
	}
	if !a.Published.IsZero() {
		j.Published = stated(a.Published.Format(time.RFC3339))
	}
	for _, t := range a.Translations {
		j.Translations = append(j.Translations, translationJSON{Language: t.Language, Origin: t.Origin})
		if j.TitleTranslation == nil {
			j.TitleTranslation = stated(t.Title)
		}
	}
	return j
}

func bitextForJSON(b *news.Bitext) articleJSON {
	j := forJSON(&b.Article)
	t := b.Translation
	if t == nil || len(j.Translations) == 0 {
		return j
	}
	first := &j.Translations[0]
	first.Blocks = t.Blocks
	for _, bead := range t.Alignment {
		first.Alignment = append(first.Alignment, beadJSON{
			Original:    blockIDs(b.Article.Blocks, bead.Original),
			Translation: blockIDs(t.Blocks, bead.Translation),
			Score:       bead.Score,
		})
	}
	return j
}

func blockIDs(blocks []news.Block, span news.Span) []int64 {
	ids := make([]int64, 0, span.Len())
	for _, b := range blocks[span.From:span.To] {
		ids = append(ids, b.ID)
	}
	return ids
}

// stated is nil for what a source does not state.
func stated(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func printJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}
