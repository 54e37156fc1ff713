package align

import (
	"math"
	"slices"

	"newsreader/store/news"
)

// Threshold is the score from which on two documents may be taken for translations of one another. Of the starter
// articles and the parallel texts in testdata, translations score 0.40 to 0.82, but 0.25 where there is neither a number
// nor a name; what is no translation, on the same topic or in like words, scores at most 0.12. The threshold lies high,
// because a wrong pair is worse than none.
const Threshold = 0.35

// leastOrder is how much more anchors must agree in the order that the documents have than with one of them reversed.
// Articles on the same events share anchors too, but hardly in the same places: starter articles that are no
// translations reach 1 to 1.8 times; 001 and 002, which name the same few things throughout, 2.7; translations in
// testdata up to 7.
const leastOrder = 2

// IsTranslation reports whether one document is a translation of the other and, if so, how they are aligned. Precision comes
// first. Documents in one language are not translations, nor are those too short to have an order.
func IsTranslation(original, translation *Side) (news.Alignment, bool) {
	if original.language == translation.language && original.language != "" && original.language != news.Undetermined {
		return nil, false
	}
	m := newMatch(original, translation)
	path := m.bestPath()
	if m.confidence(path) < Threshold {
		return nil, false
	}
	reversed := *translation
	reversed.blocks = slices.Clone(translation.blocks)
	slices.Reverse(reversed.blocks)
	chance := newMatch(original, &reversed)
	if m.gain(path) < leastOrder*chance.gain(chance.bestPath()) {
		return nil, false
	}
	return cover(original, translation, path), true
}

// confidence is the score of an alignment: how much of the text is in beads that fit, times how many of the numbers,
// names and known words of each side are found in the right place on the other.
func (m *match) confidence(path []step) float64 {
	var joined, all float64
	i, j := 0, 0
	for _, s := range path {
		length := m.endA[i+s.a] - m.endA[i] + m.endB[j+s.b] - m.endB[j]
		joined += length * s.score
		all += length
		i, j = i+s.a, j+s.b
	}
	if all == 0 {
		return 0
	}
	inA, inB := m.found(path)
	return joined / all * math.Sqrt(inA*inB)
}

// slack is how many anchors that are not found every side is taken to have besides its own, so that a few coincidences
// in texts that have few anchors prove nothing.
const slack = 3

// found returns how much of the telling anchors of each side stand in the same beads on the other side, from 0 to 1.
// Each distinct anchor counts once in all, however many blocks have it.
func (m *match) found(path []step) (inA, inB float64) {
	countA, countB := countBlocks(m.a), countBlocks(m.b)
	i, j := 0, 0
	for _, s := range path {
		a, b := m.a[i:i+s.a], m.b[j:j+s.b]
		inA += foundIn(a, b, countA)
		inB += foundIn(b, a, countB)
		i, j = i+s.a, j+s.b
	}
	return inA / (telling(m.a) + slack), inB / (telling(m.b) + slack)
}

// foundIn sums up the telling anchors of some blocks that any of the others has.
func foundIn(blocks, others []block, counts map[uint32]int) float64 {
	sum := 0.0
	for i := range blocks {
		for _, x := range blocks[i].anchors {
			if x.isTelling() && slices.ContainsFunc(others, func(b block) bool { return b.has(x.key) }) {
				sum += 1 / float64(counts[x.key])
			}
		}
	}
	return sum
}

// telling is the number of distinct telling anchors.
func telling(blocks []block) float64 {
	keys := make(map[uint32]struct{})
	for i := range blocks {
		for _, x := range blocks[i].anchors {
			if x.isTelling() {
				keys[x.key] = struct{}{}
			}
		}
	}
	return float64(len(keys))
}

// isTelling reports whether a translation is expected to have the anchor too. Words of an alphabet are not: Alibaba is
// 阿里巴巴.
func (a anchor) isTelling() bool { return a.class >= smallNumber }

func (b *block) has(key uint32) bool {
	_, ok := slices.BinarySearchFunc(b.anchors, key, func(a anchor, key uint32) int {
		switch {
		case a.key < key:
			return -1
		case a.key > key:
			return 1
		}
		return 0
	})
	return ok
}

// gain is the weight of all anchors that the beads of a path share.
func (m *match) gain(path []step) float64 {
	sum := 0.0
	i, j := 0, 0
	for _, s := range path {
		sum += m.agreement.shared(i, s.a, j, s.b)
		i, j = i+s.a, j+s.b
	}
	return sum
}
