package align

import (
	"slices"
	"testing"
)

func BenchmarkPrepare(b *testing.B) {
	d := seed(b, "001")
	for b.Loop() {
		d.side()
	}
}

func BenchmarkAlignStarterPair(b *testing.B) {
	x, y := seed(b, "001").side(), seed(b, "002").side()
	for b.Loop() {
		Align(x, y)
	}
}

func BenchmarkIsTranslation(b *testing.B) {
	x, y := seed(b, "001").side(), seed(b, "002").side()
	for b.Loop() {
		IsTranslation(x, y)
	}
}

func BenchmarkAlign2000x2000(b *testing.B) {
	zh, en := seed(b, "001"), seed(b, "002")
	x := Prepare(slices.Repeat(zh.texts, 80)[:2000*34/26], "zh")
	y := Prepare(slices.Repeat(en.texts, 80)[:2000], "en")
	b.Logf("%d x %d text blocks", len(x.blocks), len(y.blocks))
	for b.Loop() {
		Align(x, y)
	}
}

func BenchmarkFingerprint(b *testing.B) {
	x := seed(b, "001").side()
	for b.Loop() {
		x.Fingerprint()
	}
}

func BenchmarkShared(b *testing.B) {
	x, y := seed(b, "001").side().Fingerprint(), seed(b, "002").side().Fingerprint()
	for b.Loop() {
		x.Shared(y)
	}
}
