package news

// Kind says what a Block is.
type Kind string

// The kinds of Block. They are written as they are into the library and into JSON.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	ListItem  Kind = "list_item"
	Quote     Kind = "quote"
	Code      Kind = "code"
	Table     Kind = "table"
	Image     Kind = "image"
	Rule      Kind = "rule"
)

// Block is one paragraph-like piece of an article: the unit of storage, layout, reading position and translation.
//
// Containers are flattened into two depths, so that a list of Blocks needs no tree: a paragraph in a quote is a Quote
// with QuoteDepth 1, the first paragraph of a list item is a ListItem with its Marker, and whatever else stands in the
// same item (a further paragraph, code, an image) keeps its own Kind with the same ListDepth and no Marker.
type Block struct {
	// ID names the block inside its article, from 1. It stays with the block when the article is updated around it.
	ID int64 `json:"id"`

	Kind Kind `json:"kind"`

	// Level is a heading's level, 1 to 6; 0 for every other kind.
	Level int `json:"level,omitempty"`

	// ListDepth is how many lists the block stands in; 0 outside lists.
	ListDepth int `json:"list_depth,omitempty"`

	// QuoteDepth is how many block quotes the block stands in; 0 outside quotes.
	QuoteDepth int `json:"quote_depth,omitempty"`

	// Marker is a ListItem's marker as it is to be shown: "-", "3.", "- [ ]", "- [x]"; empty for every other kind.
	Marker string `json:"marker,omitempty"`

	// Markdown is the block's own Markdown without what the fields above say: no heading hashes, list marker,
	// indentation or quote bar. Heading, Paragraph, ListItem and Quote hold inline content (a hard line break is a
	// backslash and a newline); Code holds the fence too, Table the whole pipe table, Image one image, Rule "---".
	Markdown string `json:"markdown"`
}

// IsText reports whether the block takes part in alignment and translation: everything but images, code and rules.
func (b Block) IsText() bool {
	switch b.Kind {
	case Image, Code, Rule:
		return false
	}
	return true
}
