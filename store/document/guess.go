package document

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// sampleSize is how many bytes a guess looks at.
const sampleSize = 64 << 10

// guessUTF16 returns the byte order of UTF-16 without a mark, nil for anything else. Half the bytes of Latin text are
// zero then; in Chinese text only those of line ends, spaces and digits are, so its commonest characters must turn up.
func guessUTF16(data []byte) encoding.Encoding {
	sample := data[:min(len(data), sampleSize)&^1]
	zeros := bytes.Count(sample, []byte{0})
	if zeros == 0 || zeros*5 < len(sample) && utf8.Valid(data) {
		return nil
	}
	for _, order := range []unicode.Endianness{unicode.LittleEndian, unicode.BigEndian} {
		likely, common := 0, 0
		for i := 0; i < len(sample); i += 2 {
			low, high := sample[i], sample[i+1]
			if order == unicode.BigEndian {
				low, high = high, low
			}
			switch unit := rune(high)<<8 | rune(low); unit {
			case '，', '。', '、', '的', '一', '是':
				likely++
				common++
			default:
				if isLikely(unit) {
					likely++
				}
			}
		}
		if likely*20 >= len(sample)/2*19 && (common > 0 || zeros*5 >= len(sample)) {
			return unicode.UTF16(order, unicode.IgnoreBOM)
		}
	}
	return nil
}

// isLikely reports whether news is written with r: ASCII and Latin letters, punctuation, kana, Han, full-width forms.
func isLikely(r rune) bool {
	return r == '\n' || r == '\r' || r == '\t' || r >= 0x20 && r < 0x7f || r >= 0xa0 && r < 0x250 ||
		r >= 0x2000 && r < 0x2070 || r >= 0x3000 && r < 0x3100 || r >= 0x4e00 && r < 0xa000 || r >= 0xff00 && r < 0xfff0
}

// guessChinese tells GB18030 from Big5 by where their everyday characters lie: in each of the two, almost all
// characters of a text fall into a part of the table that text of the other one rarely meets. It returns nil where
// neither fits.
func guessChinese(data []byte) encoding.Encoding {
	sample := data[:min(len(data), sampleSize)]
	gb, big5 := everyday(sample, isEverydayGB), everyday(sample, isEverydayBig5)
	switch {
	case max(gb, big5) < 0.7:
		return nil
	case gb >= big5:
		return simplifiedchinese.GB18030
	}
	return traditionalchinese.Big5
}

// everyday returns the share of two-byte characters that are everyday ones; a byte that begins no character weighs as
// much as two rare characters.
func everyday(sample []byte, isEveryday func(lead, trail byte) bool) float64 {
	hits, all := 0, 0
	for i := 0; i < len(sample); i++ {
		lead := sample[i]
		if lead < 0x80 {
			continue
		}
		if i+1 == len(sample) {
			break
		}
		trail := sample[i+1]
		if lead == 0x80 || lead == 0xff || trail < 0x40 || trail == 0x7f || trail == 0xff {
			if isFourByteGB(sample[i:]) {
				i += 3
				continue
			}
			all += 2
			continue
		}
		all++
		if isEveryday(lead, trail) {
			hits++
		}
		i++
	}
	if all == 0 {
		return 0
	}
	return float64(hits) / float64(all)
}

func isFourByteGB(b []byte) bool {
	return len(b) >= 4 && b[0] > 0x80 && b[1] >= '0' && b[1] <= '9' && b[2] > 0x80 && b[3] >= '0' && b[3] <= '9'
}

// isEverydayGB covers punctuation, full-width forms and the first level of GB 2312.
func isEverydayGB(lead, trail byte) bool {
	return trail >= 0xa1 && (lead == 0xa1 || lead == 0xa3 || lead >= 0xb0 && lead <= 0xd7)
}

// isEverydayBig5 covers punctuation and the first level of Big5.
func isEverydayBig5(lead, trail byte) bool {
	return (trail <= 0x7e || trail >= 0xa1) && (lead == 0xa1 || lead >= 0xa4 && lead <= 0xc6)
}

// mostlyUTF8 reports whether data is UTF-8 in which some bytes are bad. Valid sequences must outnumber the stray bytes. A
// sequence that is cut short speaks neither for UTF-8 nor against it, unless it is all there is: at the very end, where
// a cut is to be expected, two bytes of one are proof enough, but a single one may as well be an accented letter. Where
// valid and bad bytes adjoin and may be Chinese of another encoding, a fifth of bad bytes is too much.
func mostlyUTF8(data []byte) bool {
	data = bytes.TrimRight(data, " \t\r\n")
	valid, bad, stray, final := 0, 0, 0, 0
	adjoin := false
	validEnd, badEnd := -1, -1
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		if _, size := utf8.DecodeRune(data[i:]); size > 1 {
			valid++
			adjoin = adjoin || badEnd == i
			i += size
			validEnd = i
			continue
		}
		size := cutSequence(data[i:])
		adjoin = adjoin || validEnd == i
		bad += max(size, 1)
		i += max(size, 1)
		badEnd = i
		switch {
		case i == len(data) && size > 0:
			final = size
		case size < 2:
			stray++
		}
	}
	if adjoin && guessChinese(data) != nil {
		return valid >= 4*bad
	}
	return valid > stray || final > 1 && bad == final
}

// cutSequence returns how many bytes at the beginning of data may begin a longer sequence of UTF-8 that is not there.
func cutSequence(data []byte) int {
	n := 0
	for n < len(data) && !utf8.FullRune(data[:n+1]) {
		n++
	}
	return n
}

// mostlyASCII reports whether at most one byte in four is none of ASCII, as in the languages of Western Europe.
func mostlyASCII(data []byte) bool {
	high := 0
	for _, c := range data {
		if c >= utf8.RuneSelf {
			high++
		}
	}
	return high*4 <= len(data)
}
