package news

import (
	"strings"
	"unicode"
)

// Undetermined is the language of a text that does not tell.
const Undetermined = "und"

// LanguageOf tells the language of s from its script, as a BCP 47 primary subtag: "ja" where kana and "ko" where Hangul
// hold a share, "zh" where Han characters do, "en" for Latin script, and the usual language of a few other scripts. One
// Han character weighs as much as one word of an alphabet, so a Chinese text full of Latin names is still Chinese. At
// most the first 20,000 characters are read.
func LanguageOf(s string) string {
	var han, kana, hangul int
	words := map[string]int{}
	inWord, seen := "", 0
	for _, r := range s {
		if seen++; seen > 20_000 {
			break
		}
		language := scriptOf(r)
		switch language {
		case "han":
			han++
		case "ja":
			kana++
		case "ko":
			hangul++
		case "":
			if !unicode.In(r, unicode.Mn) && r != '\'' && r != '’' {
				inWord = ""
			}
			continue
		default:
			if language != inWord {
				words[language]++
			}
			inWord = language
			continue
		}
		inWord = ""
	}
	best, most := Undetermined, 0
	for language, n := range words {
		if n > most || n == most && language < best {
			best, most = language, n
		}
	}
	if han+kana+hangul <= most {
		return best
	}
	switch {
	case hangul > han+kana:
		return "ko"
	case kana*8 > han:
		return "ja"
	}
	return "zh"
}

// scriptOf returns "han", or the language that the script of r usually writes; "" for what is no letter.
func scriptOf(r rune) string {
	switch {
	case r < 0x80:
		if r|0x20 >= 'a' && r|0x20 <= 'z' {
			return "en"
		}
		return ""
	case unicode.Is(unicode.Han, r):
		return "han"
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		return "ja"
	case unicode.Is(unicode.Hangul, r):
		return "ko"
	case !unicode.IsLetter(r):
		return ""
	case unicode.Is(unicode.Latin, r):
		return "en"
	case unicode.Is(unicode.Cyrillic, r):
		return "ru"
	case unicode.Is(unicode.Arabic, r):
		return "ar"
	case unicode.Is(unicode.Hebrew, r):
		return "he"
	case unicode.Is(unicode.Greek, r):
		return "el"
	case unicode.Is(unicode.Thai, r):
		return "th"
	case unicode.Is(unicode.Devanagari, r):
		return "hi"
	}
	return Undetermined
}

// PrimaryLanguage reduces a language tag as documents declare it ("zh-CN", "EN_us", "chinese") to a primary subtag; ""
// where the tag says nothing.
func PrimaryLanguage(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(strings.ReplaceAll(tag, "_", "-"))), "-")
	switch tag {
	case "chinese", "cn", "cmn", "yue":
		return "zh"
	case "english":
		return "en"
	case "und", "mul", "zxx":
		return ""
	}
	if len(tag) < 2 || len(tag) > 3 {
		return ""
	}
	for _, r := range tag {
		if r < 'a' || r > 'z' {
			return ""
		}
	}
	return tag
}

// ReadingLength returns how long s is to a reader: Han, kana and Hangul characters count one each, every word of another
// script two.
func ReadingLength(s string) int {
	length, inWord := 0, false
	for _, r := range s {
		switch scriptOf(r) {
		case "han", "ja", "ko":
			length++
			inWord = false
		case "":
			if !unicode.IsDigit(r) {
				inWord = false
				continue
			}
			fallthrough
		default:
			if !inWord {
				length += 2
			}
			inWord = true
		}
	}
	return length
}
