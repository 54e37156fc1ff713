package render

import (
	"strings"
	"time"

	"newsreader/store/markdown"
	"newsreader/store/news"
)

// NoTranslation says what would give an article its other language.
const NoTranslation = "import its translation as a document of its own, and it is found and joined"

// Markdown returns the article as one Markdown document: its title, where it comes from, and its text. Where both
// languages are asked for, each original is followed by its translation as a quote.
func Markdown(bitext *news.Bitext, layout Layout, zone *time.Location) string {
	p := New(Prepare(*bitext), layout, Options{Width: 80, Zone: zone})
	if p.layout == Columns {
		p.layout = Interleaved
	}
	a := &bitext.Article
	title := a.Title
	if t := bitext.Translation; p.layout == Translation && t.Title != "" {
		title = t.Title
	}
	top := []news.Block{
		{Kind: news.Heading, Level: 1, Markdown: inlineText(title)},
		{Kind: news.Paragraph, Markdown: inlineText(p.about())},
	}
	if a.URL != "" {
		top = append(top, news.Block{Kind: news.Paragraph, Markdown: "<" + a.URL + ">"})
	}
	return strings.TrimRight(markdown.Join(append(top, p.sequence()...)), "\n") + "\n"
}

// inlineText escapes text that is to be shown as it is.
func inlineText(s string) string { return strings.TrimSpace(markdown.FromText(s)) }

// sequence lists the blocks of the page's languages in the order they are read.
func (p *Page) sequence() []news.Block {
	switch p.layout {
	case Translation:
		return p.translation.blocks
	case Interleaved, Columns:
		var blocks []news.Block
		for _, b := range p.bitext.Translation.Alignment {
			blocks = append(blocks, p.original.blocks[b.Original.From:b.Original.To]...)
			for _, t := range p.translation.blocks[b.Translation.From:b.Translation.To] {
				blocks = append(blocks, quoted(t))
			}
		}
		return blocks
	case Original:
	}
	return p.original.blocks
}

// quoted puts a block into one more quote.
func quoted(b news.Block) news.Block {
	b.QuoteDepth++
	if b.Kind == news.Paragraph && b.ListDepth == 0 {
		b.Kind = news.Quote
	}
	return b
}
