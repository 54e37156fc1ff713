package render

import (
	"bytes"
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/glamour/v2/ansi"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"newsreader/store/markdown"
	"newsreader/store/news"
)

// inliner styles the inside of a block as one long line per hard break, through Glamour's renderer without wrapping.
type inliner struct {
	options  Options
	renderer renderer.Renderer

	// around is what Glamour puts around plain text, of a paragraph and of the headings by level, once it was asked.
	around map[int]wrapper
}

type wrapper struct{ before, after string }

func newInliner(options Options, translated bool) *inliner {
	style := options.Theme.Text
	if translated {
		style.Document.Color = translationColour(options)
	}
	return &inliner{options: options, around: map[int]wrapper{}, renderer: renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(ansi.NewRenderer(ansi.Options{Styles: style, PreserveNewLines: true}), 1000)))}
}

// translationColour sets the translation apart where both languages are on a page.
func translationColour(options Options) *string {
	if c := options.Theme.TranslationInk; c != "" {
		return &c
	}
	return nil
}

// Noncharacters mark where links begin and end on their way through Glamour, which would print their addresses. They
// can't come from outside: cleaning drops them.
const (
	linkOpen  = '\ufdd0'
	linkClose = '\ufdd1'
)

// style returns the styled text of a block, whose links and images have those numbers.
func (in *inliner) style(b news.Block, numbers []int) string {
	if hasMarkup(b.Markdown) {
		return in.styleMarkup(b, numbers)
	}
	w, ok := in.around[b.Level]
	if !ok {
		const sample = "x"
		before, after, _ := strings.Cut(in.styleMarkup(news.Block{Kind: b.Kind, Level: b.Level, Markdown: sample}, nil), sample)
		w = wrapper{before, after}
		in.around[b.Level] = w
	}
	return w.before + b.Markdown + w.after
}

// hasMarkup reports whether a block's text may say anything to Markdown or to Glamour. Most paragraphs do not, and they need
// not be parsed.
func hasMarkup(s string) bool {
	return strings.ContainsAny(s, "\\`*_{}[]<>&!~|#@\n\t") || strings.Contains(s, "://") || strings.Contains(s, "www.") ||
		strings.Contains(s, "  ") || strings.HasPrefix(s, " ") || startsBlock(s)
}

// startsBlock reports whether text begins like something else than a paragraph.
func startsBlock(s string) bool {
	return s == "" || strings.ContainsRune("-+=", rune(s[0])) || s[0] >= '0' && s[0] <= '9'
}

func (in *inliner) styleMarkup(b news.Block, numbers []int) string {
	source := []byte(b.Markdown)
	document := markdown.Parser().Parse(text.NewReader(source))
	links := &linkMarker{source: source}
	links.mark(document)
	out := in.render(asHeading(document, b), links.source)
	if len(links.addresses) == 0 {
		return out
	}
	return in.finish(out, links.addresses, numbers)
}

func (in *inliner) render(document ast.Node, source []byte) string {
	var out bytes.Buffer
	if err := in.renderer.Render(&out, source, document); err != nil {
		return string(source) // text without its style is better than none
	}
	return strings.Trim(out.String(), "\n")
}

// asHeading gives the inside of a heading, which was parsed as a paragraph, its node back.
func asHeading(document ast.Node, b news.Block) ast.Node {
	paragraph := document.FirstChild()
	if b.Kind != news.Heading || paragraph == nil || paragraph.Kind() != ast.KindParagraph {
		return document
	}
	heading := ast.NewHeading(max(b.Level, 1))
	for paragraph.FirstChild() != nil {
		heading.AppendChild(heading, paragraph.FirstChild())
	}
	whole := ast.NewDocument()
	whole.AppendChild(whole, heading)
	return whole
}

// linkMarker replaces links and images by their text between marks, and soft line breaks by what they mean.
type linkMarker struct {
	source    []byte
	addresses []string
}

func (m *linkMarker) mark(node ast.Node) {
	for child := node.FirstChild(); child != nil; {
		next := child.NextSibling()
		m.mark(child)
		switch n := child.(type) {
		case *ast.Link:
			m.replace(node, child, string(n.Destination), "")
		case *ast.Image:
			m.replace(node, child, string(n.Destination), "▧ ")
		case *ast.AutoLink:
			child.AppendChild(child, m.text(forGlamour(string(n.Label(m.source)))))
			m.replace(node, child, string(n.URL(m.source)), "")
		case *ast.Text:
			if n.SoftLineBreak() {
				n.SetSoftLineBreak(false)
				if between := m.blankAfter(n, next); between != "" {
					node.InsertAfter(node, n, m.text(between))
				}
			}
			m.spell(n, node.Kind() == ast.KindCodeSpan)
		}
		child = next
	}
}

// replace puts the children of a link, between marks, in its place.
func (m *linkMarker) replace(parent, link ast.Node, address, before string) {
	m.addresses = append(m.addresses, address)
	parent.InsertBefore(parent, link, m.text(string(linkOpen)+before))
	for link.FirstChild() != nil {
		parent.InsertBefore(parent, link, link.FirstChild())
	}
	parent.ReplaceChild(parent, link, m.text(string(linkClose)))
}

// spell rewrites a piece of text so that Glamour shows what CommonMark says it means: Glamour undoes entities everywhere,
// also in code, and outside of it some backslashes, also those that escape nothing.
func (m *linkMarker) spell(n *ast.Text, code bool) {
	written := string(n.Segment.Value(m.source))
	if !strings.ContainsAny(written, "&\\") {
		return
	}
	shown := strings.ReplaceAll(written, "&", "&amp;") // all that Glamour undoes in code
	if !code {
		shown = forGlamour(literal(written))
	}
	from := len(m.source)
	m.source = append(m.source, shown...)
	n.Segment = text.NewSegment(from, len(m.source))
}

// literal undoes the backslash escapes and the entities of CommonMark.
func literal(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			end := strings.IndexByte(s[i:min(len(s), i+longestEntity)], ';')
			if end < 0 {
				b.WriteByte('&')
				continue
			}
			b.WriteString(html.UnescapeString(s[i : i+end+1]))
			i += end
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// longestEntity is more than the bytes of any entity's name.
const longestEntity = 40

// forGlamour escapes text for the two things that Glamour undoes.
func forGlamour(s string) string { return glamourEscapes.Replace(s) }

var glamourEscapes = strings.NewReplacer("&", "&amp;", `\`, `\\`)

// text returns a node for text that is not in the source.
func (m *linkMarker) text(s string) ast.Node {
	from := len(m.source)
	m.source = append(m.source, s...)
	return ast.NewTextSegment(text.NewSegment(from, len(m.source)))
}

// blankAfter returns what a line end in the source means: nothing between two Han characters, else a space.
func (m *linkMarker) blankAfter(n *ast.Text, next ast.Node) string {
	before, _ := utf8.DecodeLastRune(n.Segment.Value(m.source))
	after := ' '
	if t, ok := next.(*ast.Text); ok {
		after, _ = utf8.DecodeRune(t.Segment.Value(m.source))
	}
	if unicode.Is(unicode.Han, before) && unicode.Is(unicode.Han, after) {
		return ""
	}
	return " "
}

// finish turns the marks into underlined OSC 8 links, each followed by its number. Glamour ends every piece of text
// with a reset, so inside a link the underline is switched on again after each of its sequences.
func (in *inliner) finish(s string, addresses []string, numbers []int) string {
	const underline, plain = "\x1b[4m", "\x1b[24m"
	var b strings.Builder
	n, inside := 0, 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == linkOpen && n < len(addresses):
			b.WriteString(openLink(addresses[n]) + underline)
			inside++
			n++
		case r == linkClose && inside > 0:
			inside--
			b.WriteString(plain + closeLink)
			if n <= len(numbers) {
				b.WriteString(in.options.Theme.LinkNumber.Render("[" + strconv.Itoa(numbers[n-1]) + "]"))
			}
		case r == linkOpen, r == linkClose:
		case r == '\x1b' && inside > 0:
			end := strings.IndexByte(s[i:], 'm') + 1
			b.WriteString(s[i:i+max(end, 1)] + underline)
			size = max(end, 1)
		default:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return b.String()
}

const closeLink = "\x1b]8;;\x1b\\"

// openLink begins an OSC 8 hyperlink. Only addresses that a browser may be given become one.
func openLink(address string) string {
	if !Openable(address) {
		return closeLink
	}
	return "\x1b]8;;" + address + "\x1b\\"
}

// Openable reports whether an address may be handed to the browser: http, https or mailto, of printable ASCII.
func Openable(address string) bool {
	for i := 0; i < len(address); i++ {
		if address[i] <= ' ' || address[i] >= 0x7f {
			return false
		}
	}
	lower := strings.ToLower(address)
	return strings.HasPrefix(lower, "http://") || strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "mailto:")
}
