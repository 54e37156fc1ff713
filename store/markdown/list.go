package markdown

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsreader/store/news"
)

func (c *cleaner) list(n *html.Node, f *flow, at scope) {
	f.flush()
	if f.cell || at.lists == MaxDepth {
		c.children(n, f, at)
		f.flush()
		return
	}
	at.lists++
	if n.DataAtom != atom.Ol {
		list := element("ul")
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			c.listChild(child, list, at)
		}
		appendFilled(f.into, list)
		return
	}
	list := orderedFrom(n, "start")
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if child.DataAtom == atom.Li && attribute(child, "value") != "" {
			f.appendOrdered(list)
			list = orderedFrom(child, "value")
		}
		c.listChild(child, list, at)
	}
	f.appendOrdered(list)
}

// orderedFrom returns an ordered list that begins with the number in an attribute of n.
func orderedFrom(n *html.Node, key string) *html.Node {
	list := element("ol")
	if start, err := strconv.Atoi(attribute(n, key)); err == nil && start >= 0 && start < 100_000_000 {
		setAttribute(list, "start", strconv.Itoa(start))
	}
	return list
}

// appendOrdered adds an ordered list, behind a comment where it would go on counting from the list before.
func (f *flow) appendOrdered(list *html.Node) {
	if last := f.into.LastChild; list.FirstChild != nil && last != nil && last.Data == "ol" {
		f.append("p", "<!-- -->")
	}
	appendFilled(f.into, list)
}

// listChild adds an item. What stands in a list without being an item belongs to the one before.
func (c *cleaner) listChild(child, list *html.Node, at scope) {
	if child.Type != html.ElementNode && (child.Type != html.TextNode || news.IsBlank(child.Data)) || isDropped(child) {
		return
	}
	item := list.LastChild
	if child.DataAtom == atom.Li || item == nil {
		item = element("li")
	}
	inner := flow{into: item, tag: "p"}
	if child.DataAtom == atom.Li {
		c.children(child, &inner, at)
	} else {
		c.node(child, &inner, at)
	}
	inner.flush()
	if item.Parent == nil {
		tick(item, child)
		appendFilled(list, item)
	}
}

// tick puts a check box before the text of an item, where the page has one.
func tick(item, child *html.Node) {
	first := item.FirstChild
	box, checked := checkBoxOf(child)
	if !box || first == nil || first.Data != "p" {
		return
	}
	sign := "[ ] "
	if checked {
		sign = "[x] "
	}
	content := &first.FirstChild.Attr[0]
	content.Val = sign + content.Val
}

// checkBoxOf reports whether an item begins with a check box, and whether that is ticked.
func checkBoxOf(item *html.Node) (box, checked bool) {
	for d := range item.Descendants() {
		switch {
		case d.Type == html.TextNode && !news.IsBlank(d.Data), d.DataAtom == atom.Li:
			return false, false
		case d.DataAtom == atom.Input && strings.EqualFold(attribute(d, "type"), "checkbox"):
			return true, hasAttribute(d, "checked")
		}
	}
	return false, false
}

func hasAttribute(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// looseItem handles an item without a list, and one that lies too deep for a list of its own.
func (c *cleaner) looseItem(n *html.Node, f *flow, at scope) {
	f.flush()
	if f.cell {
		f.text("• ", 0, "")
		c.children(n, f, at)
		f.flush()
		return
	}
	if at.lists == MaxDepth {
		c.children(n, f, at)
		f.flush()
		return
	}
	list := f.into.LastChild
	if list == nil || list.Data != "ul" {
		list = element("ul")
	}
	at.lists++
	c.listChild(n, list, at)
	if list.Parent == nil {
		appendFilled(f.into, list)
	}
}
