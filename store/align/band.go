package align

import "sort"

const (
	// halfBand is how many blocks of b a path may stray from its expected place, as a part of all blocks of b, and at
	// the least: documents of up to that many blocks are searched whole.
	halfBandPart  = 0.1
	halfBandLeast = 150

	// mostCells bounds the memory and time for very long documents, beyond what they need for their length.
	mostCells = 4 << 20
)

// band says which cells of the table of (blocks of a taken, blocks of b taken) are looked at: in row i those from
// from[i] up to but not including to[i]. Rows overlap or meet, so that a path exists.
type band struct {
	from, to []int
	start    []int // the number of cells in the rows before
}

// newBand lays a band along equal shares of the text, given the sums of the lengths on both sides.
func newBand(endA, endB []float64) *band {
	rows, last := len(endA), len(endB)-1
	half := max(halfBandLeast, int(float64(last)*halfBandPart))
	half = max(4, min(half, mostCells/2/rows))
	b := &band{from: make([]int, rows), to: make([]int, rows), start: make([]int, rows+1)}
	for i, end := range endA {
		middle := 0
		if total := endA[rows-1]; total > 0 {
			middle = sort.SearchFloat64s(endB, end/total*endB[last])
		}
		b.from[i] = min(max(middle-half, 0), last)
		b.to[i] = min(middle+half, last) + 1
	}
	b.from[0], b.to[rows-1] = 0, last+1
	for i := 1; i < rows; i++ {
		b.to[i-1] = max(b.to[i-1], b.from[i]+1)
	}
	for i := range rows {
		b.start[i+1] = b.start[i] + b.to[i] - b.from[i]
	}
	return b
}

func (b *band) size() int { return b.start[len(b.from)] }

func (b *band) has(i, j int) bool { return j >= b.from[i] && j < b.to[i] }

func (b *band) cell(i, j int) int { return b.start[i] + j - b.from[i] }
