package render

import (
	"math"

	"newsreader/store/news"
)

// Locate returns the unit and the line in it where position stands on this page.
func (p *Page) Locate(position news.Position) (unit, line int) {
	if position == (news.Position{}) {
		return 0, 0
	}
	unit, delta := p.find(position)
	height := len(p.Unit(unit))
	return unit, min(int(math.Round(delta*float64(height))), height-1)
}

// Position returns the place of a line of a unit, in blocks of the original. The head stands before the first block.
func (p *Page) Position(unit, line int) news.Position {
	u := p.units[unit]
	delta := float64(line) / float64(len(p.Unit(unit)))
	switch u.kind {
	case head:
		return news.Position{}
	case originalBlock:
		return notZero(news.Position{Block: u.bead.Original.From, Delta: delta})
	case translationBlock:
		return notZero(p.fromTranslation(u.bead.Translation.From, delta))
	case bead:
		return notZero(within(u.bead.Original, delta))
	case addresses:
	}
	return news.Position{Block: len(p.original.blocks), Delta: delta}
}

// notZero tells the first line of the first block from the head, which has the zero Position.
func notZero(p news.Position) news.Position {
	if p == (news.Position{}) {
		p.Delta = 1e-6
	}
	return p
}

// find returns the unit in which position falls, and how far into it.
func (p *Page) find(position news.Position) (unit int, delta float64) {
	last := len(p.units) - 1
	if position.Block >= len(p.original.blocks) {
		if p.units[last].kind == addresses {
			return last, position.Delta
		}
		return last, 0
	}
	if position.Block < 0 {
		return 0, 0
	}
	switch p.layout {
	case Original:
		return 1 + position.Block, position.Delta
	case Translation:
		block, delta := p.toTranslation(position)
		return min(1+block, last), delta
	case Interleaved, Columns:
	}
	for i, u := range p.units {
		if u.kind == bead && position.Block < u.bead.Original.To {
			return i, share(u.bead.Original, position)
		}
	}
	return last, 0
}

// toTranslation returns the block of the translation, and how far into it, that says what stands at position. Where the
// original has no translation, it is the next that has one.
func (p *Page) toTranslation(position news.Position) (block int, delta float64) {
	for _, b := range p.bitext.Translation.Alignment {
		switch {
		case b.Translation.Len() == 0 || b.Original.Len() == 0:
		case position.Block < b.Original.From:
			return b.Translation.From, 0
		case position.Block < b.Original.To:
			at := within(b.Translation, share(b.Original, position))
			return at.Block, at.Delta
		}
	}
	return max(len(p.translation.blocks)-1, 0), 0
}

// fromTranslation is the inverse of toTranslation. A block of the translation that has no original stands where the next
// one does that has.
func (p *Page) fromTranslation(block int, delta float64) news.Position {
	for _, b := range p.bitext.Translation.Alignment {
		switch {
		case b.Translation.Len() == 0 || b.Original.Len() == 0:
		case block < b.Translation.From:
			return news.Position{Block: b.Original.From}
		case block < b.Translation.To:
			return within(b.Original, share(b.Translation, news.Position{Block: block, Delta: delta}))
		}
	}
	return news.Position{Block: max(len(p.original.blocks)-1, 0)}
}

// share returns how far, from 0 to 1, position is into a span, taking its blocks as equal.
func share(s news.Span, position news.Position) float64 {
	if s.Len() == 0 {
		return 0
	}
	return (float64(position.Block-s.From) + position.Delta) / float64(s.Len())
}

// within returns the place that far into a span.
func within(s news.Span, share float64) news.Position {
	at := share * float64(s.Len())
	block := min(int(at+1e-9), max(s.Len()-1, 0))
	return news.Position{Block: s.From + block, Delta: min(max(at-float64(block), 0), 1)}
}
