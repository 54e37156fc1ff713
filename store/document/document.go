// Package document turns a local file into what it says of itself and its body: HTML, Markdown or plain text, in whatever
// encoding, with or without front matter. It knows nothing of how a body is shown or stored.
package document

import (
	"errors"
	"slices"
	"strings"
	"time"

	"newsreader/store/news"
)

// Format says how a Document's Body is written. It is told from the content, never from the file's name.
type Format int

// The formats of a body.
const (
	Text     Format = iota // paragraphs separated by blank lines
	Markdown               // CommonMark
	HTML                   // a page or a part of one, the head included where there is one
)

// Document is what a file says of itself, and its body. Every string in it has passed news.Clean.
type Document struct {
	// Title is one line, never empty: where the file states none it is taken from the text, and from the file's name
	// where there is no text to take it from.
	Title string

	// TitleDerived says that the file states no title. The headline of plain text is one, and is not in Body.
	TitleDerived bool

	Author string
	URL    string // http or https, or empty
	Site   string // the publisher's name
	Image  string // address of the cover, never one that is known to be dead

	// Published is in UTC; the zero Time where the file states no believable date.
	Published time.Time

	// Language is a BCP 47 primary subtag, "und" where the text does not tell.
	Language string

	Categories []string

	Format Format
	Body   string // UTF-8, without front matter

	// Base is the address that relative links in Body are relative to; empty where it is not known.
	Base string
}

// MaxSize is how many bytes a document may have.
const MaxSize = 20 << 20

// ErrTooLarge is returned for a document of more than MaxSize bytes.
var ErrTooLarge error = &news.Error{
	Kind: news.Invalid, Err: errors.New("is larger than 20 MB"), Hint: "split it, or save only the article",
}

// Parse reads one document. name, a path, is used for a title of last resort only. Errors are *news.Error of the kinds
// Invalid and Damaged that say why in Err, and in Line where in the file; Op is left to the caller.
func Parse(data []byte, name string) (Document, error) {
	if len(data) > MaxSize {
		return Document{}, ErrTooLarge
	}
	decoded, err := decode(data)
	if err != nil {
		return Document{}, err
	}
	text := news.Clean(decoded)
	if news.IsBlank(text) {
		return Document{}, invalid(0, "is empty", "")
	}
	if err := feedError(text); err != nil {
		return Document{}, err
	}
	stated, body, err := splitFrontMatter(text)
	if err != nil {
		return Document{}, err
	}
	if news.IsBlank(body) {
		return Document{}, invalid(0, "holds no text, only front matter", "")
	}
	return assemble(stated, body, name), nil
}

// assemble completes what the front matter states with what the body says.
func assemble(stated metadata, body, name string) Document {
	body = strings.TrimLeft(body, "\n")
	d := Document{Format: formatOf(body), Body: body}
	var paragraphs []string
	switch d.Format {
	case HTML:
		page := scanHTML(body)
		stated.complete(page.metadata)
		paragraphs = page.paragraphs
	case Markdown:
		paragraphs = stated.scanMarkdown(body)
	case Text:
		paragraphs = splitParagraphs(body)
		d.Body = strings.Join(paragraphs, "\n\n")
	}
	d.Title = stated.title
	if d.Title == "" {
		var whole int
		d.Title, whole = deriveTitle(paragraphs, name)
		d.TitleDerived = d.Format != Text || whole < 0
		if !d.TitleDerived {
			d.Body = strings.Join(slices.Delete(slices.Clone(paragraphs), whole, whole+1), "\n\n")
		}
	}
	d.Language = languageOf(stated.language, d.Title, paragraphs)
	d.Published = parseDate(stated.published, d.Language == "zh")
	d.Author, d.Site, d.Categories = stated.author, stated.site, stated.categories
	d.URL = webAddress(stated.url, stated.base)
	d.Base = webAddress(stated.base, d.URL)
	if d.Base == "" {
		d.Base = d.URL
	}
	d.Image = imageAddress(stated.image, d.Base)
	return d
}

func invalid(line int, why, hint string) *news.Error {
	return &news.Error{Kind: news.Invalid, Err: errors.New(why), Line: line, Hint: hint}
}
