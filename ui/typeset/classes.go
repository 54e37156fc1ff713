package typeset

import (
	"strings"
	"unicode"
)

// script is what a character is to line breaking, as far as the tailoring asks.
type script uint8

const (
	other script = iota
	blank
	digit
	letter // of a script that is written with spaces, other than Hangul
	han    // Han and kana: a line may break between any two of them
	hangul
	southeast // scripts without spaces that UAX #14 leaves to dictionaries (class SA)
	symbol    // printable ASCII that is none of these
)

func scriptOf(r rune) script {
	switch {
	case r < 0x80:
		return asciiScript(r)
	case r >= 0x4e00 && r <= 0x9fff, r >= 0x3400 && r <= 0x4dbf, r >= 0x3041 && r <= 0x3096, r >= 0x30a1 && r <= 0x30fa,
		r == '〇', r >= 0xf900 && r <= 0xfaff, r >= 0x20000 && r <= 0x3ffff:
		return han
	case r >= 0xac00 && r <= 0xd7ff, r >= 0x1100 && r <= 0x11ff, r >= 0x3131 && r <= 0x318e, r >= 0xa960 && r <= 0xa97c:
		return hangul
	case r >= 0x0e01 && r <= 0x0e5b && r != 0x0e3f, r >= 0x0e81 && r <= 0x0edf, r >= 0x1000 && r <= 0x109f, r >= 0x1780 && r <= 0x17d3:
		return southeast
	case r >= 0xff10 && r <= 0xff19:
		return digit
	case r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef:
		if r == 0x3000 {
			return blank
		}
		return other
	case unicode.IsSpace(r):
		return blank
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return other
}

func asciiScript(r rune) script {
	switch {
	case r <= ' ':
		return blank
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return letter
	}
	return symbol
}

// isCloser reports whether r may not begin a line: closing brackets and quotes, stops, and by clreq 3.1.2 the dash, the
// ellipsis, the middle dot, the connector and the solidus; of Japanese the small kana and the iteration marks.
func isCloser(r rune) bool {
	switch r {
	case ',', '.', ';', ':', '!', '?', ')', ']', '}', '%', '/',
		'”', '’', '·', '‰', '°', '′', '″', '℃', '℉', '‧', '‼', '⁇', '⁈', '⁉',
		'…', '‥', '⋯', '—', '―', '⸺', '⸻',
		'，', '。', '、', '；', '：', '？', '！', '．', '％', '／', '～', '〜', '］', '｝', '）', '｠', '｡', '｣', '､', '･',
		'》', '〉', '」', '』', '】', '〕', '〗', '〙', '〛', '〞', '〟', '・', 'ー', 'ｰ', '々', '〻', 'ゝ', 'ゞ', 'ヽ', 'ヾ':
		return true
	}
	return isSmallKana(r)
}

func isSmallKana(r rune) bool {
	switch r {
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ゕ', 'ゖ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return true
	}
	return r >= 0x31f0 && r <= 0x31ff || r >= 0xff67 && r <= 0xff6f
}

// isOpener reports whether r may not end a line.
func isOpener(r rune) bool {
	switch r {
	case '(', '[', '{', '“', '‘', '„', '‚', '（', '［', '｛', '｟', '｢', '《', '〈', '「', '『', '【', '〔', '〖', '〘', '〚', '〝':
		return true
	}
	return false
}

// isDash covers the marks that, doubled, make the Chinese dash and ellipsis.
func isDash(r rune) bool {
	switch r {
	case '—', '―', '⸺', '⸻', '…', '‥', '⋯':
		return true
	}
	return false
}

// isRange covers what stands between the two ends of a range of numbers.
func isRange(r rune) bool {
	switch r {
	case '-', '~', '–', '—', '～', '〜', '‐', '‑':
		return true
	}
	return false
}

// isSeparator covers the places where an address or a long number may be broken if it must be.
func isSeparator(r rune) bool {
	switch r {
	case '/', '?', '&', '-', '_', '=', '.', ',', ':', ';', '@', '#', '|', '‐', '–':
		return true
	}
	return false
}

// hangs reports whether r may stand in the margin.
func hangs(r rune) bool {
	switch r {
	case '，', '。', '、', '；', '：', '？', '！', '．', '｡', '､', '）', '》', '〉', '」', '』', '】', '”', '’', ',', '.', ';', ':', '!', '?', ')':
		return true
	}
	return false
}

// isUnit covers the characters that count or measure what a number before them tells.
func isUnit(r rune) bool {
	return isMultiplier(r) || joinsNumbers(r) || strings.ContainsRune("天周週号號秒角块塊元圆圓人名位家次倍岁歲款台臺部件条條张張篇期届屆级級层層楼樓寸尺米里斤吨噸克升度亩畝户戶辆輛"+
		"艘架套座间間所股份笔筆单單项項章节節页頁版集季场場轮輪成折票组組支颗顆片种種代只隻本颗", r)
}

// isMultiplier covers the characters that go on with a number written in digits: 5000万, 800多, 十几亿.
func isMultiplier(r rune) bool {
	switch r {
	case '十', '百', '千', '万', '萬', '亿', '億', '兆', '多', '余', '餘', '几', '幾', '个', '個':
		return true
	}
	return false
}

// joinsNumbers covers the Han characters that stand between the numbers of a date, a time or a ratio.
func joinsNumbers(r rune) bool {
	switch r {
	case '年', '月', '日', '时', '時', '点', '點', '分', '比':
		return true
	}
	return false
}
