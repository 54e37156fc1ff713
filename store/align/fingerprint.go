package align

import (
	"cmp"
	"slices"
)

// Fingerprint is a small set of hashed anchors of a whole document: at most 64, distinct and ascending. It serves to
// find candidates cheaply among many documents; it decides nothing.
type Fingerprint []uint32

const fingerprintSize = 64

// Fingerprint picks the anchors that survive translation best: numbers (8月5日 and August 5, 四千万 and 40 million are
// the same), then names (88VIP, QQ, CEO), then words of the lexicon, then other words with a capital.
func (s *Side) Fingerprint() Fingerprint {
	classes := make(map[uint32]class)
	for i := range s.blocks {
		for _, x := range s.blocks[i].anchors {
			if x.class >= capitalised {
				classes[x.key] = max(classes[x.key], x.class)
			}
		}
	}
	all := make([]anchor, 0, len(classes))
	for key, c := range classes {
		all = append(all, anchor{key, c})
	}
	slices.SortFunc(all, func(a, b anchor) int {
		return cmp.Or(cmp.Compare(fingerprintRank(a.class), fingerprintRank(b.class)), cmp.Compare(a.key, b.key))
	})
	f := make(Fingerprint, 0, fingerprintSize)
	for _, x := range all[:min(len(all), fingerprintSize)] {
		f = append(f, x.key)
	}
	slices.Sort(f)
	return f
}

func fingerprintRank(c class) int {
	switch c {
	case number:
		return 0
	case name:
		return 1
	case concept:
		return 2
	case smallNumber:
		return 3
	}
	return 4
}

// doubt is how many anchors that are not shared every Fingerprint is taken to have besides its own, so that two small
// sets that happen to agree are not the likeliest candidates of all.
const doubt = 4

// Shared is how much of the smaller set the other one has too, from 0 to 1, in one pass over both. Only sets of
// documents without anything recognisable give 0 for translations of one another.
func (f Fingerprint) Shared(g Fingerprint) float64 {
	shared := 0
	for i, j := 0, 0; i < len(f) && j < len(g); {
		switch {
		case f[i] < g[j]:
			i++
		case f[i] > g[j]:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	return float64(shared) / float64(min(len(f), len(g))+doubt)
}
