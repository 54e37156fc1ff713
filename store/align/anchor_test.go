package align

import (
	"slices"
	"testing"
)

func TestAnchorsAreTheSameInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		zh, en string
		shared int
	}{
		{"截至8月5日", "as of August 5", 2},
		{"截至八月五日", "as of August 5th", 2},
		{"截至 5 月 31 日", "until May 31", 2},
		{"四千万个红包", "40 million packets", 1},
		{"800 多万用户", "more than 8 million users", 2},
		{"三十多万", "over 300,000", 1},
		{"1.2亿", "120 million", 1},
		{"174亿", "17.4 billion", 1},
		{"三千五百万", "35,000,000", 1},
		{"二〇一五年", "in 2015", 1},
		{"２０１５年", "in 2015", 1},
		{"25.6%", "25.6 percent", 1},
		{"三家公司", "three companies", 2},
		{"淘宝的88VIP会员将加入QQ会员", "Taobao’s 88VIP members will join QQ members", 5},
		{"用 iPhone 的人", "iPhones", 1},
		{"为什么？", "Why?", 1},
		{"香港与纽约", "Hong Kong and New York", 2},
		{"万一", "in case", 0},
		{"8月", "8", 0},
		{"可能", "you may", 0},
	} {
		a, b := anchorsOf(c.zh), anchorsOf(c.en)
		shared := 0
		for _, x := range a {
			if slices.ContainsFunc(b, func(y anchor) bool { return x.key == y.key }) {
				shared++
			}
		}
		if shared != c.shared {
			t.Errorf("%q and %q share %d, want %d", c.zh, c.en, shared, c.shared)
		}
	}
}

func TestFingerprintsOfTranslationsAreTheNearest(t *testing.T) {
	all := corpus(t)
	for _, a := range all {
		best, bestShared, own := "", 0.0, 0.0
		for _, b := range all {
			if a.language == b.language {
				continue
			}
			shared := a.side().Fingerprint().Shared(b.side().Fingerprint())
			if a.pair == b.pair {
				own = shared
			}
			if shared > bestShared {
				best, bestShared = b.pair, shared
			}
		}
		if own > 0 && best != a.pair {
			t.Errorf("%s is nearest to %s (%.2f), its translation has %.2f", a.name, best, bestShared, own)
		}
	}
}
