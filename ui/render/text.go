package render

import (
	"strings"

	"github.com/yuin/goldmark/text"

	"newsreader/store/markdown"
	"newsreader/store/news"
)

// Text is a Bitext made ready for pages: what depends neither on a layout nor on a width is worked out once. It is not safe
// for concurrent use.
type Text struct {
	Bitext                news.Bitext
	original, translation facts
}

// facts are what is known of the blocks of one side.
type facts struct {
	blocks    []news.Block
	addresses [][]string // of each block, those of its links and images, in order
	plains    []string   // of each block, once it was asked for, its text without markup
}

// Prepare reads the links out of a Bitext, which takes time in proportion to its length.
func Prepare(bitext news.Bitext) *Text {
	prepared := &Text{Bitext: bitext, original: factsOf(bitext.Article.Blocks)}
	if bitext.Translation != nil {
		prepared.translation = factsOf(bitext.Translation.Blocks)
	}
	return prepared
}

func factsOf(blocks []news.Block) facts {
	f := facts{blocks: blocks, addresses: make([][]string, len(blocks)), plains: make([]string, len(blocks))}
	for i, b := range blocks {
		f.addresses[i] = addressesOf(b)
	}
	return f
}

// addressesOf returns the addresses of a block's links and images, in the order in which they are set.
func addressesOf(b news.Block) []string {
	if b.Kind == news.Code || !hasAddress(b.Markdown) {
		return nil
	}
	links := &linkMarker{source: []byte(b.Markdown)}
	links.mark(markdown.Parser().Parse(text.NewReader(links.source)))
	return links.addresses
}

// hasAddress reports whether there may be a link or an image in a text.
func hasAddress(s string) bool {
	return strings.ContainsAny(s, "[<@") || strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.Contains(s, "mailto:")
}

func (f *facts) plain(i int) string {
	if f.plains[i] == "" {
		f.plains[i] = markdown.PlainText(f.blocks[i])
	}
	return f.plains[i]
}
