package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"newsreader/store/align"
	"newsreader/store/document"
	"newsreader/store/markdown"
	"newsreader/store/news"
	"newsreader/store/sqlite"
)

// ReadDocument makes an article of one document, without a library: what `show FILE` prints. name is its path, or "-".
// Errors are *news.Error that name the document.
func ReadDocument(r io.Reader, name string) (news.Article, error) {
	article, _, err := readDocument(r, name)
	return article, err
}

// readDocument also returns the digest of what the document says.
func readDocument(r io.Reader, name string) (news.Article, []byte, error) {
	fail := func(err error) (news.Article, []byte, error) {
		return news.Article{}, nil, inDocument(name, err)
	}
	data, err := io.ReadAll(io.LimitReader(r, document.MaxSize+1))
	if err != nil {
		return fail(why(err))
	}
	parsed, err := document.Parse(data, name)
	if err != nil {
		return fail(err)
	}
	article := news.Article{
		URL: parsed.URL, Title: parsed.Title, TitleDerived: parsed.TitleDerived, Feed: parsed.Site, Author: parsed.Author,
		Published: parsed.Published, Language: parsed.Language, Categories: parsed.Categories, Image: parsed.Image,
	}
	if err := tooMany(parsed); err != nil {
		return fail(err)
	}
	article.Blocks = divided(withoutTitle(blocksOf(parsed), article.Title))
	if len(article.Blocks) == 0 {
		return fail(&news.Error{Kind: news.Invalid, Err: errors.New("holds no text")})
	}
	for _, b := range article.Blocks {
		article.Length += news.ReadingLength(markdown.PlainText(b))
	}
	return article, digest(parsed), nil
}

// maxParts bounds the tags or lines of a document: each may become a block, and a block takes far more memory than the few
// bytes it can be made of.
const maxParts = 400_000

func tooMany(d document.Document) error {
	sign, name := "\n", "lines"
	if d.Format == document.HTML {
		sign, name = "<", "tags"
	}
	if strings.Count(d.Body, sign) <= maxParts {
		return nil
	}
	return &news.Error{Kind: news.Invalid, Err: fmt.Errorf("holds more than %d %s", maxParts, name), Hint: "split it, or save only the article"}
}

// inDocument names the document, and the line where it is known, in an error.
func inDocument(name string, err error) error {
	if name == "-" {
		name = "standard input"
	}
	named := &news.Error{Op: name, Kind: news.Internal, Err: err}
	if e, ok := errors.AsType[*news.Error](err); ok {
		named = &news.Error{Op: name, Kind: e.Kind, Err: e.Err, Line: e.Line, Hint: e.Hint}
		if e.Line > 0 {
			named.Op = fmt.Sprintf("%s:%d", name, e.Line)
		}
	}
	return named
}

func blocksOf(d document.Document) []news.Block {
	switch d.Format {
	case document.HTML:
		return markdown.Blocks(markdown.FromHTML(d.Body, d.Base))
	case document.Text:
		return markdown.Blocks(markdown.FromText(d.Body))
	case document.Markdown:
	}
	return markdown.Blocks(d.Body)
}

// withoutTitle drops a first heading that only repeats the title, which stands above every article anyway.
func withoutTitle(blocks []news.Block, title string) []news.Block {
	if len(blocks) > 1 && blocks[0].Kind == news.Heading && news.CleanLine(markdown.PlainText(blocks[0])) == title {
		return blocks[1:]
	}
	return blocks
}

// digest is of what the document says, not of its bytes: the same text in another encoding is the same document.
func digest(d document.Document) []byte {
	h := sha256.New()
	for _, part := range []string{
		d.Title, d.Author, d.URL, d.Site, d.Image, d.Published.UTC().Format(time.RFC3339), d.Language,
		strings.Join(d.Categories, "\x00"), strings.TrimSpace(d.Body),
	} {
		_, _ = io.WriteString(h, part) // a hash never fails
		_, _ = h.Write([]byte{0})
	}
	return h.Sum(nil)[:16]
}

// forLibrary completes an article with what the library keeps beside it. place is where the document was read from, ""
// for standard input: then its own address names it, where it states one that is more than a site's.
func forLibrary(article news.Article, digest []byte, place string, added, sorted time.Time) sqlite.Document {
	article.GUID = place
	if address, err := url.Parse(article.URL); place == "" && err == nil && (len(address.Path) > 1 || address.RawQuery != "") {
		article.GUID = article.URL
	} else if place == "" {
		article.GUID = "sha256:" + hex.EncodeToString(digest)
	}
	article.Added = added
	return sqlite.Document{
		Article: article,
		Digest:  digest,
		Sorted:  sorted,
		Anchors: align.Prepare(alignable(article.Blocks), article.Language).Fingerprint(),
	}
}

// alignable gives the blocks as the aligner sees them.
func alignable(blocks []news.Block) []align.Text {
	texts := make([]align.Text, len(blocks))
	for i, b := range blocks {
		texts[i] = align.Text{Kind: b.Kind, Level: b.Level, Plain: markdown.PlainText(b)}
	}
	return texts
}

// placeInTime is where an article stands among the others: at its date, but not ahead of the clock, and where it has no
// date at the time it came in.
func placeInTime(published, added time.Time) time.Time {
	if published.IsZero() || published.After(added) {
		return added
	}
	return published
}
