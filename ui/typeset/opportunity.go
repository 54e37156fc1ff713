package typeset

import (
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// info describes one byte of plain text. Only the first byte of a cluster has any bit set.
type info uint8

const (
	cellBits  info = 3      // the cluster's width
	boundary  info = 1 << 2 // a cluster starts here
	breakBits info = 3 << 3 // whether a line may begin here: one of the four below
	isBlank   info = 1 << 5
	noFirst   info = 1 << 6 // the cluster may not begin a line
	noLast    info = 1 << 7 // the cluster may not end a line

	never info = 0      // only where a line is too narrow for what is between two better places
	weak  info = 1 << 3 // only where what is between two good places is wider than a line
	fair  info = 2 << 3 // the same, and better
	good  info = 3 << 3
)

// analyse finds the clusters of one paragraph of plain text and where its lines may begin.
func (m Measure) analyse(text string) []info {
	infos := make([]info, len(text))
	uax14(text, infos)
	t := newTailor(text)
	for i := 0; i < len(text); {
		size, cells := m.cluster(text[i:])
		infos[i] = boundary | info(cells) | t.next(text[i:i+size], text[i+size:], infos[i] == good)
		clear(infos[i+1 : i+size])
		i += size
	}
	return infos
}

// segmenters keeps the memory of segmenters from one paragraph to the next.
var segmenters = sync.Pool{New: func() any { return new(segmenter.Segmenter) }}

// uax14 marks as good the bytes before which UAX #14 lets a line begin. In parts of nothing but ASCII it marks all, for
// there it leaves the tailoring nothing to decide.
func uax14(text string, infos []info) {
	s := segmenters.Get().(*segmenter.Segmenter)
	for start := 0; start < len(text); {
		size, ascii := part(text[start:])
		end := start + size
		infos[start] = good
		switch {
		case ascii:
			for i := start; i < end; i++ {
				infos[i] = good
			}
		default:
			segment(s, text[start:end], infos[start:end])
		}
		start = end
	}
	if len(text) < 1<<16 {
		segmenters.Put(s)
	}
}

func segment(s *segmenter.Segmenter, text string, infos []info) {
	if s.InitWithString(text) != nil {
		// Guard leaves no invalid UTF-8. Were there any, the text would be taken for one long word.
		return
	}
	for lines := s.LineIterator(); lines.Next(); {
		infos[lines.Line().OffsetInBytes] = good
	}
}

// part returns the size of the first part of s that no rule of UAX #14 connects with the rest, for it ends in a blank
// between two ASCII letters or digits, and whether it is all ASCII.
func part(s string) (size int, ascii bool) {
	ascii = true
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] >= utf8.RuneSelf:
			ascii = false
		case s[i] == ' ' && i > 0 && i+1 < len(s) && isAlphanumeric(s[i-1]) && isAlphanumeric(s[i+1]):
			return i + 1, ascii
		}
	}
	return len(s), ascii
}

func isAlphanumeric(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
