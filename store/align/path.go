package align

import (
	"math"
	"slices"
)

// shape is a kind of bead: how many blocks of each side it joins, and minus the logarithm of how often that happens.
type shape struct {
	a, b int
	cost float64
}

// shapes are tried in this order; of equal paths the first found stays. Translators of news keep paragraphs more
// strictly than Gale & Church's translators kept sentences, so that one to one is still likelier here.
var shapes = [...]shape{
	{1, 1, 0.1},
	{1, 0, gapCost}, {0, 1, gapCost},
	{1, 2, 3.0}, {2, 1, 3.0},
	{2, 2, 6.0},
	{1, 3, 5.5}, {3, 1, 5.5},
	{1, 4, 7.0}, {4, 1, 7.0},
}

const (
	gapCost      = 4.5
	titleGapCost = 3.5 // a heading is lost more easily than a paragraph

	titleInRunCost  = 4.0 // a heading merged with its neighbours
	titleClashCost  = 2.5 // a heading that became a paragraph, or the other way round
	kindClashCost   = 2.0 // another kind of block, where both documents have both
	headingPairGain = 1.0

	// farthest is the deviation past which beads of three and more blocks are not looked at.
	farthest = 4.0
)

// match is the task of aligning two sides.
type match struct {
	a, b      []block
	endA      []float64 // length of the first i blocks, in letters of b
	endB      []float64
	costs     []float64
	agreement agreement
	kinds     map[kindPair]bool // clashes that mean something
}

func newMatch(a, b *Side) *match {
	ratio := lengthRatio(a, b)
	return &match{
		a:         a.blocks,
		b:         b.blocks,
		endA:      ends(a.blocks, math.Sqrt(ratio)),
		endB:      ends(b.blocks, 1/math.Sqrt(ratio)),
		costs:     lengthCosts(),
		agreement: newAgreement(a.blocks, b.blocks),
		kinds:     clashes(a.blocks, b.blocks),
	}
}

// ends returns the sums of the lengths, scaled so that both sides count alike whichever is the original.
func ends(blocks []block, scale float64) []float64 {
	out := make([]float64, len(blocks)+1)
	for i := range blocks {
		out[i+1] = out[i] + blocks[i].length*scale
	}
	return out
}

// bestPath finds the cheapest way through both sides, within a band around the line that joins equal shares of text.
func (m *match) bestPath() []step {
	band := newBand(m.endA, m.endB)
	costs := make([]float32, band.size())
	choices := make([]uint8, band.size())
	for i := range m.endA {
		for j := band.from[i]; j < band.to[i]; j++ {
			at := band.cell(i, j)
			costs[at], choices[at] = m.cheapest(band, costs, i, j)
		}
	}
	var path []step
	for i, j := len(m.a), len(m.b); i > 0 || j > 0; {
		s := shapes[choices[band.cell(i, j)]]
		i, j = i-s.a, j-s.b
		path = append(path, step{s.a, s.b, m.sureness(i, j, s)})
	}
	slices.Reverse(path)
	return path
}

// cheapest returns the cost of the best path to the cell (i, j) and the shape of its last bead.
func (m *match) cheapest(band *band, costs []float32, i, j int) (float32, uint8) {
	if i == 0 && j == 0 {
		return 0, 0
	}
	best, choice := math.Inf(1), uint8(0)
	for k := range shapes {
		s := &shapes[k]
		if i < s.a || !band.has(i-s.a, j-s.b) {
			continue
		}
		cost := float64(costs[band.cell(i-s.a, j-s.b)]) + s.cost
		most := m.agreement.most(i-s.a, s.a, j-s.b, s.b)
		if cost-most-headingPairGain >= best {
			continue
		}
		deviation := m.deviation(i-s.a, j-s.b, s)
		if s.a+s.b > 2 && deviation > farthest {
			continue
		}
		cost += m.beadCost(i-s.a, j-s.b, s, deviation)
		if most > 0 && cost-most < best {
			cost -= m.agreement.shared(i-s.a, s.a, j-s.b, s.b)
		}
		if cost < best {
			best, choice = cost, uint8(k)
		}
	}
	return float32(best), choice
}

// deviation compares the lengths of the bead of shape s that begins at (i, j).
func (m *match) deviation(i, j int, s *shape) float64 {
	if s.a == 0 || s.b == 0 {
		return 0
	}
	return deviation(m.endA[i+s.a]-m.endA[i], m.endB[j+s.b]-m.endB[j])
}

// beadCost is what a bead costs for its lengths and kinds, without the cost of its shape.
func (m *match) beadCost(i, j int, s *shape, deviation float64) float64 {
	switch {
	case s.b == 0:
		return titleGap(&m.a[i])
	case s.a == 0:
		return titleGap(&m.b[j])
	}
	cost := lengthCost(m.costs, deviation)
	if s.a == 1 && s.b == 1 {
		return cost + m.kindCost(&m.a[i], &m.b[j])
	}
	for k := range s.a {
		if m.a[i+k].title && s.a > 1 {
			cost += titleInRunCost
		}
	}
	for k := range s.b {
		if m.b[j+k].title && s.b > 1 {
			cost += titleInRunCost
		}
	}
	return cost
}

func titleGap(b *block) float64 {
	if b.title {
		return titleGapCost - gapCost
	}
	return 0
}

// sureness is the score of a bead: 1/2 where the evidence for it is as good as none.
func (m *match) sureness(i, j int, s shape) float64 {
	if s.a == 0 || s.b == 0 {
		return 0
	}
	cost := s.cost + m.beadCost(i, j, &s, m.deviation(i, j, &s)) - m.agreement.shared(i, s.a, j, s.b)
	return 1 / (1 + math.Exp((cost-gapCost)/2))
}
