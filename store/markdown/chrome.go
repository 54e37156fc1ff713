package markdown

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsreader/store/news"
)

// A page comes with what belongs to its site: menus, banners, imprints, boxes about other things. This file tells that
// from the article.

// isChrome reports whether n belongs to the site. What says so inside of the content belongs to that: an article has a
// header of its own, a quote a footer.
func (c *cleaner) isChrome(n *html.Node, at scope) bool {
	if c.whole {
		return false
	}
	switch n.DataAtom {
	case atom.Nav:
		return true
	case atom.Header, atom.Footer, atom.Aside:
		return !at.content
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "role":
			switch a.Val {
			case "navigation", "search":
				return true
			case "banner", "contentinfo", "complementary":
				return !at.content
			}
		case "aria-hidden":
			return a.Val == "true" && !isBlock(n.DataAtom) && n.DataAtom != atom.Img && !hasDescendant(n, atom.Img)
		}
	}
	return false
}

// isContent reports whether what lies in n is the page's own.
func isContent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Article, atom.Main, atom.Section, atom.Figure, atom.Blockquote:
		return true
	}
	return false
}

// contentOf returns the part of a page that is the article: its only <article>, or else its only <main>, where that has
// at least half of the text; else the whole page.
func contentOf(page *html.Node) *html.Node {
	var m measure
	total := m.add(page, scope{}, false)
	for _, parts := range [][]measured{m.articles, m.mains} {
		if len(parts) == 1 && parts[0].length > 0 && parts[0].length >= total-parts[0].length {
			return parts[0].node
		}
	}
	return page
}

type measured struct {
	node   *html.Node
	length int // of its text, in bytes
}

// measure collects the parts of a page that could be its content.
type measure struct{ articles, mains []measured }

// add returns the length of the text under n that would be shown.
func (m *measure) add(n *html.Node, at scope, inArticle bool) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if c := (cleaner{}); n.Type == html.ElementNode && (isDropped(n) || c.isChrome(n, at)) {
		return 0
	}
	at.content = at.content || isContent(n)
	length := 0
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		length += m.add(child, at, inArticle || n.DataAtom == atom.Article)
	}
	switch {
	case n.DataAtom == atom.Article && !inArticle:
		m.articles = append(m.articles, measured{n, length})
	case n.DataAtom == atom.Main || n.Type == html.ElementNode && attribute(n, "role") == "main":
		m.mains = append(m.mains, measured{n, length})
	}
	return length
}

// hasText reports whether a cleaned tree says anything, images left out.
func hasText(tree *html.Node) bool {
	for d := range tree.Descendants() {
		switch {
		case d.Type == html.TextNode && !news.IsBlank(d.Data):
			return true
		case d.Data == inlineTag:
			if content := attribute(d, contentKey); !news.IsBlank(content) && !strings.HasPrefix(content, "![") {
				return true
			}
		}
	}
	return false
}
