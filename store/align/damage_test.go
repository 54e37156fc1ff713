package align

import (
	"math/rand/v2"
	"strings"
	"testing"

	"newsreader/store/news"
)

// damaged is a translation with something done to it, and what each of its blocks was made of.
type damaged struct {
	texts   []Text
	sources [][]int // numbers of the beads of the undamaged pair
}

// damage goes over the blocks and, with the given chance for each, drops it, merges it with the next or splits it.
func damage(texts []Text, beadOf []int, chance float64, kinds string, random *rand.Rand) damaged {
	var d damaged
	for i := 0; i < len(texts); i++ {
		text, from := texts[i], []int{beadOf[i]}
		if random.Float64() < chance {
			switch kinds[random.IntN(len(kinds))] {
			case 'd':
				continue
			case 'm':
				if i+1 < len(texts) {
					i++
					text.Plain += " " + texts[i].Plain
					if beadOf[i] != from[0] {
						from = append(from, beadOf[i])
					}
				}
			case 's':
				if head, tail, ok := splitSentences(text.Plain); ok {
					d.texts, d.sources = append(d.texts, Text{Kind: text.Kind, Plain: head}), append(d.sources, from)
					text.Plain = tail
				}
			}
		}
		d.texts, d.sources = append(d.texts, text), append(d.sources, from)
	}
	return d
}

// splitSentences cuts a text at the end of the sentence nearest to its middle.
func splitSentences(s string) (head, tail string, ok bool) {
	best := -1
	for i := range s {
		for _, end := range []string{". ", "。", "? ", "？"} {
			if strings.HasPrefix(s[i:], end) && i+len(end) < len(s) && (best < 0 || abs(i-len(s)/2) < abs(best-len(s)/2)) {
				best = i + len(end)
			}
		}
	}
	if best < 0 {
		return s, "", false
	}
	return s[:best], s[best:], true
}

func abs(n int) int { return max(n, -n) }

// wanted returns the true beads: blocks that hang together through the undamaged beads.
func (d damaged) wanted(originals []int) news.Alignment {
	var out news.Alignment
	a, b := 0, 0
	for a < len(originals) || b < len(d.texts) {
		bead := news.Bead{Original: news.Span{From: a, To: a}, Translation: news.Span{From: b, To: b}}
		last := -1
		for grown := true; grown; {
			grown = false
			if a < len(originals) && (originals[a] == last || last < 0 && (b == len(d.texts) || originals[a] <= d.sources[b][0]) || originals[a] < last) {
				last, a, grown = max(last, originals[a]), a+1, true
				continue
			}
			if b < len(d.texts) && last >= 0 && d.sources[b][0] <= last {
				last, b, grown = max(last, d.sources[b][len(d.sources[b])-1]), b+1, true
			}
		}
		bead.Original.To, bead.Translation.To = a, b
		out = append(out, bead)
	}
	return out
}

// score adds up how many beads of an alignment are right.
type score struct{ right, got, want int }

func (s *score) add(got, want news.Alignment) {
	type spans struct{ a, b news.Span }
	set := make(map[spans]bool)
	for _, bead := range want {
		if bead.Original.Len() > 0 && bead.Translation.Len() > 0 {
			set[spans{bead.Original, bead.Translation}] = true
			s.want++
		}
	}
	for _, bead := range got {
		if bead.Original.Len() > 0 && bead.Translation.Len() > 0 {
			s.got++
			if set[spans{bead.Original, bead.Translation}] {
				s.right++
			}
		}
	}
}

func (s *score) f1() float64 { return 2 * float64(s.right) / float64(s.got+s.want) }

func TestDamagedTranslationsAreAligned(t *testing.T) {
	original, translation := seed(t, "001"), seed(t, "002")
	var originals []Text
	for _, text := range original.texts {
		if text.Kind != news.Image {
			originals = append(originals, text)
		}
	}
	beadOfOriginal := make([]int, len(originals))
	beadOf := make([]int, len(translation.texts))
	for i, bead := range starterBeads() {
		beadOfOriginal[bead.Original.From] = i
		for j := bead.Translation.From; j < bead.Translation.To; j++ {
			beadOf[j] = i
		}
	}
	for _, c := range []struct {
		why    string
		kinds  string
		chance float64
		least  float64
	}{
		{"paragraphs dropped, lightly", "d", 0.1, 0.95},
		{"paragraphs merged, lightly", "m", 0.1, 0.95},
		{"paragraphs split, lightly", "s", 0.1, 0.95},
		{"all of it, lightly", "dms", 0.1, 0.95},
		{"all of it, heavily", "dms", 0.3, 0.85},
	} {
		random := rand.New(rand.NewPCG(1, 2))
		var total, back score
		for range 200 {
			d := damage(translation.texts, beadOf, c.chance, c.kinds, random)
			want := d.wanted(beadOfOriginal)
			checkCover(t, want, len(originals), len(d.texts))
			a, b := Prepare(originals, "zh"), Prepare(d.texts, "en")
			forward, _ := Align(a, b)
			backward, _ := Align(b, a)
			total.add(forward, want)
			back.add(backward, swapped(want))
		}
		t.Logf("%s: F1 %.3f, other way round %.3f", c.why, total.f1(), back.f1())
		if min(total.f1(), back.f1()) < c.least {
			t.Errorf("%s: F1 %.3f and %.3f, want %.2f", c.why, total.f1(), back.f1(), c.least)
		}
	}
}
