package markdown

import (
	"strconv"
	"strings"

	"newsreader/store/news"
)

// Join returns one Markdown document made of blocks: for what Blocks returned, Blocks(Join(blocks)) is blocks again.
func Join(blocks []news.Block) string {
	var j joiner
	for _, b := range blocks {
		j.block(b)
	}
	j.release()
	return j.out.String()
}

// container is a quote or a list item that is open.
type container struct {
	indent  string // what every line in it begins with
	list    bool
	number  int  // of the item, 0 in a list without numbers
	bracket bool // the list writes "1)", because one that wrote "1." stands before it
	plus    bool // the list writes "+", because the one around it began on the same line
}

type joiner struct {
	out   strings.Builder
	open  []container
	begun bool
	tight bool   // the last block was a list item
	held  string // the beginning of the line of an item without a text of its own: what it holds goes on the same line
}

func (j *joiner) block(b news.Block) {
	item := b.Kind == news.ListItem
	lists, quotes := max(b.ListDepth, 0), max(b.QuoteDepth, 0)
	if item {
		lists = max(lists, 1)
	}
	kept, sibling := j.common(lists, quotes, item)
	var previous container
	if sibling {
		previous = j.open[kept]
	}
	first := j.held
	if j.held == "" || sibling || kept < len(j.open) {
		j.release()
		j.separate(kept, !j.isTight(b, kept, sibling))
		first = j.prefix(kept)
	}
	j.held = ""
	j.open = j.open[:kept]
	marks := j.enter(b, lists, quotes, previous)
	if strings.HasSuffix(first, "- ") && strings.HasPrefix(marks, "- ") && len(j.open) > 0 {
		marks = "+" + marks[1:] // items that begin on one line: "- - -" would be a rule
		j.open[len(j.open)-1].plus = true
	}
	first += marks
	j.begun, j.tight = true, item
	if item && b.Markdown == "" {
		j.held = first
		return
	}
	j.lines(b, first)
}

// enter opens the containers that b stands in and returns what they write before its first line.
func (j *joiner) enter(b news.Block, lists, quotes int, previous container) (first string) {
	for countQuotes(j.open) < quotes {
		j.open = append(j.open, container{indent: "> "})
		first += "> "
	}
	if b.Kind != news.ListItem {
		return first
	}
	for countLists(j.open)+1 < lists { // an item without the items around it
		j.open = append(j.open, container{indent: "  ", list: true})
		first += "- "
	}
	c, marker := itemContainer(b.Marker, previous)
	j.open = append(j.open, c)
	return first + marker
}

// isTight reports whether b, a list item, goes on a list without a blank line: after another item, as its sibling or as
// the first of a list in it. A numbered list may not interrupt a text.
func (j *joiner) isTight(b news.Block, kept int, sibling bool) bool {
	if b.Kind != news.ListItem || !j.tight {
		return false
	}
	inside := kept == len(j.open) && b.Markdown != "" && !isNumbered(b.Marker) && b.QuoteDepth <= countQuotes(j.open)
	return sibling || inside
}

// release writes an item that has no text.
func (j *joiner) release() {
	j.out.WriteString(strings.TrimRight(j.held, " "))
	j.held = ""
}

// common returns how many of the open containers the next block stands in too, and whether it is the next item of the
// list behind these.
func (j *joiner) common(lists, quotes int, item bool) (kept int, sibling bool) {
	l, q := 0, 0
	for i, c := range j.open {
		if item && c.list && l+1 == lists && q == quotes {
			return i, true
		}
		if c.list {
			l++
		} else {
			q++
		}
		if l > lists || item && l >= lists || q > quotes {
			break
		}
		kept = i + 1
	}
	return kept, false
}

func countLists(open []container) (n int) {
	for _, c := range open {
		if c.list {
			n++
		}
	}
	return n
}

func countQuotes(open []container) int { return len(open) - countLists(open) }

func isNumbered(marker string) bool { return marker != "" && marker[0] >= '0' && marker[0] <= '9' }

// itemContainer returns the container for an item with this marker, and the marker as it is written.
func itemContainer(marker string, previous container) (container, string) {
	c := container{list: true}
	if !isNumbered(marker) {
		c.indent = "  "
		c.plus = previous.plus
		if strings.HasPrefix(marker, "- [") {
			return c, marker + " "
		}
		if c.plus {
			return c, "+ "
		}
		return c, "- "
	}
	number, err := strconv.Atoi(strings.TrimRight(marker, ".)"))
	if err != nil || number > 999_999_999 {
		number = 0
	}
	c.number = number + 1
	c.bracket = previous.bracket
	if previous.number != 0 && previous.number != number {
		c.bracket = !c.bracket
	}
	written := strconv.Itoa(number) + ". "
	if c.bracket {
		written = strconv.Itoa(number) + ") "
	}
	c.indent = strings.Repeat(" ", len(written))
	return c, written
}

// separate ends the last block, with a blank line where asked, which stands in the containers both blocks share.
func (j *joiner) separate(kept int, blank bool) {
	if !j.begun {
		return
	}
	j.out.WriteByte('\n')
	if blank {
		j.out.WriteString(strings.TrimRight(j.prefix(kept), " "))
		j.out.WriteByte('\n')
	}
}

func (j *joiner) prefix(n int) string {
	var b strings.Builder
	for _, c := range j.open[:n] {
		b.WriteString(c.indent)
	}
	return b.String()
}

// lines writes the block, its first line behind first and the others behind the indent of the open containers.
func (j *joiner) lines(b news.Block, first string) {
	content := b.Markdown
	if b.Kind == news.Heading {
		content = strings.Repeat("#", min(max(b.Level, 1), 6)) + " " + content
	}
	if b.Kind == news.Rule && strings.HasSuffix(first, "- ") {
		content = "***" // "- ---" would be one rule
	}
	prefix := j.prefix(len(j.open))
	if first == "" && prefix == "" {
		j.out.WriteString(content)
		return
	}
	for i, line := range strings.Split(content, "\n") {
		if i > 0 {
			j.out.WriteByte('\n')
			first = prefix
		}
		if line == "" {
			j.out.WriteString(strings.TrimRight(first, " "))
			continue
		}
		j.out.WriteString(first)
		j.out.WriteString(line)
	}
}
