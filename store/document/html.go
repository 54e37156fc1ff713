package document

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"

	"newsreader/store/news"
)

// How far a page is looked through for what it states, in bytes, and how much of its text is kept.
const (
	maxScan   = 1 << 20
	maxSample = 6 << 10
)

// page is what a look through the beginning of an HTML document found.
type page struct {
	metadata
	paragraphs []string // the beginning of its text
}

// pageScan goes through the tokens of a page. It never builds the tree, whose depth is limited.
type pageScan struct {
	page
	tokens *html.Tokenizer

	ogTitle, pageTitle, heading string
	timeTag, ogURL              string
	authors, tags               []string
	inHeading                   bool
	skipping                    int // depth inside elements whose text is none of the article's
	line                        strings.Builder
	sampled                     int
	linked                      linkedData
}

// scanHTML reads what a page states in its head, its first heading and the beginning of its text. It stops once it has
// all of them, and in any case after a megabyte.
func scanHTML(body string) page {
	s := pageScan{tokens: html.NewTokenizer(strings.NewReader(body[:boundary(body, min(len(body), maxScan))]))}
	bare := !strings.Contains(body[:min(len(body), 4<<10)], "<meta") // a part of a page states nothing
	for {
		kind := s.tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		s.token(kind)
		titled := s.ogTitle != "" || s.pageTitle != "" || s.heading != ""
		if s.sampled > maxSample && (bare || titled) && !s.inHeading {
			break
		}
	}
	s.endLine()
	return s.finish()
}

func (s *pageScan) token(kind html.TokenType) {
	switch kind {
	case html.TextToken:
		if s.skipping == 0 {
			s.text(s.tokens.Text())
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		name, hasAttributes := s.tokens.TagName()
		s.startTag(string(name), hasAttributes, kind == html.SelfClosingTagToken)
	case html.EndTagToken:
		name, _ := s.tokens.TagName()
		s.endTag(string(name))
	case html.ErrorToken, html.CommentToken, html.DoctypeToken:
	}
}

func (s *pageScan) startTag(tag string, hasAttributes, selfClosing bool) {
	switch tag {
	case "meta", "link", "base", "html", "time":
		if hasAttributes {
			s.statement(tag, s.attributes())
		}
	case "title":
		if s.tokens.Next() == html.TextToken {
			fill(&s.pageTitle, oneLine(string(s.tokens.Text()), maxTitle))
		}
	case "script":
		linked := hasAttributes && strings.EqualFold(s.attributes().get("type"), "application/ld+json")
		if s.tokens.Next() == html.TextToken && linked {
			s.linked.read(s.tokens.Raw())
		}
	case "style", "noscript", "iframe", "textarea", "xmp", "noembed", "noframes":
		s.tokens.Next() // their text is one raw token
	case "nav", "button", "select", "template", "svg":
		if !selfClosing {
			s.skipping++
		}
	case "h1":
		s.endLine()
		s.inHeading = s.heading == ""
	default:
		s.boundary(tag)
	}
}

func (s *pageScan) endTag(tag string) {
	switch tag {
	case "nav", "button", "select", "template", "svg":
		s.skipping = max(s.skipping-1, 0)
	case "h1":
		s.endLine()
		s.inHeading = false
	default:
		s.boundary(tag)
	}
}

// boundary keeps apart what stands on the two sides of a tag: a block ends the line, a cell of a table only the word, and
// so does a line break in a heading.
func (s *pageScan) boundary(tag string) {
	switch {
	case tag == "td", tag == "th", tag == "br" && s.inHeading:
		s.text([]byte{' '})
	case isBlock(tag):
		s.endLine()
	}
}

// isBlock reports whether the tag ends the line of text before it.
func isBlock(tag string) bool {
	switch tag {
	case "p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "caption", "thead", "tbody", "tfoot",
		"section", "article", "header", "footer", "blockquote", "pre", "figure", "figcaption", "details", "summary", "center",
		"body", "head", "ul", "ol", "dl", "dd", "dt", "hr", "main", "aside", "form", "fieldset", "legend", "address", "hgroup":
		return true
	}
	return false
}

func (s *pageScan) text(text []byte) {
	if s.sampled > maxSample && !s.inHeading {
		return
	}
	text = text[:min(len(text), 2*maxSample)]
	if s.line.Len() < 2*maxSample {
		s.line.Write(bytes.ToValidUTF8(text, nil))
	}
}

func (s *pageScan) endLine() {
	if s.line.Len() == 0 {
		return
	}
	if line := news.CleanLine(s.line.String()); !news.IsBlank(line) {
		if s.inHeading { // its first line, for it may hold blocks or never be closed
			s.heading = oneLine(line, maxTitle)
			s.inHeading = false
		}
		s.paragraphs = append(s.paragraphs, line)
		s.sampled += len(line)
	}
	s.line.Reset()
}

// attributes are those of one tag: the first few.
type attributes [][2]string

func (s *pageScan) attributes() attributes {
	var all attributes
	for more := true; more && len(all) < 16; {
		var key, value []byte
		key, value, more = s.tokens.TagAttr()
		all = append(all, [2]string{string(key), string(value[:min(len(value), 8*maxTitle)])})
	}
	return all
}

func (a attributes) get(key string) string {
	for _, attribute := range a {
		if attribute[0] == key {
			return attribute[1]
		}
	}
	return ""
}

// statement reads a tag by which a page says something of itself.
func (s *pageScan) statement(tag string, a attributes) {
	switch tag {
	case "html":
		fill(&s.language, oneLine(a.get("lang"), maxCategory))
	case "base":
		fill(&s.base, oneLine(a.get("href"), maxAddress))
	case "link":
		if strings.EqualFold(a.get("rel"), "canonical") {
			fill(&s.url, oneLine(a.get("href"), maxAddress))
		}
	case "time":
		fill(&s.timeTag, oneLine(a.get("datetime"), maxName))
	case "meta":
		name := a.get("property")
		if name == "" {
			name = a.get("name")
		}
		if name == "" {
			name = a.get("itemprop")
		}
		if content := oneLine(a.get("content"), maxAddress); content != "" {
			s.meta(strings.ToLower(name), content)
		}
	}
}

func (s *pageScan) meta(name, content string) {
	switch name {
	case "og:title":
		fill(&s.ogTitle, oneLine(content, maxTitle))
	case "author", "article:author", "byl", "dc.creator", "parsely-author":
		if webAddress(content, "") == "" { // Open Graph allows the address of a profile
			s.authors = append(s.authors, content)
		}
	case "article:published_time", "og:published_time", "date", "pubdate", "publishdate", "publish_date", "datepublished",
		"dc.date", "dc.date.issued", "parsely-pub-date", "weibo:article:create_at", "og:release_date":
		fill(&s.published, content)
	case "og:image", "og:image:url", "twitter:image":
		fill(&s.image, imageValue([]string{content}))
	case "og:url":
		fill(&s.ogURL, content)
	case "og:site_name", "application-name":
		fill(&s.site, oneLine(content, maxName))
	case "article:tag", "keywords", "news_keywords":
		s.tags = append(s.tags, content)
	case "og:locale", "content-language":
		fill(&s.language, oneLine(content, maxCategory))
	}
}

// finish weighs what was found against each other.
func (s *pageScan) finish() page {
	s.title = s.bestTitle()
	fill(&s.url, s.ogURL)
	s.author = names(s.authors)
	s.categories = categories(s.tags)
	s.complete(s.linked.metadata)
	fill(&s.published, s.timeTag)
	return s.page
}

// bestTitle prefers what the page states for readers to the title of its window, which often carries the names of the
// section and the site as well.
func (s *pageScan) bestTitle() string {
	switch {
	case s.ogTitle != "":
		return withoutSite(s.ogTitle, s.site, false)
	case s.linked.title != "":
		return s.linked.title
	case s.pageTitle == "":
		return s.heading
	case len(s.heading) >= 6 && strings.HasPrefix(s.pageTitle, s.heading):
		return s.heading
	}
	return withoutSite(s.pageTitle, s.site, true)
}
