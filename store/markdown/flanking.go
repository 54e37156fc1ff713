package markdown

import (
	"unicode"

	"github.com/yuin/goldmark/util"
	"golang.org/x/text/width"
)

// flanks tells whether a run of delimiters (* or ~) between the characters before and after may open and may close
// emphasis. It is CommonMark's flanking rule with the amendment of "markdown-cjk-friendly": beside a Chinese, Japanese or
// Korean character, punctuation does not count against the run, because such text has no spaces around it. The edges of
// a line count as spaces.
func flanks(before, after rune) (open, shut bool) {
	left, right := flanking(before, after)
	return left, right
}

// underscoreFlanks is flanks for the delimiter _, which does nothing inside a word.
func underscoreFlanks(before, after rune) (open, shut bool) {
	left, right := flanking(before, after)
	open = left && (!right || util.IsPunctRune(before))
	shut = right && (!left || util.IsPunctRune(after))
	return open, shut
}

func flanking(before, after rune) (left, right bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	cjkBefore, cjkAfter := isCJK(before), isCJK(after)
	punctBefore := !cjkBefore && util.IsPunctRune(before)
	punctAfter := !cjkAfter && util.IsPunctRune(after)
	left = !spaceAfter && (!punctAfter || spaceBefore || punctBefore || cjkBefore)
	right = !spaceBefore && (!punctBefore || spaceAfter || punctAfter || cjkAfter)
	return left, right
}

// isCJK covers what is wide, full-width or half-width by UAX #11, and Hangul, but no pictographs.
func isCJK(r rune) bool {
	if r < 0x1100 {
		return false
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth, width.EastAsianHalfwidth:
		return !isPictograph(r)
	}
	return isIdeographicSelector(r) || unicode.Is(unicode.Hangul, r)
}

// isIdeographicSelector covers the variation selectors that choose a shape of a Han character.
func isIdeographicSelector(r rune) bool { return r >= 0xe0100 && r <= 0xe01ef }

// isVariationSelector covers the selectors that belong to the character before them.
func isVariationSelector(r rune) bool { return r >= 0xfe00 && r <= 0xfe0f }

// isPictograph covers the blocks that hold characters shown as emoji, but for the ideographic ones in squares.
func isPictograph(r rune) bool {
	switch {
	case r == 0x303d || r == 0x3030 || r == 0x3297 || r == 0x3299:
		return false
	case r >= 0x1f200 && r <= 0x1f2ff:
		return r == 0x1f201 || r == 0x1f21a || r == 0x1f22f || r >= 0x1f232 && r <= 0x1f236 || r >= 0x1f238 && r <= 0x1f23a ||
			r == 0x1f250 || r == 0x1f251
	}
	return r >= 0x2300 && r <= 0x27bf || r >= 0x2b00 && r <= 0x2bff || r >= 0x1f000 && r <= 0x1faff
}
