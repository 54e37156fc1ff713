package markdown

import (
	"sync"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parser returns the goldmark parser of the dialect. It may be used by many goroutines at once.
func Parser() parser.Parser { return dialect() }

var dialect = sync.OnceValue(newParser)

// documentParser is Parser for whole documents, which may have footnotes; in Blocks they are text.
var documentParser = sync.OnceValue(func() parser.Parser {
	p := newParser()
	p.AddOptions(
		parser.WithBlockParsers(util.Prioritized(noteDefinitions{}, 150)),
		parser.WithInlineParsers(util.Prioritized(noteReferences{}, 150)),
	)
	return p
})

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(lineBreakParser{}, 390),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(emphasisParser{}, 500),
			util.Prioritized(strikethroughParser{}, 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

// emphasisParser reads * and _ by the rule of flanks.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

// Parse implements parser.InlineParser.
func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	return pushDelimiters(block, pc, emphasis{})
}

type emphasis struct{}

// IsDelimiter implements parser.DelimiterProcessor.
func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements parser.DelimiterProcessor.
func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strikethroughParser reads ~ and ~~ by the rule of flanks.
type strikethroughParser struct{}

// Trigger implements parser.InlineParser.
func (strikethroughParser) Trigger() []byte { return []byte{'~'} }

// Parse implements parser.InlineParser.
func (strikethroughParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); runLength(line) > 2 || block.PrecendingCharacter() == '~' {
		return nil
	}
	return pushDelimiters(block, pc, strikethrough{})
}

type strikethrough struct{}

// IsDelimiter implements parser.DelimiterProcessor.
func (strikethrough) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (strikethrough) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == closer.OriginalLength
}

// OnMatch implements parser.DelimiterProcessor.
func (strikethrough) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

// pushDelimiters puts the run of delimiters at the reader on the stack that goldmark matches when the block ends.
func pushDelimiters(block text.Reader, pc parser.Context, processor parser.DelimiterProcessor) ast.Node {
	line, segment := block.PeekLine()
	length := runLength(line)
	before, after := runeBefore(block), ' '
	if length < len(line) {
		after, _ = utf8.DecodeRune(line[length:])
	}
	open, shut := flanks(before, after)
	if line[0] == '_' {
		open, shut = underscoreFlanks(before, after)
	}
	d := parser.NewDelimiter(open, shut, length, line[0], processor)
	d.Segment = segment.WithStop(segment.Start + length)
	block.Advance(length)
	pc.PushDelimiter(d)
	return d
}

func runLength(line []byte) int {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return n
}

// runeBefore returns the character before the reader; a variation selector stands for the character it belongs to.
func runeBefore(block text.Reader) rune {
	r := block.PrecendingCharacter()
	if !isVariationSelector(r) {
		return r
	}
	_, segment := block.PeekLine()
	source := block.Source()[:segment.Start]
	source = source[:len(source)-utf8.RuneLen(r)]
	if base, size := utf8.DecodeLastRune(source); size > 0 {
		if isAmbiguousQuote(base) && r == 0xfe01 {
			return '」' // U+FE01 asks for the wide form of the quote
		}
		return base
	}
	return r
}

// isAmbiguousQuote covers the curly quotes, which are of either width.
func isAmbiguousQuote(r rune) bool { return r == '‘' || r == '’' || r == '“' || r == '”' }

// lineBreakParser reads "<br>" as a hard line break.
type lineBreakParser struct{}

// Trigger implements parser.InlineParser.
func (lineBreakParser) Trigger() []byte { return []byte{'<'} }

// Parse implements parser.InlineParser.
func (lineBreakParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	length := breakTagLength(line)
	if length == 0 {
		return nil
	}
	block.Advance(length)
	node := ast.NewTextSegment(segment.WithStop(segment.Start))
	node.SetHardLineBreak(true)
	return node
}

// breakTagLength returns the length of the <br>, <br/> or <br /> that line begins with; 0 where it begins otherwise.
func breakTagLength(line []byte) int {
	if len(line) < 4 || line[1]|0x20 != 'b' || line[2]|0x20 != 'r' {
		return 0
	}
	i := 3
	for i < len(line) && line[i] == ' ' {
		i++
	}
	if i < len(line) && line[i] == '/' {
		i++
	}
	if i < len(line) && line[i] == '>' {
		return i + 1
	}
	return 0
}
