package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"newsreader/store/news"
)

// Blocks splits Markdown into Blocks with IDs from 1. HTML in it goes through FromHTML.
func Blocks(markdown string) []news.Block {
	source := []byte(bounded(news.Clean(markdown)))
	s := splitter{source: source}
	context := parser.NewContext()
	context.Set(noteNumbersKey, numberNotes(string(source)))
	s.children(documentParser().Parse(text.NewReader(source), parser.WithContext(context)), place{})
	if len(s.blocks) == 0 {
		return nil
	}
	s.blocks = withoutFlattened(s.blocks)
	for i := range s.blocks {
		s.blocks[i].ID = int64(i + 1)
	}
	return s.blocks
}

// withoutFlattened drops the items without a text whose inside lies too deep to be kept in them: they would only be more
// empty items beside it.
func withoutFlattened(blocks []news.Block) []news.Block {
	kept := blocks[:0]
	for i, b := range blocks {
		deepest := b.Kind == news.ListItem && b.Markdown == "" && b.ListDepth == MaxDepth
		if !deepest || i+1 == len(blocks) || blocks[i+1].ListDepth < MaxDepth || blocks[i+1].Kind != news.ListItem {
			kept = append(kept, b)
		}
	}
	return kept
}

// splitter flattens the tree of a document.
type splitter struct {
	source []byte
	blocks []news.Block
}

// place is where in the tree a node stands.
type place struct {
	lists, quotes int
	marker        string // of the list item whose first text is still to come
	opening       string // of the note whose first text is still to come
}

func (s *splitter) children(node ast.Node, at place) {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		s.block(child, at)
	}
}

func (s *splitter) block(node ast.Node, at place) {
	switch n := node.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		s.paragraph(node, at)
	case *ast.Heading:
		s.heading(n, at)
	case *ast.Blockquote:
		at.quotes++
		s.children(n, at)
	case *ast.List:
		s.list(n, at)
	case *note:
		s.note(n, at)
	case *ast.FencedCodeBlock:
		s.code(n, string(n.Language(s.source)), at)
	case *ast.CodeBlock:
		s.code(n, "", at)
	case *ast.ThematicBreak:
		s.add(news.Rule, "---", at)
	case *extast.Table:
		s.table(n, at)
	case *ast.HTMLBlock:
		s.html(n, at)
	}
}

func (s *splitter) add(kind news.Kind, markdown string, at place) {
	if kind == news.Paragraph && at.quotes > 0 {
		kind = news.Quote
	}
	b := news.Block{
		Kind: kind, Markdown: markdown,
		ListDepth: min(at.lists, MaxDepth), QuoteDepth: min(at.quotes, MaxDepth),
	}
	if kind == news.ListItem {
		b.Marker = at.marker
	}
	s.blocks = append(s.blocks, b)
}

// note adds the text of a footnote, its mark before the first paragraph.
func (s *splitter) note(n *note, at place) {
	first := n.FirstChild()
	at.opening = n.opening()
	if first != nil && (first.Kind() == ast.KindParagraph || first.Kind() == ast.KindTextBlock) {
		s.paragraph(first, at)
		first = first.NextSibling()
	} else {
		s.add(news.Paragraph, inlineMarkdown([]span{{text: strings.TrimSpace(at.opening)}}, false), at)
	}
	at.opening = ""
	for ; first != nil; first = first.NextSibling() {
		s.block(first, at)
	}
}

// list adds the items of a list. The first text of an item carries its marker; an item that begins with something else
// has an empty text before it.
func (s *splitter) list(list *ast.List, at place) {
	at.lists++
	number := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		at.marker = "-"
		if list.IsOrdered() {
			at.marker = strconv.Itoa(number) + "."
			number++
		}
		first := item.FirstChild()
		if first == nil {
			continue
		}
		if box := checkBox(first); box != "" {
			at.marker = box
		}
		before := len(s.blocks)
		switch first.(type) {
		case *ast.Paragraph, *ast.TextBlock:
			s.itemText(first, at)
			first = first.NextSibling()
		default:
			s.add(news.ListItem, "", at)
		}
		at.marker = ""
		for ; first != nil; first = first.NextSibling() {
			s.block(first, at)
		}
		s.fillItem(before)
	}
}

// fillItem gives the item at i, where it has no text, the text that follows in it. An item without anything goes.
func (s *splitter) fillItem(i int) {
	if s.blocks[i].Markdown != "" {
		return
	}
	if len(s.blocks) == i+1 {
		s.blocks = s.blocks[:i]
		return
	}
	item, next := &s.blocks[i], s.blocks[i+1]
	text := next.Kind == news.Paragraph || next.Kind == news.Quote || next.Kind == news.Image
	if text && next.ListDepth == item.ListDepth && next.QuoteDepth == item.QuoteDepth {
		item.Markdown = next.Markdown
		s.blocks = append(s.blocks[:i+1], s.blocks[i+2:]...)
	}
}

// checkBox returns the marker of an item whose text begins with a check box; a heading in an item is not its text.
func checkBox(first ast.Node) string {
	box, ok := first.FirstChild().(*extast.TaskCheckBox)
	switch {
	case !ok || first.Kind() == ast.KindHeading:
		return ""
	case box.IsChecked:
		return "- [x]"
	}
	return "- [ ]"
}

// itemText adds the first text of a list item, whose images stay in it.
func (s *splitter) itemText(node ast.Node, at place) {
	markdown := s.inline(node)
	if markdown == "" && !isNumbered(at.marker) {
		at.marker = "-" // a check box without a text is none
	}
	s.add(news.ListItem, markdown, at)
}

func (s *splitter) heading(n *ast.Heading, at place) {
	spans := spansOf(n, s.source)
	for i := range spans {
		if spans[i].kind == breakSpan {
			spans[i] = span{text: " "}
		}
	}
	for _, p := range partsOf(tidy(spans)) {
		if p.image {
			s.add(news.Image, string(writeSpans(p.spans, false, 0)), at)
			continue
		}
		if markdown := inlineMarkdown(p.spans, false); markdown != "" {
			s.add(news.Heading, markdown, at)
			s.blocks[len(s.blocks)-1].Level = n.Level
		}
	}
}

// inline returns the inside of a block as Markdown that stands alone.
func (s *splitter) inline(node ast.Node) string {
	if plain, ok := s.plain(node); ok {
		return plain
	}
	return inlineMarkdown(spansOf(node, s.source), false)
}

// plain returns the text of a block that is one line without any sign of markup, as most are.
func (s *splitter) plain(node ast.Node) (string, bool) {
	lines := node.Lines()
	if lines == nil || lines.Len() != 1 || node.ChildCount() != 1 || node.FirstChild().Kind() != ast.KindText {
		return "", false
	}
	segment := lines.At(0)
	line := string(segment.Value(s.source))
	if hasMarkup(line) {
		return "", false
	}
	line = trimIndent(line)
	return line, line == "" || markerLength(line) == 0
}

// hasMarkup reports whether s holds a character that the dialect could read as anything but itself inside a line.
func hasMarkup(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '`', '*', '_', '~', '[', ']', '<', '>', '&', '|', '!', '#', '@':
			return true
		case ':':
			if i+2 < len(s) && s[i+1] == '/' && s[i+2] == '/' {
				return true
			}
		case '.':
			if i >= 3 && s[i-3:i] == "www" {
				return true
			}
		}
	}
	return false
}

// paragraph adds a paragraph. Images that stand alone, or on a line of their own, or first or last, are blocks.
func (s *splitter) paragraph(node ast.Node, at place) {
	if plain, ok := s.plain(node); ok && at.opening == "" {
		if plain != "" {
			s.add(news.Paragraph, plain, at)
		}
		return
	}
	spans := spansOf(node, s.source)
	if at.opening != "" {
		spans = tidy(append([]span{{text: at.opening}}, spans...))
	}
	for _, p := range partsOf(spans) {
		if p.image {
			s.add(news.Image, string(writeSpans(p.spans, false, 0)), at)
		} else if markdown := inlineMarkdown(p.spans, false); markdown != "" {
			s.add(news.Paragraph, markdown, at)
		}
	}
}

// part is a run of spans that makes one block.
type part struct {
	spans []span
	image bool
}

func partsOf(spans []span) []part {
	var parts []part
	text := 0 // where the text that is not yet in a part begins
	flush := func(end int) {
		if t := tidy(spans[text:end]); len(t) > 0 {
			parts = append(parts, part{spans: t})
		}
	}
	for i, s := range spans {
		if s.kind == imageSpan && standsAlone(spans, i) {
			flush(i)
			parts = append(parts, part{spans: spans[i : i+1], image: true})
			text = i + 1
		}
	}
	flush(len(spans))
	return parts
}

// standsAlone reports whether the image at i has nothing but images and blanks on one side of it, up to a line break or
// the edge of the paragraph.
func standsAlone(spans []span, i int) bool {
	return onlyImages(spans, i, -1) || onlyImages(spans, i, 1)
}

func onlyImages(spans []span, i, step int) bool {
	for i += step; i >= 0 && i < len(spans); i += step {
		s := spans[i]
		if s.kind == breakSpan {
			return true
		}
		if s.kind != imageSpan && (s.kind != plainSpan || strings.TrimFunc(s.text, isBlankRune) != "") {
			return false
		}
	}
	return true
}

// code adds a code block, its fence longer than any in it.
func (s *splitter) code(node ast.Node, language string, at place) {
	content := string(node.Lines().Value(s.source))
	if strings.TrimSpace(content) == "" {
		return
	}
	s.add(news.Code, fenced(content, language), at)
}

func fenced(content, language string) string {
	lines := strings.Split(news.Clean(content), "\n")
	for i, line := range lines {
		lines[i] = expandIndent(strings.TrimRight(line, " \t"))
	}
	content = strings.Trim(strings.Join(lines, "\n"), "\n")
	fence := strings.Repeat("`", max(3, longestRun(content, '`')+1))
	return fence + codeLanguage(language) + "\n" + content + "\n" + fence
}

// expandIndent makes spaces of the tabs that a line begins with: inside a list a tab would be cut apart. Before what could
// be a list marker there are no more than stay untouched when the block is read again.
func expandIndent(line string) string {
	rest := strings.TrimLeft(line, " \t")
	indent := strings.ReplaceAll(line[:len(line)-len(rest)], "\t", "    ")
	if rest != "" && isListMark(rest[0]) {
		indent = indent[:min(len(indent), maxCodeIndent)]
	}
	return indent + rest
}

// codeLanguage returns the name of a programming language as it may stand behind a fence.
func codeLanguage(s string) string {
	for i := 0; i < len(s); i++ {
		if !isAlnum(s[i]) && !strings.ContainsRune("+-#._", rune(s[i])) || i > 30 {
			return ""
		}
	}
	return s
}

// html adds what an HTML block holds.
func (s *splitter) html(n *ast.HTMLBlock, at place) {
	content := string(n.Lines().Value(s.source))
	if n.HasClosure() {
		content += string(n.ClosureLine.Value(s.source))
	}
	if !strings.Contains(content, "<") || isOnlyTags(content) {
		return
	}
	inner := splitter{source: []byte(FromHTML(content, ""))}
	inner.children(Parser().Parse(text.NewReader(inner.source)), at)
	s.blocks = append(s.blocks, inner.blocks...)
}

// isOnlyTags reports whether s has neither text nor anything to look at: a wrapper's tag, a comment.
func isOnlyTags(s string) bool {
	for s != "" {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			return news.IsBlank(s)
		}
		if !news.IsBlank(s[:open]) {
			return false
		}
		shut := strings.IndexByte(s[open:], '>')
		if shut < 0 {
			return false
		}
		name, _, _ := strings.Cut(strings.ToLower(s[open+1:open+shut]), " ")
		switch strings.Trim(name, "/") {
		case "img", "iframe", "video", "audio", "embed", "object", "hr":
			return false
		}
		s = s[open+shut+1:]
	}
	return true
}
