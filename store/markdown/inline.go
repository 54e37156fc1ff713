package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"newsreader/store/news"
)

// A span is a piece of the inside of a block, freed of the syntax it was written in.
type span struct {
	kind  spanKind
	style style
	text  string // what is shown: text, code, an image's alt
	url   string // of a link's pieces and of an image
	size  string // of an image: "640x480", or empty
}

type spanKind uint8

const (
	plainSpan spanKind = iota
	codeSpan
	imageSpan
	breakSpan // a hard line break
)

// style says how a span is set. Emphasis inside emphasis of the same kind is none.
type style uint8

const (
	strong style = 1 << iota
	emphatic
	struck
)

// spanList grows by spans, of which those that are one are joined.
type spanList struct {
	spans []span
	tail  []byte // the text of the last span while others are joined to it
	open  bool   // tail is in use
}

func (l *spanList) add(s span) {
	last := len(l.spans) - 1
	if last < 0 || !l.spans[last].joins(s) {
		l.settle()
		l.spans = append(l.spans, s)
		return
	}
	if !l.open {
		l.tail = append(l.tail[:0], l.spans[last].text...)
		l.open = true
	}
	l.tail = append(l.tail, s.text...)
}

// settle makes the last span's text whole.
func (l *spanList) settle() {
	if l.open {
		l.spans[len(l.spans)-1].text = string(l.tail)
		l.open = false
	}
}

// take returns the spans and starts anew.
func (l *spanList) take() []span {
	l.settle()
	spans := l.spans
	l.spans = nil
	return spans
}

// reader collects the spans of a block from its nodes.
type reader struct {
	spanList
	source []byte
}

// spansOf returns the spans of the inside of a block. Adjacent spans differ in style or link.
func spansOf(block ast.Node, source []byte) []span {
	r := reader{source: source}
	r.children(block, 0, "")
	return tidy(r.take())
}

func (r *reader) children(node ast.Node, s style, url string) {
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		r.inline(child, s, url)
	}
}

func (r *reader) inline(node ast.Node, s style, url string) {
	switch n := node.(type) {
	case *ast.Text:
		value := n.Segment.Value(r.source)
		if !n.IsRaw() {
			value = decode(value)
		}
		r.add(span{style: s, url: url, text: string(value)})
		switch {
		case n.HardLineBreak():
			r.spanList.add(span{kind: breakSpan})
		case n.SoftLineBreak():
			r.add(span{style: s, url: url, text: softBreak})
		}
	case *ast.String:
		r.add(span{style: s, url: url, text: string(n.Value)})
	case *ast.CodeSpan:
		r.add(span{kind: codeSpan, style: s, url: url, text: r.code(n)})
	case *ast.Emphasis:
		r.children(n, s|styleOf(n.Level), url)
	case *extast.Strikethrough:
		r.children(n, s|struck, url)
	case *ast.Link:
		r.children(n, s, address(string(decode(n.Destination)), nil))
	case *ast.AutoLink:
		r.autoLink(n, s)
	case *ast.Image:
		r.image(n)
	case *ast.RawHTML:
		if size := n.Segments.Len(); size > 0 {
			first := n.Segments.At(0)
			r.rawTag(string(first.Value(r.source)))
		}
	case *extast.TaskCheckBox:
	default:
		r.children(n, s, url)
	}
}

// softBreak stands for a line end until its neighbours are known. It is a noncharacter: cleaning drops it from input.
const softBreak = "\uffff"

func styleOf(level int) style {
	if level == 1 {
		return emphatic
	}
	return strong
}

// add adds a span, clean of what decoding brought to light.
func (r *reader) add(s span) {
	if s.text = cleanText(s.text); s.text != "" || s.kind != plainSpan {
		r.spanList.add(s)
	}
}

// cleanText is news.Clean but for our own sign for a soft line break. A line end that decoding brought to light is a blank.
func cleanText(s string) string {
	if s == softBreak {
		return s
	}
	return strings.ReplaceAll(news.Clean(s), "\n", " ")
}

// joins reports whether two spans are one.
func (s span) joins(other span) bool {
	return s.kind == plainSpan && other.kind == plainSpan && s.style == other.style && s.url == other.url
}

// code returns the content of a code span: its line ends are spaces.
func (r *reader) code(n ast.Node) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			b.Write(t.Segment.Value(r.source))
		}
	}
	return news.CleanLine(b.String())
}

func (r *reader) autoLink(n *ast.AutoLink, s style) {
	url := string(n.URL(r.source))
	if n.AutoLinkType == ast.AutoLinkEmail {
		url = "mailto:" + url
	}
	r.add(span{style: s, url: address(url, nil), text: string(n.Label(r.source))})
}

func (r *reader) image(n *ast.Image) {
	alt := reader{source: r.source}
	alt.children(n, 0, "")
	var b strings.Builder
	for _, s := range tidy(alt.take()) {
		if s.kind == breakSpan {
			s.text = " "
		}
		b.WriteString(s.text)
	}
	title := news.CleanLine(string(decode(n.Title)))
	picture := span{kind: imageSpan, text: news.CleanLine(b.String()), url: imageAddress(string(decode(n.Destination)), nil)}
	if _, _, ok := parseSize(title); ok {
		picture.size = title
	} else if picture.text == "" {
		picture.text = title
	}
	if picture.url == "" {
		r.add(span{text: picture.text})
		return
	}
	r.spanList.add(picture)
}

// rawTag keeps the images that Markdown writers set as HTML to give them a size; every other tag is dropped.
func (r *reader) rawTag(tag string) {
	if len(tag) < 5 || !strings.EqualFold(tag[:4], "<img") {
		return
	}
	picture, ok := pictureOfTag(tag)
	if ok {
		r.spanList.add(span{kind: imageSpan, text: picture.Alt, url: picture.URL, size: sizeText(picture.Width, picture.Height)})
	}
}

// tidy resolves soft line breaks and trims the spaces that markup leaves: at the ends, around line breaks, and at the
// edges of emphasis and links, where they move out.
func tidy(spans []span) []span {
	out := spans[:0:0]
	for i, s := range spans {
		if s.kind == plainSpan {
			s.text = resolveBreaks(s.text, lastRune(out), func() rune { return firstRune(spans[i+1:]) })
		}
		next := span{kind: breakSpan}
		if i+1 < len(spans) {
			next = spans[i+1]
		}
		out = appendTidy(out, s, next)
	}
	for len(out) > 0 {
		last := &out[len(out)-1]
		if last.kind == plainSpan {
			last.text = strings.TrimRightFunc(last.text, isBlankRune)
		}
		if last.kind != breakSpan && (last.text != "" || last.kind == imageSpan) {
			break
		}
		out = out[:len(out)-1]
	}
	return out
}

// appendTidy appends s to out, which begins with no space and has no space before a line break.
func appendTidy(out []span, s, next span) []span {
	atStart := len(out) == 0 || out[len(out)-1].kind == breakSpan
	switch s.kind {
	case breakSpan:
		if atStart {
			return out
		}
		last := &out[len(out)-1]
		if last.kind == plainSpan {
			if last.text = strings.TrimRightFunc(last.text, isBlankRune); last.text == "" {
				return appendTidy(out[:len(out)-1], s, next)
			}
		}
		return append(out, s)
	case codeSpan:
		if s.text == "" {
			return out
		}
		return append(out, s)
	case imageSpan:
		return append(out, s)
	case plainSpan:
	}
	if atStart {
		s.text = strings.TrimLeftFunc(s.text, isBlankRune)
	}
	if s.text == "" {
		return out
	}
	if s.style == 0 && s.url == "" {
		return appendPlain(out, s)
	}
	inner := strings.TrimLeftFunc(s.text, isBlankRune)
	if lead := s.text[:len(s.text)-len(inner)]; lead != "" {
		out = appendPlain(out, out[len(out)-1].gap(s, lead))
	}
	s.text = strings.TrimRightFunc(inner, isBlankRune)
	trail := inner[len(s.text):]
	if s.text != "" {
		out = appendPlain(out, s)
	}
	if trail != "" {
		out = appendPlain(out, s.gap(next, trail))
	}
	return out
}

// gap returns the white space between two spans, with what they have in common.
func (s span) gap(next span, blank string) span {
	g := span{text: blank, style: s.style & next.style}
	if s.url == next.url && s.kind != imageSpan && next.kind != imageSpan {
		g.url = s.url
	}
	return g
}

func appendPlain(out []span, s span) []span {
	if last := len(out) - 1; last >= 0 && out[last].joins(s) {
		out[last].text += s.text
		return out
	}
	return append(out, s)
}

// resolveBreaks replaces the soft line breaks in s by what they mean. before is the character before s; after returns
// the one behind it.
func resolveBreaks(s string, before rune, after func() rune) string {
	if !strings.Contains(s, softBreak) {
		return s
	}
	var b strings.Builder
	for {
		line, rest, found := strings.Cut(s, softBreak)
		b.WriteString(line)
		if !found {
			return b.String()
		}
		if line != "" {
			before, _ = utf8.DecodeLastRuneInString(line)
		}
		next, size := utf8.DecodeRuneInString(strings.TrimLeft(rest, softBreak+" \t"))
		if size == 0 {
			next = after()
		}
		b.WriteString(between(before, next))
		s = rest
	}
}

func lastRune(spans []span) rune {
	if len(spans) == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(spans[len(spans)-1].text)
	return r
}

func firstRune(spans []span) rune {
	if len(spans) == 0 {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(spans[0].text)
	return r
}

// decode resolves the backslash escapes and character references of Markdown text.
func decode(value []byte) []byte {
	if bytes.IndexByte(value, '\\') < 0 && bytes.IndexByte(value, '&') < 0 {
		return value
	}
	out := make([]byte, 0, len(value))
	for i := 0; i < len(value); {
		switch {
		case value[i] == '\\' && i+1 < len(value) && isASCIIPunct(value[i+1]):
			out = append(out, value[i+1])
			i += 2
		case value[i] == '&':
			end := min(len(value), i+40)
			if semicolon := bytes.IndexByte(value[i:end], ';'); semicolon > 0 && isReference(string(value[i:i+semicolon+1])) {
				reference := value[i : i+semicolon+1]
				out = append(out, util.ResolveEntityNames(util.ResolveNumericReferences(reference))...)
				i += semicolon + 1
				continue
			}
			fallthrough
		default:
			out = append(out, value[i])
			i++
		}
	}
	return out
}

// parseInline parses Markdown that stands alone as one paragraph; nil where it is anything else.
func parseInline(source []byte) ast.Node {
	document := Parser().Parse(text.NewReader(source))
	paragraph := document.FirstChild()
	if paragraph == nil || paragraph.NextSibling() != nil || paragraph.Kind() != ast.KindParagraph {
		return nil
	}
	return paragraph
}
