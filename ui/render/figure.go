package render

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"newsreader/store/markdown"
	"newsreader/store/news"
	"newsreader/ui/typeset"
)

// imageLine stands for an image: its number, what it shows (unless a caption says so) and its size, as a link to it.
func (s *side) imageLine(b news.Block, numbers []int, width int, withAlt bool) string {
	image, ok := markdown.ImageOf(b)
	if !ok || len(numbers) == 0 {
		return s.options.Measure.Truncate(s.inline.style(b, numbers), width, "…")
	}
	said := []string{fmt.Sprintf("[image %d]", numbers[0])}
	if withAlt && !news.IsBlank(image.Alt) {
		said = append(said, image.Alt)
	}
	if image.Width > 0 && image.Height > 0 {
		said = append(said, fmt.Sprintf("%d×%d", image.Width, image.Height))
	}
	line := s.options.Measure.Truncate(strings.Join(said, " "), width, "…")
	return openLink(image.URL) + s.options.Theme.Image.Render(line) + closeLink
}

// codeLines sets code as it is, in colours where its language is known. A line that is too long is cut with a mark.
func (s *side) codeLines(b news.Block, width int) []string {
	source := []byte(strings.ReplaceAll(b.Markdown, "\t", "    "))
	document := markdown.Parser().Parse(text.NewReader(source))
	code, ok := document.FirstChild().(*ast.FencedCodeBlock)
	if !ok || code.Lines().Len() == 0 {
		return nil
	}
	styled := s.highlight(document, code, source)
	lines := strings.Split(strings.Trim(styled, "\n"), "\n")
	if last := len(lines) - 1; last > 0 && typeset.Strip(lines[last]) == "" {
		lines = lines[:last] // colouring code ends it with an empty line of its own
	}
	for i, line := range lines {
		lines[i] = s.options.Measure.Truncate(line, width, "…")
	}
	return lines
}

// highlightLimit is the size, in bytes, from which code is shown in one colour: finding its colours would take longer
// than a person waits.
const highlightLimit = 32 << 10

func (s *side) highlight(document ast.Node, code *ast.FencedCodeBlock, source []byte) string {
	if code.Language(source) != nil && len(source) < highlightLimit {
		return s.inline.render(document, source)
	}
	return string(code.Lines().Value(source))
}
