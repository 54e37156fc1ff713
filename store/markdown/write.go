package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// writer writes spans as Markdown that reads back as the same spans.
type writer struct {
	out     []byte
	caution caution
	table   bool  // in a cell: line breaks are tags, pipes are escaped
	keep    style // the styles that are written
	open    style
	order   [3]style // the styles that are open, outermost first
	depth   int
}

// inlineMarkdown writes spans as the Markdown of a block. Styles that the syntax can't express where they stand are left
// out: what is written always reads back as itself.
func inlineMarkdown(spans []span, table bool) string {
	if isPlain(spans) {
		return string(writeSpans(spans, table, 0))
	}
	if len(spans) > maxDelimiters {
		spans = asText(spans)
	}
	for _, keep := range []style{strong | emphatic | struck, strong, 0} {
		if out, ok := settle(spans, keep, table); ok {
			return out
		}
	}
	out, _ := settle(asText(spans), 0, table)
	return out
}

// isPlain reports whether spans are one text that can't hold an address, which would become a link when it is read.
func isPlain(spans []span) bool {
	if len(spans) != 1 || spans[0].kind != plainSpan || spans[0].url != "" || spans[0].style != 0 {
		return false
	}
	return !strings.ContainsAny(spans[0].text, "@") && !strings.Contains(spans[0].text, "www.") && !strings.Contains(spans[0].text, "tp:") &&
		!strings.Contains(spans[0].text, "tps:")
}

// settle writes spans, keeping these styles, until what is written reads back as itself; addresses in the text become
// links on the way. It reports false where that does not come about or would change what is said.
func settle(spans []span, keep style, table bool) (string, bool) {
	said := showText(spans)
	spans = slices.Clone(spans)
	for i := range spans {
		spans[i].style &= keep
	}
	var out []byte
	for range 4 {
		spans = expressible(spans)
		written := writeSpans(spans, table, strong|emphatic|struck)
		if out != nil && bytes.Equal(written, out) || len(written) == 0 {
			return string(written), true
		}
		out = written
		paragraph := parseInline(out)
		if paragraph == nil {
			return string(out), false
		}
		spans = spansOf(paragraph, out)
		if table {
			restorePipes(spans)
		}
		if showText(spans) != said {
			return string(out), false
		}
	}
	return string(out), false
}

// restorePipes undoes, in the code of a cell that was read as a paragraph, the escapes that only a table undoes.
func restorePipes(spans []span) {
	for i := range spans {
		if spans[i].kind == codeSpan {
			spans[i].text = strings.ReplaceAll(spans[i].text, `\|`, "|")
		}
	}
}

// asText reduces spans to one text, with its images and line breaks lost.
func asText(spans []span) []span {
	return []span{{text: strings.ReplaceAll(showText(spans), "\n", " ")}}
}

// showText returns what spans say.
func showText(spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		if s.kind == breakSpan {
			b.WriteByte('\n')
		}
		b.WriteString(s.text)
	}
	return b.String()
}

// expressible drops the styles whose delimiters would not be seen as such by the flanking rule where they would stand.
func expressible(spans []span) []span {
	for _, one := range []style{strong, emphatic, struck} {
		for i := 0; i < len(spans); i++ {
			if spans[i].style&one == 0 {
				continue
			}
			end := i
			for end < len(spans) && spans[end].style&one != 0 {
				end++
			}
			open, _ := flanks(edgeBefore(spans, i), edgeAfter(spans, i))
			_, shut := flanks(edgeBefore(spans, end), edgeAfter(spans, end))
			if !open || !shut {
				for j := i; j < end; j++ {
					spans[j].style &^= one
				}
			}
			i = end
		}
	}
	out := spans[:0]
	for _, s := range spans {
		if s.kind == plainSpan {
			out = appendPlain(out, s)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// edgeBefore returns the character that is written before spans[i], delimiters left out.
func edgeBefore(spans []span, i int) rune {
	if i == 0 {
		return ' '
	}
	s := spans[i-1]
	switch {
	case s.kind == breakSpan:
		return ' '
	case s.kind == imageSpan, s.url != "":
		return ')'
	case s.kind == codeSpan:
		return '`'
	}
	r, _ := utf8.DecodeLastRuneInString(s.text)
	return r
}

// edgeAfter returns the character that is written first for spans[i], delimiters left out.
func edgeAfter(spans []span, i int) rune {
	if i == len(spans) {
		return ' '
	}
	s := spans[i]
	switch {
	case s.kind == breakSpan:
		return ' '
	case s.kind == imageSpan:
		return '!'
	case s.url != "":
		return '['
	case s.kind == codeSpan:
		return '`'
	}
	r, _ := utf8.DecodeRuneInString(s.text)
	return r
}

func writeSpans(spans []span, table bool, keep style) []byte {
	w := writer{table: table, keep: keep, caution: cautionForSpans(spans)}
	w.caution.pipe = table
	size := 16
	for _, s := range spans {
		size += len(s.text) + len(s.url) + 8
	}
	w.out = make([]byte, 0, size)
	for i := 0; i < len(spans); {
		if spans[i].url != "" && spans[i].kind != imageSpan {
			i = w.link(spans, i)
			continue
		}
		w.span(spans[i], i == len(spans)-1)
		i++
	}
	w.setStyle(0)
	return w.out
}

func cautionForSpans(spans []span) caution {
	c := caution{}
	var star, low, tilde int
	for _, s := range spans {
		if s.style&(strong|emphatic) != 0 {
			c.star, c.low = true, true
		}
		if s.style&struck != 0 {
			c.tilde = true
		}
		if s.url != "" {
			c.bracket = true
		}
		if s.kind == plainSpan {
			star += strings.Count(s.text, "*")
			low += strings.Count(s.text, "_")
			tilde += strings.Count(s.text, "~")
			c.bracket = c.bracket || strings.Contains(s.text, "](")
		}
	}
	c.star, c.low, c.tilde = c.star || star > 1, c.low || low > 1, c.tilde || tilde > 1
	return c
}

// link writes the spans from i on that belong to one link and returns the index behind them. Styles that hold for the
// whole link go around it.
func (w *writer) link(spans []span, i int) int {
	end, common := i, spans[i].style
	for end < len(spans) && spans[end].url == spans[i].url && spans[end].kind != imageSpan && spans[end].kind != breakSpan {
		common &= spans[end].style
		end++
	}
	label := showText(spans[i:end])
	if lineStart(w.out) && (label == "x" || label == "X") {
		for ; i < end; i++ { // "[x]" at the head of a list item would be a check box
			w.span(spans[i], i == len(spans)-1)
		}
		return end
	}
	w.setStyle(common & w.keep)
	url := spans[i].url
	if label == url && end == i+1 && isAutoLink(url) {
		w.out = append(w.out, '<')
		w.out = append(w.out, url...)
		w.out = append(w.out, '>')
		return end
	}
	w.out = append(w.out, '[')
	for ; i < end; i++ {
		inner := spans[i]
		inner.style |= w.open
		w.span(inner, false)
	}
	w.setStyle(common & w.keep)
	w.out = append(w.out, "]("...)
	w.out = append(w.out, url...)
	w.out = append(w.out, ')')
	return end
}

func (w *writer) span(s span, last bool) {
	if s.kind == breakSpan {
		w.setStyle(0)
		if w.table {
			w.out = append(w.out, "<br>"...)
		} else {
			w.out = append(w.out, "\\\n"...)
		}
		return
	}
	if s.kind == imageSpan {
		s.style = 0
	}
	w.setStyle(s.style & w.keep)
	switch s.kind {
	case codeSpan:
		w.code(s.text)
	case imageSpan:
		w.out = appendImage(w.out, s, w.caution)
	default:
		w.out = appendText(w.out, s.text, w.caution, last)
	}
}

// setStyle closes the delimiters that end here and opens those that begin.
func (w *writer) setStyle(s style) {
	for w.open&^s != 0 {
		w.depth--
		w.out = append(w.out, delimiter(w.order[w.depth])...)
		w.open &^= w.order[w.depth]
	}
	for _, one := range []style{strong, emphatic, struck} {
		if s&^w.open&one != 0 {
			w.out = append(w.out, delimiter(one)...)
			w.order[w.depth] = one
			w.depth++
			w.open |= one
		}
	}
}

func delimiter(s style) string {
	switch s {
	case strong:
		return "**"
	case emphatic:
		return "*"
	}
	return "~~"
}

// code writes a code span between as many backticks as it takes.
func (w *writer) code(s string) {
	if w.table {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	w.out = append(w.out, fence...)
	if s[0] == '`' || s[len(s)-1] == '`' {
		s = " " + s + " "
	}
	w.out = append(w.out, s...)
	w.out = append(w.out, fence...)
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// appendImage writes an image. Its alt is text without a style.
func appendImage(dst []byte, s span, c caution) []byte {
	dst = append(dst, "!["...)
	alt := always
	alt.pipe = c.pipe
	dst = append(dst, appendText([]byte("["), s.text, alt, true)[1:]...)
	dst = append(dst, "]("...)
	dst = append(dst, s.url...)
	if s.size != "" {
		dst = append(dst, ` "`...)
		dst = append(dst, s.size...)
		dst = append(dst, '"')
	}
	return append(dst, ')')
}
