package align

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"newsreader/store/news"
)

// beads writes an alignment as "0=0 1=1 21=21+22 5= =6".
func beads(alignment news.Alignment) string {
	var parts []string
	for _, bead := range alignment {
		parts = append(parts, indexes(bead.Original)+"="+indexes(bead.Translation))
	}
	return strings.Join(parts, " ")
}

func indexes(s news.Span) string {
	var parts []string
	for i := s.From; i < s.To; i++ {
		parts = append(parts, fmt.Sprint(i))
	}
	return strings.Join(parts, "+")
}

// starterBeads is the alignment of articles 001 and 002 by hand, over text blocks.
func starterBeads() news.Alignment {
	var out news.Alignment
	add := func(a, b, translations int) {
		out = append(out, news.Bead{Original: news.Span{From: a, To: a + 1}, Translation: news.Span{From: b, To: b + translations}})
	}
	for i := range 21 {
		add(i, i, 1)
	}
	add(21, 21, 2)
	for i := 22; i < 25; i++ {
		add(i, i+1, 1)
	}
	return out
}

func TestStarterPairIsAlignedAsByHand(t *testing.T) {
	original, translation := seed(t, "001"), seed(t, "002")
	for _, c := range []struct {
		why  string
		a, b document
		want news.Alignment
	}{
		{"original first", original, translation, starterBeads()},
		{"translation first", translation, original, swapped(starterBeads())},
	} {
		alignment, score := Align(c.a.side(), c.b.side())
		if got, want := beads(textOnly(alignment, c.a.texts, c.b.texts)), beads(c.want); got != want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, want)
		}
		if score < Threshold {
			t.Errorf("%s: score %.3f", c.why, score)
		}
		for _, bead := range alignment {
			if bead.Score < 0.5 {
				t.Errorf("%s: doubtful bead %v", c.why, bead)
			}
		}
	}
}

func TestStarterPairWithoutAnyKindIsAlignedAlike(t *testing.T) {
	original, translation := seed(t, "001"), seed(t, "002")
	for i := range original.texts {
		if original.texts[i].Kind == news.Heading {
			original.texts[i].Kind = news.Paragraph
		}
	}
	alignment, _ := Align(original.side(), translation.side())
	if got, want := beads(textOnly(alignment, original.texts, translation.texts)), beads(starterBeads()); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestParallelTextsAreAlignedOneToOne(t *testing.T) {
	all := corpus(t)
	for _, a := range all {
		for _, b := range all {
			if a.pair != b.pair || a.language == b.language || a.pair == "001" {
				continue
			}
			alignment, _ := Align(a.side(), b.side())
			for _, bead := range alignment {
				if bead.Original.Len() != 1 || bead.Original != bead.Translation {
					t.Errorf("%s, %s: %s", a.name, b.name, beads(alignment))
					break
				}
			}
		}
	}
}

func TestBlocksWithoutTextHaveBeadsOfTheirOwn(t *testing.T) {
	image := Text{Kind: news.Image}
	text := func(s string) Text { return Text{Kind: news.Paragraph, Plain: s} }
	first, second := text("Tencent paid 4,200 yuan in 2015."), text("In 1998 nobody at IBM had heard of it, or of anything like it.")
	for _, c := range []struct {
		why  string
		a, b []Text
		want string
	}{
		{"images before, between and after", []Text{image, first, image, second, image}, []Text{first, second, image}, "0= 1=0 2= 3=1 4= =2"},
		{"only images", []Text{image, image}, []Text{image}, "0= 1= =0"},
		{"nothing at all", nil, nil, ""},
		{"nothing on one side", []Text{first, image}, nil, "0= 1="},
		{"an image inside a bead is enclosed", []Text{first, image, second}, []Text{text(first.Plain + " " + second.Plain)}, "0+1+2=0"},
	} {
		alignment, _ := Align(Prepare(c.a, "en"), Prepare(c.b, "und"))
		if got := beads(alignment); got != c.want {
			t.Errorf("%s: got %s, want %s", c.why, got, c.want)
		}
	}
}

// checkCover fails unless the beads cover both sides once and in order, with scores in range.
func checkCover(t interface{ Errorf(string, ...any) }, alignment news.Alignment, a, b int) {
	nextA, nextB := 0, 0
	for _, bead := range alignment {
		if bead.Original.From != nextA || bead.Translation.From != nextB || bead.Original.Len() < 0 || bead.Translation.Len() < 0 ||
			bead.Original.Len()+bead.Translation.Len() == 0 || !(bead.Score >= 0 && bead.Score <= 1) {
			t.Errorf("bead %v after %d, %d", bead, nextA, nextB)
		}
		nextA, nextB = bead.Original.To, bead.Translation.To
	}
	if nextA != a || nextB != b {
		t.Errorf("covers %d and %d blocks of %d and %d", nextA, nextB, a, b)
	}
}

func TestAlignmentCoversEveryBlockOnce(t *testing.T) {
	kinds := []news.Kind{news.Heading, news.Paragraph, news.ListItem, news.Quote, news.Code, news.Table, news.Image, news.Rule}
	texts := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Text {
		return Text{
			Kind:  rapid.SampledFrom(kinds).Draw(t, "kind"),
			Level: rapid.IntRange(0, 6).Draw(t, "level"),
			Plain: rapid.OneOf(rapid.String(), rapid.StringMatching(`([0-9,.]{0,9}[百千万亿月年QV一三八。？ ]{0,5}){0,9}`)).Draw(t, "plain"),
		}
	}), 0, 40)
	rapid.Check(t, func(t *rapid.T) {
		a, b := texts.Draw(t, "a"), texts.Draw(t, "b")
		x, y := Prepare(a, "zh"), Prepare(b, "en")
		alignment, score := Align(x, y)
		checkCover(t, alignment, len(a), len(b))
		if !(score >= 0 && score <= 1) {
			t.Errorf("score %v", score)
		}
		IsTranslation(x, y)
		if f := x.Fingerprint(); len(f) > fingerprintSize || !slices.IsSorted(f) {
			t.Errorf("fingerprint %v", f)
		}
	})
}

func TestAlignmentOfUnevenDocumentsStaysInItsBand(t *testing.T) {
	line := Text{Kind: news.Paragraph, Plain: "A line of text with 42 letters."}
	long := Text{Kind: news.Paragraph, Plain: strings.Repeat("A line of text. ", 60_000)}
	many := slices.Repeat([]Text{line}, 3000)
	for _, c := range []struct {
		why  string
		a, b []Text
	}{
		{"one block against thousands", []Text{line}, many},
		{"one huge block among thousands", append(slices.Clone(many), long, line), many},
		{"two huge blocks at opposite ends", append(slices.Clone(many), long), append([]Text{long}, many...)},
		{"text against blocks without a letter", many, slices.Repeat([]Text{{Kind: news.Paragraph}}, 2000)},
	} {
		t.Run(c.why, func(t *testing.T) {
			alignment, _ := Align(Prepare(c.a, "en"), Prepare(c.b, "fr"))
			checkCover(t, alignment, len(c.a), len(c.b))
		})
	}
}

func FuzzAlign(f *testing.F) {
	f.Add("腾讯 88VIP，8月5日\n但这意味着什么呢？\n\n四千万", "Tencent 88VIP, August 5\nWhat does it mean?\n40 million")
	f.Add("99999999999999999999999亿亿亿亿亿亿亿亿亿亿亿亿", "1,000,000 million\n1.5.5,5\n5th 1990s")
	f.Add("一二三四五六七八九零一二三四五六七八九零百千万亿", "\xff\xfe３４％")
	f.Fuzz(func(t *testing.T, original, translation string) {
		a, b := textsOf(original), textsOf(translation)
		if alignment, is := IsTranslation(Prepare(a, "zh"), Prepare(b, "en")); is {
			checkCover(t, alignment, len(a), len(b))
		}
	})
}
