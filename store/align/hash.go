package align

// Anchors of different sorts get different hashes, so that the month 8 is not the number 8.
const (
	numberSpace  = 0x9e3779b1
	monthSpace   = 0x85ebca77
	conceptSpace = 0xc2b2ae3d
	markSpace    = 0x27d4eb2f
)

// hash mixes a value of one sort into a key (the finaliser of MurmurHash3).
func hash(space, value uint32) uint32 {
	h := space ^ value*0xcc9e2d51
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}

// wordHash hashes a word letter by letter (FNV-1a). It leaves off a plural s.
type wordHash struct {
	state, before uint32
	last, prior   rune
	length        int
}

func (h *wordHash) add(r rune) {
	if h.length == 0 {
		h.state = 2166136261
	}
	h.before = h.state
	h.prior, h.last = h.last, r
	for ; r != 0; r >>= 8 {
		h.state = (h.state ^ uint32(r&0xff)) * 16777619
	}
	h.length++
}

func (h *wordHash) sum() uint32 {
	if h.length >= 4 && h.last == 's' && h.prior != 's' {
		return h.before
	}
	return h.state
}

// joinHashes is the key of two words that are one term: Hong Kong.
func joinHashes(a, b uint32) uint32 { return hash(a*31, b) }

func hashWord(s string) uint32 {
	var h wordHash
	for _, r := range s {
		h.add(r)
	}
	return h.sum()
}
