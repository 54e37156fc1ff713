package typeset

import (
	"strings"
	"unicode/utf8"
)

// filler fills lines from the start of a paragraph, each as full as may be.
type filler struct {
	Measure
	text  string
	infos []info
}

// fill returns where the lines start: the first takes at most first cells, the others rest.
func (f *filler) fill(first, rest int) []int {
	starts := []int{0}
	for at, width := 0, first; ; width = rest {
		end, last := f.line(at, width)
		if at = f.skip(end); last || at == len(f.text) {
			break
		}
		starts = append(starts, at)
	}
	if n := len(starts); f.Balance && n > 2 {
		f.balance(starts[n-2:], rest, rest)
	} else if f.Balance && n == 2 {
		f.balance(starts, first, rest)
	}
	return starts
}

// balance moves the last of two lines' starts back by one opportunity if the last line holds a single word of less than
// a third of its width, and the line before, at most width cells wide, stays at least two thirds full.
func (f *filler) balance(starts []int, width, rest int) {
	start, last := starts[0], starts[1]
	cells := 0
	for i := last; i < len(f.text); i = f.after(i) {
		cells += int(f.infos[i] & cellBits)
		if i > last && f.infos[i]&breakBits == good || 3*cells > rest {
			return
		}
	}
	used, better, usedThere := 0, 0, 0
	for i := start; i < last; i = f.after(i) {
		if i > start && f.infos[i]&breakBits == good {
			better, usedThere = i, used
		}
		used += int(f.infos[i] & cellBits)
	}
	if better > 0 && 3*usedThere >= 2*width && used-usedThere+cells <= rest {
		starts[1] = better
	}
}

// line returns where the line that starts at the byte start ends, and whether it is the last.
func (f *filler) line(start, width int) (end int, last bool) {
	used := 0
	goodAt, fairAt, weakAt := start, start, start
	for i := start; i < len(f.text); {
		here := f.infos[i]
		if i > start {
			switch here & breakBits {
			case good:
				goodAt = i
			case fair:
				fairAt = i
			case weak:
				weakAt = i
			}
		}
		next := f.after(i)
		cells := int(here & cellBits)
		if used+cells > width && i > start && here&isBlank == 0 && !f.mayHang(i, next, used, width) {
			switch {
			case goodAt > start:
				return goodAt, false
			case fairAt > start:
				return fairAt, false
			case weakAt > start:
				return weakAt, false
			}
			return f.lastResort(start, i, width), false
		}
		used += cells
		i = next
	}
	return len(f.text), true
}

// after returns where the cluster that starts at i ends.
func (f *filler) after(i int) int {
	for i++; i < len(f.text) && f.infos[i]&boundary == 0; i++ {
	}
	return i
}

// mayHang reports whether the cluster from i to next may stand past the end of a line that has no room for it.
func (f *filler) mayHang(i, next, used, width int) bool {
	if f.Punctuation != Hang || used > width {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(f.text[i:]); !hangs(r) {
		return false
	}
	return next == len(f.text) || f.infos[next]&isBlank != 0 || f.infos[next]&breakBits == good
}

// tries is how far back lastResort looks for a better place. Two closing marks and a dash are about the most that come
// together.
const tries = 8

// lastResort breaks what is wider than a line, before the cluster at i that does not fit or a little earlier, where the
// line would begin or end wrongly.
func (f *filler) lastResort(start, i, width int) int {
	if width < 4 {
		return i
	}
	for at, n := i, 0; at > start && n < tries; n++ {
		if f.fits(start, at) {
			return at
		}
		at = f.before(at)
	}
	return i
}

// fits reports whether a line from start may end, and the next begin, at the byte at.
func (f *filler) fits(start, at int) bool {
	end, next := f.trim(start, at), f.skip(at)
	return end > start && f.infos[f.before(end)]&noLast == 0 && (next == len(f.text) || f.infos[next]&noFirst == 0)
}

// before returns where the cluster starts that ends at i.
func (f *filler) before(i int) int {
	for i--; i > 0 && f.infos[i]&boundary == 0; i-- {
	}
	return i
}

// trim returns the end of the line from start to end without the blanks it ends in.
func (f *filler) trim(start, end int) int {
	for end > start {
		before := f.before(end)
		if f.infos[before]&isBlank == 0 {
			break
		}
		end = before
	}
	// A character that goes before its base takes a blank into its cluster.
	return start + len(strings.TrimRightFunc(f.text[start:end], isBlankRune))
}

// skip returns where the first cluster from i on starts that is no blank.
func (f *filler) skip(i int) int {
	for i < len(f.text) && f.infos[i]&isBlank != 0 {
		i = f.after(i)
	}
	return i
}
