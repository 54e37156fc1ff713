package store

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newsreader/store/markdown"
	"newsreader/store/news"
)

// longestText is the most characters that a block of text keeps. A block is what is laid out at once; no writer makes a
// paragraph of this length, and one of a million characters would hold up every key.
const longestText = 5000

// divided divides blocks of text that are too long, at ends of sentences where it can. Their parts are plain text.
func divided(blocks []news.Block) []news.Block {
	var all []news.Block
	for i, b := range blocks {
		long := b.IsText() && len(b.Markdown) > longestText && utf8.RuneCountInString(b.Markdown) > longestText
		switch {
		case long:
			if all == nil {
				all = append(all, blocks[:i]...)
			}
			all = append(all, parts(b)...)
		case all != nil:
			all = append(all, b)
		}
	}
	if all == nil {
		return blocks
	}
	return all
}

// parts makes blocks of the pieces of one: the first keeps a list item's marker, the others follow in the same item.
func parts(b news.Block) []news.Block {
	var all []news.Block
	for i, piece := range pieces(strings.Join(strings.Fields(markdown.PlainText(b)), " ")) {
		part := news.Block{Kind: news.Paragraph, ListDepth: b.ListDepth, QuoteDepth: b.QuoteDepth}
		switch {
		case i == 0 && b.Kind == news.ListItem:
			part.Kind, part.Marker = news.ListItem, b.Marker
		case b.QuoteDepth > 0:
			part.Kind = news.Quote
		}
		part.Markdown = strings.TrimSpace(markdown.FromText(piece))
		all = append(all, part)
	}
	return all
}

// pieces cuts text into pieces of at most longestText characters: behind the last sentence that ends in the second half
// of a piece, else behind its last blank, else anywhere.
func pieces(text string) (all []string) {
	count, begin, sentence, blank := 0, 0, 0, 0
	for i, r := range text {
		if count == longestText {
			cut := i
			switch half := begin + (i-begin)/2; {
			case sentence > half:
				cut = sentence
			case blank > half:
				cut = blank
			}
			all = append(all, strings.TrimSpace(text[begin:cut]))
			count = utf8.RuneCountInString(text[cut:i])
			begin = cut
		}
		count++
		end := i + utf8.RuneLen(r)
		switch {
		case strings.ContainsRune("。！？!?…", r), r == '.' && strings.HasPrefix(text[end:], " "):
			sentence = end
		case unicode.IsSpace(r):
			blank = end
		}
	}
	if rest := strings.TrimSpace(text[begin:]); rest != "" {
		all = append(all, rest)
	}
	return all
}
