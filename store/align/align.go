// Package align finds which blocks of a translation stand for which blocks of the original, and how sure one can be that
// two documents are translations of one another.
//
// Blocks are joined by dynamic programming over the lengths of the blocks (Gale & Church, "A Program for Aligning
// Sentences in Bilingual Corpora", 1993), helped by anchors: what a translation leaves recognisable, such as numbers,
// Latin names in a Chinese text, question marks, and words of a small built-in lexicon. The order of both texts is kept.
package align

import (
	"unicode"
	"unicode/utf8"

	"newsreader/store/news"
)

// Text is one block as alignment sees it.
type Text struct {
	Kind  news.Kind
	Level int    // of a heading, 1 to 6
	Plain string // the text without markup
}

// Side is a document prepared for alignment. It may be used in any number of alignments, at the same time too.
type Side struct {
	language string
	blocks   []block
	total    int     // how many blocks were given, those without text among them
	length   float64 // of all blocks together
}

// block is a text block; the others take no part.
type block struct {
	index   int     // where it stands among the blocks given
	length  float64 // see lengthOf
	kind    news.Kind
	level   int
	title   bool     // a heading, or a short line that reads like one
	anchors []anchor // distinct, in the order of their keys
}

// Prepare measures the blocks of a document. The language is a BCP 47 primary subtag and may be empty or "und".
func Prepare(texts []Text, language string) *Side {
	s := &Side{language: language, total: len(texts)}
	for i, t := range texts {
		if !(news.Block{Kind: t.Kind}).IsText() {
			continue
		}
		length := lengthOf(t.Plain)
		s.length += length
		s.blocks = append(s.blocks, block{
			index:   i,
			length:  length,
			kind:    t.Kind,
			level:   t.Level,
			title:   t.Kind == news.Heading || length <= longestTitle && readsLikeTitle(t.Plain),
			anchors: anchorsOf(t.Plain),
		})
	}
	return s
}

// longestTitle is about a line and a half of English.
const longestTitle = 110

// readsLikeTitle reports whether a line ends as titles do: without a full stop or what else ends a sentence.
func readsLikeTitle(text string) bool {
	for len(text) > 0 {
		r, size := utf8.DecodeLastRuneInString(text)
		if !unicode.IsSpace(r) {
			return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '/' || r == ')' || r == '）'
		}
		text = text[:len(text)-size]
	}
	return false
}

// Align joins the blocks of a translation to those of the original. The score, from 0 to 1, says how sure the whole is;
// see Threshold.
//
// The Alignment covers all blocks of both sides in order. A block without text (an image, code, a rule) has a bead of
// its own with nothing on the other side and a Score of 1, unless it stands between two text blocks of one bead: then
// that bead encloses it. A text block without a counterpart has such a bead with a Score of 0, since nothing vouches
// for it.
func Align(original, translation *Side) (news.Alignment, float64) {
	m := newMatch(original, translation)
	path := m.bestPath()
	return cover(original, translation, path), m.confidence(path)
}

// step is a bead over text blocks: a blocks of one side, b of the other.
type step struct {
	a, b  int
	score float64
}

// cover turns a path over text blocks into beads over all blocks.
func cover(original, translation *Side, path []step) news.Alignment {
	beads := make(news.Alignment, 0, len(path)+original.total-len(original.blocks)+translation.total-len(translation.blocks))
	a, b := cursor{side: original}, cursor{side: translation}
	for _, s := range path {
		beads = a.others(beads, s.a, func(s news.Span) news.Bead {
			return news.Bead{Original: s, Translation: news.Span{From: b.next, To: b.next}, Score: 1}
		})
		beads = b.others(beads, s.b, func(s news.Span) news.Bead {
			return news.Bead{Original: news.Span{From: a.next, To: a.next}, Translation: s, Score: 1}
		})
		beads = append(beads, news.Bead{Original: a.take(s.a), Translation: b.take(s.b), Score: s.score})
	}
	beads = a.others(beads, -1, func(s news.Span) news.Bead {
		return news.Bead{Original: s, Translation: news.Span{From: b.next, To: b.next}, Score: 1}
	})
	return b.others(beads, -1, func(s news.Span) news.Bead {
		return news.Bead{Original: news.Span{From: a.next, To: a.next}, Translation: s, Score: 1}
	})
}

// cursor walks over all blocks of a side as beads take its text blocks.
type cursor struct {
	side *Side
	next int // the first block not covered
	text int // the first text block not covered
}

// others adds a bead for each block without text that stands before the next text block, or up to the end where count is
// negative. Where no text block is to be taken, there is nothing they could stand before.
func (c *cursor) others(beads news.Alignment, count int, bead func(news.Span) news.Bead) news.Alignment {
	end := c.next
	switch {
	case count < 0:
		end = c.side.total
	case count > 0:
		end = c.side.blocks[c.text].index
	}
	for ; c.next < end; c.next++ {
		beads = append(beads, bead(news.Span{From: c.next, To: c.next + 1}))
	}
	return beads
}

// take covers the next text blocks and what stands between them.
func (c *cursor) take(count int) news.Span {
	span := news.Span{From: c.next, To: c.next}
	if count > 0 {
		c.text += count
		c.next = c.side.blocks[c.text-1].index + 1
		span.To = c.next
	}
	return span
}
