package align

import "testing"

func TestOnlyTranslationsArePaired(t *testing.T) {
	all := corpus(t)
	pairs, found := 0, 0
	for _, a := range all {
		for _, b := range all {
			if a.name == b.name {
				continue
			}
			_, got := IsTranslation(a.side(), b.side())
			_, score := Align(a.side(), b.side())
			if a.pair == b.pair {
				pairs++
				t.Logf("%s is a translation of %s: %v, score %.2f", a.name, b.name, got, score)
				if got {
					found++
				}
				// workshop has no number and no name: it is there to show what is given up for precision.
				if !got && a.pair != "workshop" {
					t.Errorf("%s is a translation of %s (score %.2f)", a.name, b.name, score)
				}
			} else if got {
				t.Errorf("%s is no translation of %s (score %.2f)", a.name, b.name, score)
			} else if score > 0.15 && a.language != b.language {
				t.Logf("tempting: %s, %s score %.2f", a.name, b.name, score)
			}
		}
	}
	t.Logf("%d of %d found", found, pairs)
}

func TestHalfATranslationIsStillOne(t *testing.T) {
	a, b := seed(t, "001"), seed(t, "002")
	if _, got := IsTranslation(a.side(), Prepare(b.texts[:len(b.texts)*2/3], "en")); !got {
		t.Error("two thirds of the translation are not recognised")
	}
}

func TestDocumentIsNoTranslationOfItself(t *testing.T) {
	a := seed(t, "001")
	if _, got := IsTranslation(a.side(), a.side()); got {
		t.Error("paired with itself")
	}
}
