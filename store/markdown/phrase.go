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

// link handles <a>. A link into the page itself, as to a footnote, is text; its number stands in brackets.
func (c *cleaner) link(n *html.Node, f *flow, at scope) {
	href := strings.TrimSpace(attribute(n, "href"))
	if c.isInPage(href) {
		switch text := news.CleanLine(textContent(n)); {
		case isNumber(text):
			f.text("["+text+"]", at.style, "")
		case text == "↩" || text == "↑" || text == "^":
		default:
			c.children(n, f, at)
		}
		return
	}
	at.url = address(href, c.base)
	c.children(n, f, at)
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

func isNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) < 5
}

const (
	superscripts = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻−⁻=⁼(⁽)⁾nⁿiⁱ"
	subscripts   = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋−₋=₌(₍)₎"
)

// shifted handles <sup> and <sub>: what Unicode has raised and lowered forms for takes them.
func (c *cleaner) shifted(n *html.Node, f *flow, at scope, forms string) {
	text := news.CleanLine(textContent(n))
	if shifted, ok := shift(text, forms); ok && !hasDescendant(n, atom.A) {
		f.text(shifted, at.style, at.url)
		return
	}
	c.children(n, f, at)
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
