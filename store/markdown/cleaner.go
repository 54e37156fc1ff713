package markdown

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsreader/store/news"
)

// cleaner makes of a page's tree a small one that holds nothing but paragraphs, headings, lists, quotes, tables, code and
// rules, nested to MaxDepth, their text being Markdown in leaves.
type cleaner struct {
	base *url.URL

	// pictures holds the images met so far; those of a <noscript> stand in for one that a script would have loaded.
	pictures map[string]bool
	caption  string // of the figure around
	spare    bool   // inside <noscript>
	whole    bool   // what belongs to the site is kept
}

// scope is what holds for a node because of the elements around it.
type scope struct {
	style         style
	url           string
	lists, quotes int
	content       bool // inside what is the page's own
}

// document cleans a page: its article alone where that can be told from the rest, without what belongs to the site unless
// nothing else says anything.
func (c *cleaner) document(page *html.Node) *html.Node {
	content := contentOf(page)
	root := c.part(content, scope{content: content != page})
	if hasText(root) {
		return root
	}
	everything := cleaner{base: c.base, whole: true}
	if all := everything.part(page, scope{}); hasText(all) {
		return all
	}
	return root
}

func (c *cleaner) part(n *html.Node, at scope) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	f := flow{into: root, tag: "p", heads: true}
	c.children(n, &f, at)
	f.flush()
	return root
}

func (c *cleaner) children(n *html.Node, f *flow, at scope) {
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.node(child, f, at)
	}
}

func (c *cleaner) node(n *html.Node, f *flow, at scope) {
	switch {
	case n.Type == html.TextNode:
		f.text(n.Data, at.style, at.url)
	case n.Type == html.ElementNode && !isDropped(n) && !c.isChrome(n, at):
		at.content = at.content || isContent(n)
		if !c.inline(n, f, at) && !c.media(n, f, at) && !c.container(n, f, at) {
			c.plain(n, f, at)
		}
	}
}

// plain handles elements that mean nothing but, at most, a paragraph of their own.
func (c *cleaner) plain(n *html.Node, f *flow, at scope) {
	if !isBlock(n.DataAtom) {
		c.children(n, f, at)
		return
	}
	f.flush()
	c.children(n, f, at)
	f.flush()
}

// isDropped covers what is no text: code, controls, what is hidden.
func isDropped(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Link, atom.Meta, atom.Title,
		atom.Button, atom.Input, atom.Select, atom.Textarea, atom.Option, atom.Datalist, atom.Progress, atom.Meter,
		atom.Svg, atom.Rp, atom.Rtc, atom.Dialog, atom.Map, atom.Noframes, atom.Param, atom.Source, atom.Track:
		return true
	case atom.Form:
		return !isPageForm(n)
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return !strings.EqualFold(a.Val, "until-found")
		case "style":
			if declaration(a.Val, "display") == "none" {
				return true
			}
		}
	}
	return false
}

// isPageForm reports whether a form is not one to be filled in but, as some site builders have it, holds the page.
func isPageForm(n *html.Node) bool {
	paragraphs := 0
	for d := range n.Descendants() {
		if d.DataAtom == atom.P {
			paragraphs++
		}
	}
	return paragraphs > 2
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Aside, atom.Header, atom.Footer, atom.Main, atom.Nav,
		atom.Address, atom.Body, atom.Html, atom.Center, atom.Fieldset, atom.Legend, atom.Figure, atom.Figcaption,
		atom.Details, atom.Hgroup, atom.Form, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.Caption, atom.Li, atom.Dl, atom.Dd, atom.Dt, atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Blockquote,
		atom.Object, atom.Canvas, atom.Optgroup, atom.Search, atom.Frameset, atom.Noscript, atom.Summary,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Pre, atom.Hr, atom.Plaintext, atom.Xmp, atom.Listing:
		return true
	}
	return false
}

// container handles the block elements that keep a shape of their own.
func (c *cleaner) container(n *html.Node, f *flow, at scope) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		c.heading(n, f, at)
	case atom.Blockquote:
		c.quote(n, f, at)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		c.list(n, f, at)
	case atom.Li:
		c.looseItem(n, f, at)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		c.code(n, f)
	case atom.Table:
		c.table(n, f, at)
	case atom.Hr:
		if f.flush(); !f.cell {
			f.into.AppendChild(element("hr"))
		}
	case atom.Dt, atom.Summary:
		heads := f.heads
		f.flush()
		f.heads = false
		at.style |= strong
		c.children(n, f, at)
		f.flush()
		f.heads = heads
	case atom.Figure:
		c.figure(n, f, at)
	default:
		return false
	}
	return true
}

func (c *cleaner) heading(n *html.Node, f *flow, at scope) {
	f.flush()
	if f.cell {
		at.style |= strong
		c.children(n, f, at)
		f.flush()
		return
	}
	inner := flow{into: f.into, tag: n.Data}
	c.children(n, &inner, at)
	inner.flush()
}

func (c *cleaner) quote(n *html.Node, f *flow, at scope) {
	f.flush()
	if f.cell || at.quotes == MaxDepth {
		c.children(n, f, at)
		f.flush()
		return
	}
	at.quotes++
	inner := flow{into: element("blockquote"), tag: "p"}
	c.children(n, &inner, at)
	inner.flush()
	appendFilled(f.into, inner.into)
}

func appendFilled(into, n *html.Node) {
	if n.FirstChild != nil {
		into.AppendChild(n)
	}
}

// figure puts the caption below the image it belongs to, and in the place of an alt that is missing.
func (c *cleaner) figure(n *html.Node, f *flow, at scope) {
	var caption, image *html.Node
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Figcaption:
			caption = d
		case atom.Img:
			if image == nil {
				image = d
			}
		}
	}
	f.flush()
	if caption == nil || caption.Parent == nil {
		c.children(n, f, at)
		f.flush()
		return
	}
	if image != nil && strings.TrimSpace(attribute(image, "alt")) == "" && image.Parent != caption {
		setAttributeFirst(image, "alt", news.CleanLine(textContent(caption)))
	}
	caption.Parent.RemoveChild(caption)
	c.caption = news.CleanLine(textContent(caption))
	c.children(n, f, at)
	f.flush()
	c.caption = ""
	heads := f.heads
	f.heads = false
	c.children(caption, f, at)
	f.flush()
	f.heads = heads
}

func setAttributeFirst(n *html.Node, key, value string) {
	n.Attr = append([]html.Attribute{{Key: key, Val: value}}, n.Attr...)
}

// code adds preformatted text.
func (c *cleaner) code(n *html.Node, f *flow) {
	content := strings.ReplaceAll(textContent(n), codeNewline, "")
	if f.cell {
		f.flush()
		f.put(span{kind: codeSpan, text: news.CleanLine(content)})
		f.flush()
		return
	}
	f.flush()
	if news.IsBlank(content) {
		return
	}
	pre := element("pre")
	inner := element("code")
	if language := languageOf(n); language != "" {
		setAttribute(inner, "class", "language-"+language)
	}
	inner.AppendChild(&html.Node{Type: html.TextNode, Data: strings.Trim(news.Clean(content), "\n")})
	pre.AppendChild(inner)
	f.into.AppendChild(pre)
}

// languageOf finds the name of a programming language in the classes of a <pre>, of what it holds, and of what holds it.
func languageOf(pre *html.Node) string {
	for _, n := range []*html.Node{pre.FirstChild, pre, pre.Parent} {
		if n == nil || n.Type != html.ElementNode {
			continue
		}
		for class := range strings.FieldsSeq(attribute(n, "class")) {
			for _, prefix := range []string{"language-", "lang-", "highlight-source-"} {
				if name, ok := strings.CutPrefix(class, prefix); ok {
					return codeLanguage(strings.ToLower(name))
				}
			}
		}
		if name := codeLanguage(attribute(n, "data-lang")); name != "" {
			return name
		}
	}
	return ""
}
