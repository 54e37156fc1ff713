package typeset

import (
	"strings"
	"unicode/utf8"
)

// char is the first rune of a cluster and its script.
type char struct {
	r      rune
	script script
}

// tailor walks over the clusters of a paragraph and puts what clreq, kinsoku and the reading of numbers and addresses
// ask for in the place of what UAX #14 says.
type tailor struct {
	quotes quotes

	before, last char // the two clusters before this one; of the blanks between them and this one only spaced tells
	spaced       bool
	opens        bool // last may not end a line
	closes       bool // last is a straight quote that closes
	low          bool // „ or ‚ is open; so “ or ‘ closes, as in German
	number       bool // last belongs to a number; in 800 多万 the Han do
	joint        bool // last stands behind a number and may stand before one, as in 8月5日
	unit         int  // so many clusters more belong to the unit of a number
}

func newTailor(text string) tailor {
	return tailor{quotes: quotes{paired: strings.Count(text, `"`)%2 == 0}}
}

// next describes the next cluster, and after is the text that follows; allowed is what UAX #14 says of a line that begins
// with the cluster.
func (t *tailor) next(cluster, after string, allowed bool) info {
	r, size := utf8.DecodeRuneInString(cluster)
	c := char{r, scriptOf(r)}
	if c.script == blank && size < len(cluster) {
		// A mark on a blank: something is shown.
		c.script = other
	}
	if c.script == blank {
		t.spaced, t.joint, t.unit = true, false, 0
		return isBlank
	}
	following, _ := utf8.DecodeRuneInString(after)
	opens, closes := isOpener(r), isCloser(r)
	switch {
	case r == '"':
		opens, closes = t.quotes.next(t, following)
	case r == '„' || r == '‚':
		t.low = true
	case opens && t.low && isCurly(r):
		opens, closes, t.low = false, true, false
	}
	result := never
	if t.last.r != 0 {
		result = t.level(c, following, opens, closes, allowed)
	}
	if opens {
		result |= noLast
	}
	if closes {
		result |= noFirst
	}

	t.unit = max(t.unit-1, 0)
	if t.number && c.script == han {
		t.unit = max(t.unit, unitLength(cluster, after)-1)
	}
	t.joint = t.number && joinsNumbers(r)
	t.number = c.script == digit || t.number && isMultiplier(r)
	t.before, t.last = t.last, c
	if t.spaced {
		t.before = char{' ', blank}
	}
	t.spaced, t.opens, t.closes = false, opens, closes && r == '"'
	return result
}

// level says whether a line may begin with c.
func (t *tailor) level(c char, following rune, opens, closes, allowed bool) info {
	if t.spaced {
		return t.afterBlank(c, following, closes, allowed)
	}
	switch {
	case isDash(c.r) && !isDash(t.last.r) && !t.opens:
		return choose(t.last.script == han, fair)
	case closes, t.opens:
		return never
	case c.r == '~' && t.last.script == han && scriptOf(following) != digit:
		return never
	case t.glued(c):
		return never
	case t.number && c.script == han, t.joint && (c.script == digit || isRange(c.r)):
		return fair
	case isRange(t.last.r) && c.script == digit && joinsNumbers(t.before.r):
		return fair
	case isRange(t.last.r) && c.script == digit && t.before.script == digit:
		return weak
	case isRange(c.r) && t.last.script == digit && scriptOf(following) == digit:
		return never
	}
	if level, ok := t.atQuote(c, following, opens); ok {
		return level
	}
	return t.between(c, allowed)
}

// glued reports whether c is one with what stands before it: the digits of a number, its unit, a name with its @.
func (t *tailor) glued(c char) bool {
	if c.script == digit && (t.last.script == digit || t.last.r == '第' || t.last.r == '．') {
		return true
	}
	return t.number && isUnit(c.r) || t.unit > 0 || t.last.r == '@'
}

// afterBlank says whether a line may begin with c where blanks stand before it.
func (t *tailor) afterBlank(c char, following rune, closes, allowed bool) info {
	switch {
	case isDash(c.r) && !t.opens:
		return choose(allowed, fair)
	case closes, t.opens:
		return never
	case (c.r == '-' || c.r == '–') && (following == utf8.RuneError || scriptOf(following) == blank):
		// A hyphen between blanks is a dash.
		return never
	}
	return choose(allowed, good)
}

// atQuote decides beside quotation marks, of which UAX #14 leaves the direction open: curly ones open or close by what
// they are, straight ones in turn.
func (t *tailor) atQuote(c char, following rune, opens bool) (level info, ok bool) {
	switch {
	case isApostrophe(t.last.r) && t.before.script == letter && c.script == letter:
		return never, true
	case opens && (isCurly(c.r) || c.r == '"') && (isWide(t.last) || isCurly(c.r) && scriptOf(following) == han && t.last.script != hangul):
		return good, true
	case (t.closes || t.last.r == '”' || t.last.r == '’') && (c.script == han || isWide(t.before) && c.script != hangul && c.script != symbol):
		return good, true
	}
	return never, false
}

// between decides inside of words and between characters that need no blanks.
func (t *tailor) between(c char, allowed bool) info {
	last := t.last
	switch {
	case isDash(last.r):
		return choose(!isDash(c.r) && allowed, good)
	case isASCII(last) && isASCII(c), isSeparator(last.r) && (c.script == letter || c.script == digit):
		// What is written without a blank is one word, be it a compound, a path or a date. Of the marks between digits only
		// those of dates may be a break's last resort: 3,000 and 12:30 are not to be read in halves.
		inNumber := t.before.script == digit && c.script == digit && last.r != '-' && last.r != '/'
		return choose(isSeparator(last.r) && !inNumber, weak)
	case last.r == '+' && c.script == han:
		return good
	case c.script == hangul && (last.script != han && last.script != other || strings.ContainsRune("”’」』》〉）", last.r)):
		// The particle behind a quotation belongs to its word.
		return choose(allowed, weak)
	case last.script == hangul && c.script != han && c.script != other:
		return choose(allowed, weak)
	case last.script == southeast && c.script == southeast:
		return choose(!leadsSyllable(last.r) && !endsSyllable(c.r), good)
	}
	return choose(allowed, good)
}

func choose(yes bool, level info) info {
	if yes {
		return level
	}
	return never
}

func isASCII(c char) bool { return c.r > ' ' && c.r < 0x7f }

func isCurly(r rune) bool { return r == '“' || r == '‘' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

// isWide covers Han, kana and the punctuation that is set as wide as they are.
func isWide(c char) bool {
	return c.script == han || c.r >= 0x3001 && c.r <= 0x303f || c.r >= 0xff01 && c.r <= 0xff60 || c.r == '”' || c.r == '’' || c.r == '…' || c.r == '—'
}

// leadsSyllable covers the Thai and Lao vowels that are written before the consonant they follow in speech.
func leadsSyllable(r rune) bool { return r >= 0x0e40 && r <= 0x0e44 || r >= 0x0ec0 && r <= 0x0ec4 }

// endsSyllable covers the Thai and Lao vowels and signs that belong to the letter before.
func endsSyllable(r rune) bool {
	switch r {
	case 0x0e2f, 0x0e30, 0x0e32, 0x0e33, 0x0e45, 0x0e46, 0x0eb0, 0x0eb2, 0x0eb3, 0x0ec6:
		return true
	}
	return false
}

// quotes tells straight double quotes apart: in turn where they come in pairs, else by the blanks beside them.
type quotes struct {
	paired, open bool
}

func (q *quotes) next(t *tailor, following rune) (opens, closes bool) {
	if q.paired {
		q.open = !q.open
		return q.open, !q.open
	}
	left := t.spaced || t.last.r == 0
	right := following == utf8.RuneError || scriptOf(following) == blank
	return left && !right, right && !left
}

// unitLength returns how many characters the unit has that begins with first.
func unitLength(first, after string) int {
	for _, unit := range units {
		if rest, ok := strings.CutPrefix(unit, first); ok && strings.HasPrefix(after, rest) {
			return utf8.RuneCountInString(unit)
		}
	}
	return 1
}

// units are those of more than one character, which are not cut either.
var units = [...]string{
	"小时", "小時", "分钟", "分鐘", "公里", "公斤", "公顷", "公頃", "千克", "千米", "毫米", "厘米", "平方米", "立方米", "美元", "欧元", "歐元", "日元",
	"港元", "英镑", "英鎊", "人民币", "人民幣", "百分点", "百分點", "世纪", "世紀", "周年", "週年", "摄氏度", "攝氏度",
}
