package markdown

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tokens makes paragraphs of the text and images of a page that can't be parsed as a tree: too deep, or nothing came of it.
func (c *cleaner) tokens(page string) *html.Node {
	root := &html.Node{Type: html.DocumentNode}
	f := flow{into: root, tag: "p"}
	z := html.NewTokenizer(strings.NewReader(page))
	var inside atom.Atom // the element whose content is no text
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			f.flush()
			return root
		}
		switch kind {
		case html.TextToken:
			if inside == 0 {
				f.text(html.UnescapeString(string(z.Raw())), 0, "")
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, hasAttributes := z.TagName()
			a := atom.Lookup(name)
			switch {
			case inside == 0 && kind == html.StartTagToken && hidesText(a):
				inside = a
			case inside != 0:
			case a == atom.Br:
				f.lineBreak()
			case a == atom.Img:
				if hasAttributes {
					c.image(&html.Node{Type: html.ElementNode, DataAtom: a, Data: "img", Attr: attributesOf(z)}, &f)
				}
			case isBlock(a):
				f.flush()
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == inside {
				inside = 0
			}
			if isBlock(a) {
				f.flush()
			}
		}
	}
}

// hidesText covers the elements that isDropped covers and that have content of their own.
func hidesText(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Title, atom.Button, atom.Select, atom.Textarea, atom.Datalist,
		atom.Svg, atom.Rp, atom.Iframe, atom.Noframes, atom.Noembed:
		return true
	}
	return false
}

func attributesOf(z *html.Tokenizer) []html.Attribute {
	var attributes []html.Attribute
	for {
		key, value, more := z.TagAttr()
		attributes = append(attributes, html.Attribute{Key: string(key), Val: string(value)})
		if !more || len(attributes) > 100 {
			return attributes
		}
	}
}
