package markdown

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"newsreader/store/news"
)

// flow collects the inline content of a container and makes paragraphs of it.
type flow struct {
	spanList
	into    *html.Node // the container
	tag     string     // of the paragraphs: "p", "h1" to "h6"
	cell    bool       // the container is a table's cell: paragraphs become lines
	heads   bool       // a paragraph that is bold as a whole is a heading
	pending string     // the white space that stands before the next text
	breaks  int        // the line breaks before the next text
}

// text adds text with white space as HTML has it: runs count as one, those with a line end as what it means.
func (f *flow) text(s string, st style, url string) {
	if strings.Contains(s, codeNewline) {
		s = strings.ReplaceAll(s, codeNewline, "")
	}
	s = news.Clean(s)
	for s != "" {
		if n := blankPrefix(s); n > 0 {
			f.space(s[:n])
			s = s[n:]
			continue
		}
		n := wordPrefix(s)
		f.word(s[:n], st, url)
		s = s[n:]
	}
}

// codeNewline is what html-to-markdown puts in place of line ends in code.
const codeNewline = "\uf002"

const noBreakSpace = "\u00a0"

// blankPrefix returns the length of the white space that s begins with.
func blankPrefix(s string) int {
	n := 0
	for n < len(s) {
		switch {
		case s[n] == ' ' || s[n] == '\n' || s[n] == '\t':
			n++
		case strings.HasPrefix(s[n:], noBreakSpace):
			n += len(noBreakSpace)
		default:
			return n
		}
	}
	return n
}

// wordPrefix returns the length of the text that s begins with, single spaces in it included.
func wordPrefix(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n', '\t':
			return i
		case ' ':
			if i+1 == len(s) || blankPrefix(s[i+1:]) > 0 {
				return i
			}
		case noBreakSpace[0]:
			if strings.HasPrefix(s[i:], noBreakSpace) {
				return i
			}
		}
	}
	return len(s)
}

func (f *flow) space(run string) {
	switch {
	case f.pending == softBreak:
	case strings.Contains(run, "\n"):
		f.pending = softBreak
	case run == noBreakSpace && f.pending == "":
		f.pending = noBreakSpace
	default:
		f.pending = " "
	}
}

func (f *flow) word(s string, st style, url string) {
	if len(f.spans) == 0 && f.breaks == 0 {
		if s = strings.TrimLeftFunc(s, isBlankRune); s == "" {
			return
		}
	}
	f.begin(st, url)
	f.add(span{text: s, style: st, url: url})
}

// begin puts what stands before the next text: line breaks, of which two end a paragraph, or white space.
func (f *flow) begin(st style, url string) {
	breaks, pending := f.breaks, f.pending
	f.breaks, f.pending = 0, ""
	switch {
	case breaks > 1 && !f.cell:
		f.flush()
	case len(f.spans) == 0:
	case breaks > 0:
		f.add(span{kind: breakSpan})
	case pending != "":
		last := f.spans[len(f.spans)-1]
		gap := span{text: pending, style: st & last.style}
		if last.url == url && last.kind != imageSpan {
			gap.url = url
		}
		f.add(gap)
	}
}

// isHeading reports whether the paragraphs are headings.
func (f *flow) isHeading() bool { return f.tag != "p" }

// put adds an image or code.
func (f *flow) put(s span) {
	f.begin(s.style, s.url)
	f.add(s)
}

// lineBreak is a <br>, which is a space in a heading.
func (f *flow) lineBreak() {
	if f.tag != "p" {
		f.pending = " "
		return
	}
	f.breaks++
}

// flush ends the paragraph.
func (f *flow) flush() {
	if f.cell {
		f.breaks = min(f.breaks+1, len(f.spans))
		return
	}
	spans := f.take()
	f.pending, f.breaks = "", 0
	if len(spans) == 0 {
		return
	}
	for _, p := range partsOf(tidy(spans)) {
		tag := f.tag
		switch {
		case p.image:
			tag = "p"
		case f.heads && tag == "p" && isHeading(p.spans):
			tag = "h3"
		}
		if tag != "p" {
			for i := range p.spans {
				p.spans[i].style &^= strong
			}
		}
		if markdown := inlineMarkdown(p.spans, false); markdown != "" {
			f.append(tag, markdown)
		}
	}
}

// append adds a paragraph that is Markdown already.
func (f *flow) append(tag, markdown string) {
	paragraph := element(tag)
	paragraph.AppendChild(leaf(markdown))
	f.into.AppendChild(paragraph)
}

func leaf(markdown string) *html.Node {
	n := element(inlineTag)
	setAttribute(n, contentKey, markdown)
	return n
}

// finishCell returns the Markdown of the cell.
func (f *flow) finishCell() string { return inlineMarkdown(tidy(f.take()), true) }

// headingWidth is the greatest width, in terminal cells, of a bold paragraph that is taken for a heading.
const headingWidth = 40

// isHeading reports whether a paragraph is a section's heading that was set as bold text: bold as a whole, short, and no
// sentence.
func isHeading(spans []span) bool {
	cells := 0
	for _, s := range spans {
		if s.kind != plainSpan || s.style&strong == 0 && strings.TrimFunc(s.text, isBlankRune) != "" {
			return false
		}
		for _, r := range s.text {
			cells++
			if isCJK(r) {
				cells++
			}
		}
	}
	last, _ := utf8.DecodeLastRuneInString(showText(spans))
	return cells <= headingWidth && !strings.ContainsRune("。．.！!？?；;：:，,、…—”’」』》）)", last)
}
