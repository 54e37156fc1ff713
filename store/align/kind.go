package align

import "newsreader/store/news"

// kindPair is a kind of block beside another.
type kindPair struct{ a, b news.Kind }

// clashes returns the pairs of unlike kinds that both sides have. A kind that only one side has says nothing about its
// blocks: a translation that is plain text consists of paragraphs.
func clashes(a, b []block) map[kindPair]bool {
	inA, inB := kindsOf(a), kindsOf(b)
	pairs := make(map[kindPair]bool)
	for x := range inA {
		for y := range inB {
			if x != y && inB[x] && inA[y] {
				pairs[kindPair{x, y}] = true
			}
		}
	}
	return pairs
}

func kindsOf(blocks []block) map[news.Kind]bool {
	kinds := make(map[news.Kind]bool)
	for i := range blocks {
		kinds[blocks[i].kind] = true
	}
	return kinds
}

// kindCost is what it costs that one block stands for the other, from what they are.
func (m *match) kindCost(a, b *block) float64 {
	cost := 0.0
	if a.title != b.title {
		cost += titleClashCost
	}
	if a.kind == b.kind {
		if a.kind == news.Heading && a.level == b.level {
			cost -= headingPairGain
		}
		return cost
	}
	if len(m.kinds) > 0 && m.kinds[kindPair{a.kind, b.kind}] {
		cost += kindClashCost
	}
	return cost
}
