package align

import (
	"cmp"
	"math"
	"slices"
)

const (
	// widest is the largest number of blocks on one side of a bead.
	widest = 4

	// mostAnchors is how many anchors of a block are compared, the rarest first: it bounds the time for hostile texts.
	mostAnchors = 32

	// mostWeight bounds what one anchor may add; a coincidence is always possible.
	mostWeight = 3.0
)

// runs holds what the runs of one to four blocks of a side have: anchors (numbered from 0, those of the other side
// only, ascending), and the weight of them all.
type runs struct {
	anchors [widest][][]int32
	weight  [widest][]float64
}

// agreement compares the anchors of two sides. An anchor weighs the more, the fewer blocks have it.
type agreement struct {
	a, b    runs
	weights []float64
}

func newAgreement(a, b []block) agreement {
	inA, inB := countBlocks(a), countBlocks(b)
	var g agreement
	ids := make(map[uint32]int32)
	numbered := func(blocks []block) [][]int32 {
		out := make([][]int32, len(blocks))
		for i := range blocks {
			for _, x := range blocks[i].anchors {
				if inA[x.key] == 0 || inB[x.key] == 0 {
					continue
				}
				id, ok := ids[x.key]
				if !ok {
					id = int32(len(g.weights))
					ids[x.key] = id
					g.weights = append(g.weights, weightOf(x.class, max(
						float64(inA[x.key])/float64(len(a)), float64(inB[x.key])/float64(len(b)))))
				}
				out[i] = append(out[i], id)
			}
			if len(out[i]) > mostAnchors {
				slices.SortStableFunc(out[i], func(x, y int32) int { return cmp.Compare(g.weights[y], g.weights[x]) })
				out[i] = out[i][:mostAnchors]
			}
			slices.Sort(out[i])
		}
		return out
	}
	first, second := numbered(a), numbered(b)
	g.a, g.b = g.runs(first), g.runs(second)
	return g
}

// weightOf is what an anchor found in that share of the blocks of a side is worth as evidence: minus the logarithm of
// the chance of meeting it anywhere, less for the classes that coincide easily.
func weightOf(c class, share float64) float64 {
	weight := min(-math.Log(share), mostWeight)
	switch c {
	case word, capitalised:
		return weight * 0.5
	case mark, smallNumber:
		return weight * 0.6
	}
	return weight
}

func countBlocks(blocks []block) map[uint32]int {
	counts := make(map[uint32]int)
	for i := range blocks {
		for _, x := range blocks[i].anchors {
			counts[x.key]++
		}
	}
	return counts
}

func (g *agreement) runs(blocks [][]int32) runs {
	var r runs
	for size := range widest {
		for i := 0; i+size < len(blocks); i++ {
			anchors := blocks[i]
			if size > 0 {
				anchors = union(r.anchors[size-1][i], blocks[i+size])
			}
			weight := 0.0
			for _, id := range anchors {
				weight += g.weights[id]
			}
			r.anchors[size] = append(r.anchors[size], anchors)
			r.weight[size] = append(r.weight[size], weight)
		}
	}
	return r
}

func union(a, b []int32) []int32 {
	if len(b) == 0 {
		return a
	}
	out := make([]int32, 0, len(a)+len(b))
	out = append(append(out, a...), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// most bounds what shared can return for the same runs.
func (g *agreement) most(i, x, j, y int) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	return min(g.a.weight[x-1][i], g.b.weight[y-1][j])
}

// shared is the weight of the anchors that x blocks from i on have in common with y blocks of the other side from j on.
func (g *agreement) shared(i, x, j, y int) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	a, b := g.a.anchors[x-1][i], g.b.anchors[y-1][j]
	sum := 0.0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			sum += g.weights[a[0]]
			a, b = a[1:], b[1:]
		}
	}
	return sum
}
