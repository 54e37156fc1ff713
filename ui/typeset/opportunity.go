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
	ascii := isASCIIText(text)
	if !ascii {
		uax14(text, infos)
	}
	t := newTailor(text)
	for i := 0; i < len(text); {
		size, cells := m.cluster(text[i:])
		infos[i] = boundary | info(cells) | t.next(text[i:i+size], text[i+size:], ascii || infos[i] == good)
		clear(infos[i+1 : i+size])
		i += size
	}
	return infos
}

// isASCIIText reports whether the tailoring decides alone: within ASCII it leaves UAX #14 nothing to say.
func isASCIIText(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// segmenters keeps the memory of segmenters from one paragraph to the next.
var segmenters = sync.Pool{New: func() any { return new(segmenter.Segmenter) }}

// uax14 marks as good the bytes before which UAX #14 lets a line begin.
func uax14(text string, infos []info) {
	s := segmenters.Get().(*segmenter.Segmenter)
	if len(text) < 1<<16 {
		defer segmenters.Put(s)
	}
	if s.InitWithString(text) != nil {
		// Guard leaves no invalid UTF-8. Were there any, the tailoring would have to do.
		return
	}
	for lines := s.LineIterator(); lines.Next(); {
		infos[lines.Line().OffsetInBytes] = good
	}
}
