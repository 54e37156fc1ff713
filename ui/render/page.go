// Package render sets a Bitext as a page of lines: single, interleaved or in columns. A page is made of units, one a
// block or a bead, that are set when they are first looked at, so that opening an article costs what is in view.
package render

import (
	"strings"
	"time"

	"newsreader/store/news"
)

// Layout says how the two languages of a Bitext stand on a page.
type Layout int

// The layouts. Where a Bitext has no translation, every layout is Original.
const (
	Original    Layout = iota
	Translation        // the translation alone
	Interleaved        // each bead's original, then its translation
	Columns            // side by side, each bead starting on the same row
)

// MinColumn is the least width, in cells, of one of two columns.
const MinColumn = 30

// ColumnGap is the width, in cells, between two columns.
const ColumnGap = 3

// Page is a Bitext in one layout. It is not safe for concurrent use.
type Page struct {
	text    *Text
	bitext  news.Bitext
	layout  Layout
	options Options

	original, translation side
	register              register

	units []unit
	lines map[int][]string
}

// unit is what is set, remembered and scrolled past as one: the head, a block, a bead, or the list of addresses.
type unit struct {
	kind   unitKind
	bead   news.Bead // for a block, the span of its one block on its side
	weight int       // about how many lines it is; for the share of the page that stands before it
}

type unitKind int

const (
	head unitKind = iota
	originalBlock
	translationBlock
	bead
	addresses
)

// New returns the page. It sets nothing yet. Columns that would be too narrow become Interleaved.
func New(text *Text, layout Layout, options Options) *Page {
	bitext := text.Bitext
	options.Width = max(options.Width, 1)
	if options.Zone == nil {
		options.Zone = time.UTC
	}
	if bitext.Translation == nil {
		layout = Original
	}
	if layout == Columns && options.Width < 2*MinColumn+ColumnGap {
		layout = Interleaved
	}
	p := &Page{text: text, bitext: bitext, layout: layout, options: options, lines: map[int][]string{}}
	width, both := p.columnWidths()
	p.original = newSide(bitext.Article.Blocks, width, options, false)
	if layout != Translation {
		p.original.number(&p.register, text.original)
	}
	if bitext.Translation != nil {
		p.translation = newSide(bitext.Translation.Blocks, both, options, layout != Translation)
		if layout != Original {
			p.translation.number(&p.register, text.translation)
		}
	}
	p.divide()
	return p
}

// columnWidths returns the widths of the original's lines and of the translation's.
func (p *Page) columnWidths() (original, translation int) {
	width := p.options.Width
	switch p.layout {
	case Columns:
		left := (width - ColumnGap) / 2
		return left, width - ColumnGap - left
	case Interleaved:
		return width, max(width-barWidth, 1)
	case Original, Translation:
	}
	return width, width
}

// divide lists the units of the page.
func (p *Page) divide() {
	add := func(kind unitKind, b news.Bead) {
		p.units = append(p.units, unit{kind: kind, bead: b, weight: p.estimate(kind, b)})
	}
	add(head, news.Bead{})
	switch p.layout {
	case Original:
		for i := range p.bitext.Article.Blocks {
			add(originalBlock, news.Bead{Original: news.Span{From: i, To: i + 1}})
		}
	case Translation:
		for i := range p.bitext.Translation.Blocks {
			add(translationBlock, news.Bead{Translation: news.Span{From: i, To: i + 1}})
		}
	case Interleaved, Columns:
		for _, b := range p.bitext.Translation.Alignment {
			add(bead, b)
		}
	}
	if len(p.Addresses()) > 0 {
		add(addresses, news.Bead{})
	}
}

// estimate guesses the lines of a unit from its bytes: two cells are three bytes of Han, one cell one byte of Latin.
func (p *Page) estimate(kind unitKind, b news.Bead) int {
	bytes := 0
	for _, block := range p.original.blocks[b.Original.From:b.Original.To] {
		bytes += len(block.Markdown)
	}
	for _, block := range p.translation.blocks[b.Translation.From:b.Translation.To] {
		bytes += len(block.Markdown)
	}
	if kind == addresses {
		return len(p.Addresses()) + 1
	}
	return 2 + bytes/p.options.Width
}

// Layout returns the layout the page has.
func (p *Page) Layout() Layout { return p.layout }

// Len returns how many units the page has; at least one.
func (p *Page) Len() int { return len(p.units) }

// Unit returns the lines of unit i, with the blank ones that part it from the next. Each is at most Width cells wide,
// ends without blanks, and closes the styles it opens.
func (p *Page) Unit(i int) []string {
	if lines, ok := p.lines[i]; ok {
		return lines
	}
	lines := p.set(i)
	if !p.tightAfter(i) {
		lines = append(lines, p.gapAfter(i))
	}
	p.lines[i] = lines
	return lines
}

// Lines returns all lines of the page.
func (p *Page) Lines() []string {
	var all []string
	for i := range p.units {
		all = append(all, p.Unit(i)...)
	}
	return all
}

// Share returns which part of the page, from 0 to 1, stands before line of unit.
func (p *Page) Share(unit int, line int) float64 {
	before, total := 0.0, 0.0
	for i, u := range p.units {
		weight := float64(u.weight)
		if i < unit {
			before += weight
		} else if i == unit {
			before += weight * float64(line) / float64(max(1, len(p.Unit(i))))
		}
		total += weight
	}
	return before / total
}

// Addresses returns the addresses of the page's links and images, in the order of their numbers, from 1.
func (p *Page) Addresses() []string { return p.register.addresses }

func (p *Page) set(i int) []string {
	u := p.units[i]
	switch u.kind {
	case head:
		return p.setHead()
	case originalBlock:
		return p.original.set(u.bead.Original)
	case translationBlock:
		return p.translation.set(u.bead.Translation)
	case bead:
		return p.setBead(u.bead)
	case addresses:
	}
	return p.setAddresses()
}

// gapAfter is the line that parts unit i from the next.
func (p *Page) gapAfter(i int) string {
	switch next := p.units[i+1]; next.kind {
	case originalBlock:
		return p.original.gap(next.bead.Original.From)
	case translationBlock:
		return p.translation.gap(next.bead.Translation.From)
	case head, bead, addresses:
	}
	return ""
}

// tightAfter reports whether unit i and the next stand without a blank line between them.
func (p *Page) tightAfter(i int) bool {
	if i+1 >= len(p.units) {
		return true
	}
	this, next := p.units[i], p.units[i+1]
	blocks := p.original.blocks
	from, to := this.bead.Original, next.bead.Original
	if this.kind == translationBlock {
		blocks, from, to = p.translation.blocks, this.bead.Translation, next.bead.Translation
	}
	if next.kind == addresses || from.Len() == 0 || to.Len() == 0 {
		return false
	}
	return p.options.tight(blocks[from.To-1], blocks[to.From])
}

// Text returns what unit i says, without markup, for search.
func (p *Page) Text(i int) string {
	u := p.units[i]
	var all strings.Builder
	for b := u.bead.Original.From; b < u.bead.Original.To; b++ {
		all.WriteString(p.text.original.plain(b) + "\n")
	}
	for b := u.bead.Translation.From; b < u.bead.Translation.To; b++ {
		all.WriteString(p.text.translation.plain(b) + "\n")
	}
	return all.String()
}
