package document

import (
	"strings"

	"newsreader/store/news"
)

// languageOf tells a document's language from the script of its text. What the document declares is believed where that
// script can write it: pages of Chinese news declare "en" as often as not.
func languageOf(declared, title string, paragraphs []string) string {
	var sample strings.Builder
	sample.WriteString(title)
	for _, p := range paragraphs {
		if sample.Len() > 8<<10 {
			break
		}
		sample.WriteByte('\n')
		sample.WriteString(p[:boundary(p, min(len(p), 8<<10))])
	}
	told := news.LanguageOf(sample.String())
	declared = news.PrimaryLanguage(declared)
	if declared != "" && (told == news.Undetermined || scriptFamily(declared) == scriptFamily(told)) {
		return declared
	}
	return told
}

// scriptFamily names the languages that share a script by the one that news.LanguageOf tells for it.
func scriptFamily(language string) string {
	switch language {
	case "zh", "ja", "ko", "el", "th":
		return language
	case "ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn", "tg", "tt":
		return "ru"
	case "ar", "fa", "ur", "ps", "ug", "ckb", "sd":
		return "ar"
	case "he", "yi":
		return "he"
	case "hi", "mr", "ne", "sa":
		return "hi"
	case "bn", "ta", "te", "ml", "kn", "gu", "pa", "si", "my", "km", "lo", "ka", "hy", "am", "bo", "ti":
		return news.Undetermined
	}
	return "en"
}
