package markdown

import (
	"strings"
	"sync"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	struckout "github.com/JohannesKaufmann/html-to-markdown/v2/plugin/strikethrough"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"

	"newsreader/store/news"
)

// FromHTML converts HTML to Markdown. base is the page's address, by which relative addresses become absolute; where it is
// empty they are dropped and their text is kept. Of a whole page the article is kept, without the menus and boxes of the
// site, as far as elements and roles tell them apart. FromHTML never fails: what can't be parsed as a tree is kept as text.
func FromHTML(page, base string) string {
	page = news.Clean(page)
	c := cleaner{base: parseBase(base)}
	var tree *html.Node
	if !isExplosive(page) {
		if parsed, err := html.ParseWithOptions(strings.NewReader(page), html.ParseOptionEnableScripting(false)); err == nil {
			tree = c.document(parsed)
		}
	}
	if tree == nil || tree.FirstChild == nil {
		c = cleaner{base: c.base}
		tree = c.tokens(page)
	}
	return convert(tree)
}

// convert writes the tree that a cleaner made.
func convert(tree *html.Node) string {
	if out, ok := leavesOnly(tree); ok {
		return news.Clean(out)
	}
	conv := converters.Get().(*converter.Converter)
	defer converters.Put(conv)
	out, err := conv.ConvertNode(tree)
	if err != nil {
		return FromText(textContent(tree))
	}
	return news.Clean(string(out))
}

// leavesOnly writes a tree that has nothing but paragraphs and headings, as most have.
func leavesOnly(tree *html.Node) (string, bool) {
	var b strings.Builder
	for n := tree.FirstChild; n != nil; n = n.NextSibling {
		if n.Data != "p" && !isHeadingTag(n) || n.FirstChild == nil || n.FirstChild.Data != inlineTag {
			return "", false
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		if isHeadingTag(n) {
			b.WriteString(hashes(n))
		}
		b.WriteString(attribute(n.FirstChild, contentKey))
	}
	return b.String(), true
}

// A converter sorts its handlers while it works, so each is used by one goroutine at a time.
var converters = sync.Pool{New: func() any {
	conv := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(
			commonmark.WithListEndComment(false),
			commonmark.WithLinkEmptyContentBehavior(commonmark.LinkBehaviorSkip),
			commonmark.WithHorizontalRule("---"),
		),
		table.NewTablePlugin(
			table.WithHeaderPromotion(true),
			table.WithNewlineBehavior(table.NewlineBehaviorPreserve),
			table.WithCellPaddingBehavior(table.CellPaddingBehaviorMinimal),
		),
		struckout.NewStrikethroughPlugin(),
	))
	conv.Register.Renderer(renderInline, converter.PriorityEarly)
	return conv
}}

const (
	// inlineTag names the leaves of a cleaned tree: their content is Markdown already, written for the place they stand
	// in, which a converter that sees one node at a time can't do.
	inlineTag = "inline"

	contentKey = "content"
)

// renderInline writes leaves, and the headings around them.
func renderInline(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	switch {
	case n.Data == inlineTag:
		_, _ = w.WriteString(attribute(n, contentKey))
	case isHeadingTag(n) && n.FirstChild != nil:
		_, _ = w.WriteString("\n\n" + hashes(n) + attribute(n.FirstChild, contentKey) + "\n\n")
	default:
		return converter.RenderTryNext
	}
	return converter.RenderSuccess
}

func isHeadingTag(n *html.Node) bool {
	return len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6'
}

func hashes(n *html.Node) string { return "######"[:n.Data[1]-'0'] + " " }

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func element(tag string) *html.Node { return &html.Node{Type: html.ElementNode, Data: tag} }

func setAttribute(n *html.Node, key, value string) {
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

// textContent returns the text under n.
func textContent(n *html.Node) string {
	var b strings.Builder
	appendContent(&b, n)
	return b.String()
}

func appendContent(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Data == "br":
		b.WriteByte('\n')
	case n.Data == inlineTag:
		b.WriteString(attribute(n, contentKey))
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if !isDropped(child) {
			appendContent(b, child)
		}
	}
}

// isExplosive reports whether parsing the page could take memory out of proportion: formatting elements that are left
// open are opened again in every block that follows.
func isExplosive(page string) bool {
	open, most, blocks := 0, 0, 0
	for {
		i := strings.IndexByte(page, '<')
		if i < 0 || i+1 == len(page) {
			return most > 16 && most*blocks > 1_000_000
		}
		page = page[i+1:]
		closing := page[0] == '/'
		if closing {
			page = page[1:]
		}
		n := 0
		for n < len(page) && n < 10 && isAlnum(page[n]) {
			n++
		}
		switch {
		case n == 0:
		case !isFormatting(page[:n]):
			blocks++
		case closing:
			open = max(0, open-1)
		default:
			open++
			most = max(most, open)
		}
	}
}

// isFormatting covers the elements that the HTML standard reconstructs.
func isFormatting(name string) bool {
	switch strings.ToLower(name) {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}
