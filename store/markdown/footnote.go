package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Footnotes are shown by a raised number, as in print: a number in brackets is what readers of the terminal know a link
// by. Notes that have a name are numbered too. The text of a note stays where its writer put it.

// footnoteMark returns the raised form of a note's number, which pages put in brackets of several kinds or none.
func footnoteMark(s string) (string, bool) {
	for _, pair := range []string{"[]", "()", "【】", "〔〕", "［］", "（）"} {
		open, size := utf8.DecodeRuneInString(pair)
		if inner, found := strings.CutPrefix(s, string(open)); found {
			if inner, found = strings.CutSuffix(inner, pair[size:]); found {
				s = strings.TrimSpace(inner)
				break
			}
		}
	}
	if !isNoteNumber(s) {
		return "", false
	}
	return shift(s, superscripts)
}

// isNoteNumber tells the numbers of notes from years.
func isNoteNumber(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && len(s) <= 3
}

// mark adds the mark of a note, with a space where it would run into a raised number before it.
func (f *flow) mark(s string, st style, url string) {
	f.settle()
	if last := len(f.spans) - 1; last >= 0 && f.pending == "" && f.breaks == 0 {
		if r, _ := utf8.DecodeLastRuneInString(f.spans[last].text); strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) {
			f.pending = " "
		}
	}
	f.text(s, st, url)
}

// maxNoteLabel is the longest name of a note, in bytes.
const maxNoteLabel = 64

// noteLabel returns the label of the "[^label]" that line begins with; empty where it begins otherwise.
func noteLabel(line string) string {
	rest, found := strings.CutPrefix(line, "[^")
	if !found {
		return ""
	}
	end := strings.IndexAny(rest[:min(len(rest), maxNoteLabel)], "] \t\n[\\`")
	if end <= 0 || rest[end] != ']' {
		return ""
	}
	return rest[:end]
}

// definesNote returns the label of the note that line begins to define, and the length of "[^label]:".
func definesNote(line string) (label string, length int) {
	label = noteLabel(line)
	length = len(label) + len("[^]:")
	if label == "" || len(line) < length || line[length-1] != ':' {
		return "", 0
	}
	return label, length
}

// noteNumbers are the numbers of the notes that have names, in the order in which they are defined.
type noteNumbers map[string]string

var noteNumbersKey = parser.NewContextKey()

// numberNotes gives every named note of a document a number that no other note has.
func numberNotes(source string) noteNumbers {
	if !strings.Contains(source, "[^") {
		return nil
	}
	taken := map[string]bool{}
	var names []string
	for line := range strings.SplitSeq(source, "\n") {
		switch label, _ := definesNote(strings.TrimLeft(line, " \t>")); {
		case label == "":
		case isNoteNumber(label):
			taken[label] = true
		default:
			names = append(names, label)
		}
	}
	numbers := noteNumbers{}
	next := 1
	for _, name := range names {
		if numbers[name] != "" {
			continue
		}
		for taken[strconv.Itoa(next)] {
			next++
		}
		numbers[name] = strconv.Itoa(next)
		next++
	}
	return numbers
}

// number returns the number of a note: its label, where that is one.
func (n noteNumbers) number(label string) string {
	if number := n[label]; number != "" {
		return number
	}
	return label
}

func numbersOf(pc parser.Context) noteNumbers {
	numbers, _ := pc.Get(noteNumbersKey).(noteNumbers)
	return numbers
}

// noteReferences reads "[^1]" as the mark of a note.
type noteReferences struct{}

// Trigger implements parser.InlineParser.
func (noteReferences) Trigger() []byte { return []byte{'['} }

// Parse implements parser.InlineParser.
func (noteReferences) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	label := noteLabel(string(line[:min(len(line), maxNoteLabel)]))
	length := len(label) + len("[^]")
	mark, ok := footnoteMark(numbersOf(pc).number(label))
	if !ok || length < len(line) && line[length] == '(' {
		return nil
	}
	block.Advance(length)
	return ast.NewString([]byte(mark))
}

// note is the definition of a footnote.
type note struct {
	ast.BaseBlock
	label string
}

var noteKind = ast.NewNodeKind("Note")

// Kind implements ast.Node.
func (n *note) Kind() ast.NodeKind { return noteKind }

// Dump implements ast.Node.
func (n *note) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"Label": n.label}, nil)
}

// opening returns what is shown before the text of the note.
func (n *note) opening() string {
	if mark, ok := footnoteMark(n.label); ok {
		return mark + " "
	}
	return "[^" + n.label + "]: "
}

// noteDefinitions reads "[^label]: text" and what is indented by four columns below it.
type noteDefinitions struct{}

// Trigger implements parser.BlockParser.
func (noteDefinitions) Trigger() []byte { return []byte{'['} }

// Open implements parser.BlockParser.
func (noteDefinitions) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	offset := pc.BlockOffset()
	if offset < 0 {
		return nil, parser.NoChildren
	}
	label, length := definesNote(string(line[offset:min(len(line), offset+2*maxNoteLabel)]))
	if label == "" || isInNote(parent) {
		return nil, parser.NoChildren
	}
	reader.Advance(offset + length)
	return &note{label: numbersOf(pc).number(label)}, parser.HasChildren
}

func isInNote(n ast.Node) bool {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == noteKind {
			return true
		}
	}
	return false
}

// Continue implements parser.BlockParser.
func (noteDefinitions) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if strings.TrimLeft(string(line), " \t\n") == "" {
		return parser.Continue | parser.HasChildren
	}
	const indent = 4
	width, bytes := 0, 0
	for bytes < len(line) && width < indent && (line[bytes] == ' ' || line[bytes] == '\t') {
		if width++; line[bytes] == '\t' {
			width = indent
		}
		bytes++
	}
	if width < indent {
		return parser.Close
	}
	reader.Advance(bytes)
	return parser.Continue | parser.HasChildren
}

// Close implements parser.BlockParser.
func (noteDefinitions) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (noteDefinitions) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (noteDefinitions) CanAcceptIndentedLine() bool { return false }
