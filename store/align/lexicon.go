package align

import (
	_ "embed"
	"strings"
	"sync"
)

// lexiconText has one concept to a line: the ways to write it in Chinese and English, of which any may stand for any
// other. An underscore joins two English words.
//
//go:embed lexicon.txt
var lexiconText string

// longestHanWord is the length in characters of the longest Chinese word looked for.
const longestHanWord = 5

// lexicon maps the hash of a term to the number of its concept.
var lexicon = sync.OnceValue(func() map[uint32]uint32 {
	terms := make(map[uint32]uint32, 1200)
	id := uint32(0)
	for line := range strings.Lines(lexiconText) {
		id++
		for term := range strings.FieldsSeq(line) {
			key := hashWord(term)
			if first, second, ok := strings.Cut(term, "_"); ok {
				key = joinHashes(hashWord(first), hashWord(second))
			}
			terms[key] = id
		}
	}
	return terms
})
