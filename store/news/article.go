// Package news is the vocabulary of the library: what articles, blocks and translations are, and nothing that works on
// them. It imports the standard library only; every other package speaks it.
package news

import "time"

// Article is anything readable, wherever it came from.
type Article struct {
	ID int64

	// GUID is the article's identity across imports: "file:" and the absolute path it was read from, "seed:" and the
	// name of a starter document; for standard input its web address where it states one, else "sha256:" and the digest
	// of its text.
	GUID string

	// URL is the article's web address; empty where it has none.
	URL string

	// Title is one line of plain text, never empty.
	Title string

	// TitleDerived says that the source states no title and Title was taken from the text.
	TitleDerived bool

	Feed   string // name of the source, shown in lists: a feed's title, a publisher, a folder
	Author string

	// Published is the zero Time where the source states no believable date, and a Day where it states no time of day.
	Published time.Time

	// Added is when the library first met the article.
	Added time.Time

	// Language is a BCP 47 primary subtag ("zh", "en", "ja", …); "und" where the text does not tell.
	Language string

	Categories []string

	// Image is the address of the article's cover; empty where it has none.
	Image string

	// Length is the article's reading length: Han, kana and Hangul characters count one each, other words two, which is
	// about the time they take.
	Length int

	// Blocks is the text. It is nil in lists, which never read bodies.
	Blocks []Block

	// Translations says in which other languages the article can be read, the best first.
	Translations []Translation

	State State
}

// State is what the reader did with an article. It is kept apart from the content: an update touches only one of them.
type State struct {
	Read     bool
	Starred  bool
	Position Position
}

// Position is a place in an article that survives a resize and a change of language. The zero Position is the beginning,
// where the title stands.
type Position struct {
	// Block is the index of a block of the original, from 0; the number of blocks for what stands below the last.
	Block int

	// Delta is how far into the block, from 0 (its first line) to 1.
	Delta float64
}

// Origin says where a translation comes from.
type Origin string

// The origins of a Translation.
const (
	// FromDocument is a translation that was given: a document of its own, found or paired by hand.
	FromDocument Origin = "document"
)

// Translation is an article's text in another language.
type Translation struct {
	Language string
	Origin   Origin

	// Document is the article ID of the document the translation was given as.
	Document int64

	// Title is empty where the translation states none of its own.
	Title string

	// Blocks is the text. It is nil in lists.
	Blocks []Block

	// Alignment joins the original's Blocks to these. It is nil in lists.
	Alignment Alignment
}

// Span is a run of blocks by index: From up to but not including To. It is empty where From equals To.
type Span struct{ From, To int }

// Len returns the number of blocks in s.
func (s Span) Len() int { return s.To - s.From }

// Bead is one m:n group of an Alignment: blocks of the original and what they became.
type Bead struct {
	Original, Translation Span

	// Score is how sure the bead is, from 0 to 1.
	Score float64
}

// Alignment is a list of Beads in reading order. Together they cover every block of both sides exactly once.
type Alignment []Bead

// Bitext is an article with one of its translations, or without: what the reader and every exporter take.
type Bitext struct {
	Article Article

	// Translation is nil where the article has none.
	Translation *Translation
}
