package align

import (
	"math"
	"sync"
	"unicode"
)

// Lengths are counted in letters of an alphabet, so that those of two languages compare. In the starter pair, a machine
// translation and thus wordy, a Han character became 3.4 English letters; in human translations it is rather under 3.
// What a pair really has is taken from its own totals, within limits: parts may be missing on one side.
const (
	hanLength    = 3.0
	kanaLength   = 1.7
	hangulLength = 2.2

	ratioLimit = 1.35

	// variance is that of the length of a translation for each letter of the original. The starter pair has 3.2 (Gale &
	// Church found 6.8 for English and French); human translators are freer.
	variance = 5.0

	// roughness is the variance that even the shortest block has.
	roughness = 30.0
)

// lengthOf counts letters and digits only: the two languages space and punctuate differently.
func lengthOf(text string) float64 {
	var length float64
	for _, r := range text {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' {
				length++
			}
		case unicode.Is(unicode.Han, r):
			length += hanLength
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			length += kanaLength
		case unicode.Is(unicode.Hangul, r):
			length += hangulLength
		case unicode.IsLetter(r), unicode.IsDigit(r):
			length++
		}
	}
	return length
}

// lengthRatio is how many letters of b one letter of a becomes.
func lengthRatio(a, b *Side) float64 {
	if a.length == 0 || b.length == 0 {
		return 1
	}
	return min(max(b.length/a.length, 1/ratioLimit), ratioLimit)
}

// deviation is how far two lengths differ, in standard deviations.
func deviation(a, b float64) float64 {
	return math.Abs(a-b) / math.Sqrt(variance*(a+b)/2+roughness)
}

const (
	costSteps = 16 // entries of the table for each standard deviation
	costReach = 8  // standard deviations that the table covers
)

// lengthCosts tabulates -log of the chance that the lengths of a pair deviate that far or further.
var lengthCosts = sync.OnceValue(func() []float64 {
	costs := make([]float64, costSteps*costReach)
	for i := range costs {
		costs[i] = -math.Log(math.Erfc(float64(i) / costSteps / math.Sqrt2))
	}
	return costs
})

// lengthCost is the cost of a deviation. Beyond the table it stays as high as it is there.
func lengthCost(costs []float64, deviation float64) float64 {
	return costs[min(int(min(deviation, costReach)*costSteps), len(costs)-1)]
}
