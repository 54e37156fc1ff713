package render

import (
	"strings"

	"newsreader/store/markdown"
	"newsreader/store/news"
	"newsreader/ui/typeset"
)

// deepest is how many quotes and lists are drawn around a block; what is nested deeper stands at that depth.
const deepest = 6

// side is one language of a page: its blocks and what is known of each before it is set.
type side struct {
	blocks  []news.Block
	frames  []frame
	numbers [][]int // of each block, the numbers of its links and images
	width   int
	inline  *inliner
	options Options
}

// frame is what stands before the lines of a block: quote bars, the list's indentation and, on the first line, a marker.
type frame struct {
	first, rest string // styled
	width       int    // cells of either
}

func newSide(blocks []news.Block, width int, options Options, translated bool) side {
	return side{
		blocks:  blocks,
		frames:  frames(blocks, width, options),
		width:   width,
		inline:  newInliner(options, translated),
		options: options,
	}
}

// number gives the links and images of the side their numbers.
func (s *side) number(register *register, known facts) {
	s.numbers = make([][]int, len(s.blocks))
	for i, addresses := range known.addresses {
		for _, address := range addresses {
			s.numbers[i] = append(s.numbers[i], register.number(address))
		}
	}
}

// register numbers the addresses of a page from 1; an address that comes again keeps its number.
type register struct {
	addresses []string
	known     map[string]int
}

func (r *register) number(address string) int {
	if n, ok := r.known[address]; ok {
		return n
	}
	if r.known == nil {
		r.known = map[string]int{}
	}
	r.addresses = append(r.addresses, address)
	r.known[address] = len(r.addresses)
	return len(r.addresses)
}

// frames works out every block's frame in one pass: a block inside a list item hangs where the item's text does.
func frames(blocks []news.Block, width int, options Options) []frame {
	all := make([]frame, len(blocks))
	var hanging []string // of each list depth, the blanks under its last item's marker
	for i, b := range blocks {
		if b.QuoteDepth == 0 && b.ListDepth == 0 {
			hanging = hanging[:0]
			continue
		}
		quotes := quoteBars(b.QuoteDepth, options)
		depth := min(b.ListDepth, deepest)
		for len(hanging) < depth {
			hanging = append(hanging, "  ")
		}
		hanging = hanging[:depth]
		if b.Marker != "" && depth > 0 {
			outer := strings.Join(hanging[:depth-1], "")
			marker := shownMarker(b.Marker, depth)
			hanging[depth-1] = strings.Repeat(" ", options.Measure.Width(marker)+1)
			all[i] = frame{first: quotes + outer + options.Theme.Marker.Render(marker) + " ", rest: quotes + outer + hanging[depth-1]}
		} else {
			indent := strings.Join(hanging, "")
			all[i] = frame{first: quotes + indent, rest: quotes + indent}
		}
		all[i].width = options.Measure.Width(all[i].rest)
		if all[i].width > width-8 && all[i].width > width/2 {
			all[i] = frame{} // no room for a frame: the text matters more
		}
	}
	return all
}

func shownMarker(marker string, depth int) string {
	switch {
	case strings.HasSuffix(marker, "[ ]"):
		return "☐"
	case strings.HasSuffix(marker, "[x]"), strings.HasSuffix(marker, "[X]"):
		return "☑"
	case strings.TrimLeft(marker, "-*+") != "":
		return marker
	case depth%2 == 0:
		return "◦"
	}
	return "•"
}

// set returns the lines of a span of blocks, with a blank line between those that are not items of one list.
func (s *side) set(span news.Span) []string {
	var lines []string
	for i := span.From; i < span.To; i++ {
		if i > span.From && !s.options.tight(s.blocks[i-1], s.blocks[i]) {
			lines = append(lines, s.gap(i))
		}
		lines = append(lines, s.setBlock(i)...)
	}
	return lines
}

// textLines breaks running text into lines.
func (s *side) textLines(b news.Block, numbers []int, width int) []string {
	text := s.inline.style(b, numbers)
	if s.options.Autospace {
		text = spaced(text)
	}
	width = s.options.textWidth(width)
	indent := 0
	if isPlain(b) && s.options.Indent < width/2 {
		indent = s.options.Indent
	}
	lines := s.options.Measure.WrapIndent(text, width-indent, width)
	if indent > 0 && len(lines) > 0 {
		lines[0] = strings.Repeat(" ", indent) + lines[0]
	}
	return lines
}

// isPlain reports whether a block is a paragraph outside lists and quotes.
func isPlain(b news.Block) bool {
	return b.Kind == news.Paragraph && b.ListDepth == 0 && b.QuoteDepth == 0
}

// tight reports whether two blocks stand close: items of one list, images, an image and its caption, and paragraphs that
// are told apart by their indent.
func (o Options) tight(a, b news.Block) bool {
	switch {
	case isPlain(a) && isPlain(b):
		return o.Indent > 0
	case a.Kind == news.Image && b.Kind == news.Paragraph:
		return isCaption(a, b)
	}
	return a.Kind == b.Kind && (a.Kind == news.ListItem || a.Kind == news.Image) && a.QuoteDepth == b.QuoteDepth
}

// isCaption reports whether the paragraph below an image says what the image is said to show.
func isCaption(image, paragraph news.Block) bool {
	shown, ok := markdown.ImageOf(image)
	return ok && shown.Alt != "" && strings.Contains(news.CleanLine(markdown.PlainText(paragraph)), shown.Alt)
}

// gap is the line between block i and the one before: blank, but for the bars of the quotes that both stand in.
func (s *side) gap(i int) string {
	if i == 0 || i >= len(s.blocks) || s.frames[i].width == 0 {
		return ""
	}
	both := min(s.blocks[i-1].QuoteDepth, s.blocks[i].QuoteDepth)
	return strings.TrimRight(quoteBars(both, s.options), " ")
}

func quoteBars(depth int, options Options) string {
	return strings.Repeat(options.Theme.QuoteBar.Render("│")+" ", min(depth, deepest))
}

func (s *side) setBlock(i int) []string {
	b, f := s.blocks[i], s.frames[i]
	width := max(s.width-f.width, 1)
	var lines []string
	switch b.Kind {
	case news.Image:
		captioned := i+1 < len(s.blocks) && s.blocks[i+1].Kind == news.Paragraph && isCaption(b, s.blocks[i+1])
		lines = []string{s.imageLine(b, s.numbers[i], width, !captioned)}
	case news.Code:
		lines = s.codeLines(b, width)
	case news.Table:
		lines = s.tableLines(b, s.numbers[i], width)
	case news.Rule:
		lines = []string{s.options.Theme.Rule.Render(strings.Repeat("─", max(1, min(width, 24)/s.options.Measure.Width("─"))))}
	case news.Heading, news.Paragraph, news.ListItem, news.Quote:
		lines = s.textLines(b, s.numbers[i], width)
	}
	for j, line := range lines {
		before := f.rest
		if j == 0 {
			before = f.first
		}
		lines[j] = strings.TrimRight(before+line, " ")
	}
	return guarded(lines)
}

// guarded is the last boundary before a terminal: nothing but our own styles and links passes.
func guarded(lines []string) []string {
	for i, line := range lines {
		lines[i] = typeset.Guard(line, true)
	}
	return lines
}
