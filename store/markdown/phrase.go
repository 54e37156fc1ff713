package markdown

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsreader/store/news"
)

// inline handles the elements that stand inside a line.
func (c *cleaner) inline(n *html.Node, f *flow, at scope) bool {
	switch n.DataAtom {
	case atom.Strong, atom.B:
		at.style |= strong
		c.children(n, f, at)
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		at.style |= emphatic
		c.children(n, f, at)
	case atom.Del, atom.S, atom.Strike:
		at.style |= struck
		c.children(n, f, at)
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		c.codePhrase(n, f, at)
	case atom.A:
		c.link(n, f, at)
	case atom.Br:
		f.lineBreak()
	case atom.Q:
		f.text("“", at.style, at.url)
		c.children(n, f, at)
		f.text("”", at.style, at.url)
	case atom.Rt:
		if reading := news.CleanLine(textContent(n)); reading != "" {
			f.text("("+reading+")", at.style, at.url)
		}
	case atom.Sup:
		c.shifted(n, f, at, superscripts)
	case atom.Sub:
		c.shifted(n, f, at, subscripts)
	default:
		return false
	}
	return true
}

func (c *cleaner) codePhrase(n *html.Node, f *flow, at scope) {
	text := news.CleanLine(strings.ReplaceAll(textContent(n), codeNewline, ""))
	if text == "" || hasDescendant(n, atom.Img, atom.P, atom.Div) {
		c.children(n, f, at)
		return
	}
	f.put(span{kind: codeSpan, text: text, style: at.style, url: at.url})
}

func hasDescendant(n *html.Node, atoms ...atom.Atom) bool {
	for d := range n.Descendants() {
		for _, a := range atoms {
			if d.DataAtom == a {
				return true
			}
		}
	}
	return false
}

// link handles <a>. A link into the page itself is text; those that lead to a footnote and back are its mark and nothing.
func (c *cleaner) link(n *html.Node, f *flow, at scope) {
	href := strings.TrimSpace(attribute(n, "href"))
	text := news.CleanLine(textContent(n))
	if f.isHeading() && isAnchorSign(text) {
		return
	}
	if c.isInPage(href) {
		mark, isMark := footnoteMark(text)
		switch {
		case isMark:
			f.mark(mark, at.style, "")
		case text == "↩" || text == "↩︎" || text == "↑" || text == "^":
		default:
			c.children(n, f, at)
		}
		return
	}
	target := address(href, c.base)
	if text == "" && target != "" {
		c.linkedImage(n, target, f, at)
		return
	}
	at.url = target
	c.children(n, f, at)
}

// isAnchorSign reports whether a link in a heading is there to be copied, not to be read.
func isAnchorSign(text string) bool {
	switch text {
	case "#", "¶", "§", "🔗", "🔗︎", "∞":
		return true
	}
	return false
}

func (c *cleaner) isInPage(href string) bool {
	if strings.HasPrefix(href, "#") {
		return true
	}
	if c.base == nil || !strings.Contains(href, "#") {
		return false
	}
	u, err := url.Parse(href)
	if err != nil || u.Fragment == "" {
		return false
	}
	u = c.base.ResolveReference(u)
	return u.Host == c.base.Host && u.Path == c.base.Path && u.RawQuery == c.base.RawQuery
}

const (
	superscripts = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱ"
	subscripts   = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎"
)

// shifted handles <sup> and <sub>: what Unicode has raised and lowered forms for takes them. A number in brackets that is
// raised is a footnote's.
func (c *cleaner) shifted(n *html.Node, f *flow, at scope, forms string) {
	text, short := shortText(n)
	if !short {
		c.children(n, f, at)
		return
	}
	if forms == superscripts {
		if mark, ok := footnoteMark(text); ok {
			f.mark(mark, at.style, c.markAddress(n, at))
			return
		}
	}
	if shifted, ok := shift(text, forms); ok && !hasDescendant(n, atom.A) {
		f.text(shifted, at.style, at.url)
		return
	}
	c.children(n, f, at)
}

// shortText returns the text under n, if it is short enough to be raised. It looks no further than that, because elements
// of this kind may lie in each other.
func shortText(n *html.Node) (string, bool) {
	const most = 64
	var b strings.Builder
	nodes := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data[:min(len(d.Data), most)])
		}
		if nodes++; b.Len() >= most || nodes == most || d.Type == html.ElementNode && isDropped(d) {
			return "", false
		}
	}
	return news.CleanLine(b.String()), true
}

// markAddress returns where the mark of a note leads outside the page.
func (c *cleaner) markAddress(n *html.Node, at scope) string {
	for d := range n.Descendants() {
		if href := attribute(d, "href"); d.DataAtom == atom.A && !c.isInPage(href) {
			return address(href, c.base)
		}
	}
	return at.url
}

func shift(s, forms string) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		_, rest, found := strings.Cut(forms, string(r))
		if !found {
			return "", false
		}
		for _, form := range rest {
			b.WriteRune(form)
			break
		}
	}
	return b.String(), b.Len() > 0 && b.Len() < 40
}
