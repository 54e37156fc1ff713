package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isByline reports whether line says who wrote the text, for whom, or where it comes from, rather than what it is about.
func isByline(line string) bool {
	if len(line) > 200 || cells(line) > 90 {
		return false
	}
	return isLabelled(line) || isChineseByline(line) || isEnglishByline(line)
}

// isLabelled knows lines such as "Source: Xinhua" and "来源：新华社".
func isLabelled(line string) bool {
	at := strings.IndexAny(line, ":：")
	if at <= 0 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(line[:at])) {
	case "source", "author", "authors", "by", "editor", "edited by", "editors", "reporter", "photo", "photos", "text",
		"written by", "reported by", "translated by", "translator", "published", "updated", "posted", "date", "copyright",
		"来源", "文章来源", "稿件来源", "作者", "文", "图", "记者", "编辑", "责编", "责任编辑", "主编", "审校", "校对", "编译", "翻译",
		"撰文", "摄影", "头图", "头图来自", "发布时间", "时间", "日期", "原文链接", "公众号", "本文来自", "本文来自微信公众号":
		return true
	}
	return false
}

// isChineseByline knows "记者 张三 北京报道", "本报记者张三", "每经记者 马维民 每经编辑 李四" and "文丨张三": the role stands near
// the beginning, and no sentence follows.
func isChineseByline(line string) bool {
	if strings.ContainsAny(line, "，。！？") || cells(line) > 60 {
		return false
	}
	for _, role := range []string{"文", "图", "作者", "来源", "编辑", "记者", "撰文", "编译"} {
		rest, found := strings.CutPrefix(line, role)
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " ")); found && strings.ContainsRune("|｜丨/／·", r) {
			return true
		}
	}
	before, after, found := strings.Cut(line, "记者")
	if !found || utf8.RuneCountInString(before) > 6 {
		return false
	}
	after = strings.TrimSpace(after)
	for _, ending := range []string{"报道", "摄", "电", "发自", "讯", "文", "摄影报道"} {
		if strings.HasSuffix(after, ending) {
			return true
		}
	}
	// A name of two or three characters, or several with blanks between them.
	for _, name := range strings.FieldsFunc(after, func(r rune) bool { return unicode.IsSpace(r) || r == '、' || r == '/' }) {
		if utf8.RuneCountInString(name) > 4 {
			return false
		}
	}
	return after != ""
}

// isEnglishByline knows "By Jane Doe", "Reporter Li Lei reports from Beijing" and what machine translation makes of the
// Chinese ones: "Every editor, every reporter Ma Weimin from Beijing."
func isEnglishByline(line string) bool {
	words := strings.Fields(strings.TrimRight(line, ". "))
	if len(words) < 2 || len(words) > 14 {
		return false
	}
	if strings.EqualFold(words[0], "by") {
		return line[len(line)-1] != '.' && allNames(words[1:])
	}
	determined := isOneOf(words[0], "every", "our", "staff", "daily", "special", "chief", "nbd", "this")
	role := 0
	for role < len(words) && role < 4 && !isOneOf(words[role], "reporter", "reporters", "editor", "editors", "correspondent",
		"correspondents", "journalist", "intern", "writer") {
		role++
	}
	if role >= min(len(words)-1, 4) || !determined && role > 0 {
		return false
	}
	if strings.HasSuffix(words[role], ",") {
		return determined
	}
	rest := words[role+1:]
	for i, word := range rest {
		if isOneOf(word, "from", "reports", "report", "reported", "reporting", "sent") {
			return i > 0 && allNames(rest[:i])
		}
	}
	return allNames(rest)
}

// allNames reports whether every word is capitalised or joins names.
func allNames(words []string) bool {
	for _, word := range words {
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) && !isOneOf(word, "and", "of", "for", "in", "from", "with", "the", "staff", "writer", "|", "&",
			"reporter", "correspondent", "editor", "de", "van", "von", "bin", "al", "-", "—", "/") {
			return false
		}
	}
	return len(words) > 0
}

// isOneOf compares without case and without the punctuation around word.
func isOneOf(word string, words ...string) bool {
	word = strings.Trim(word, ",.;:()")
	for _, w := range words {
		if strings.EqualFold(word, w) {
			return true
		}
	}
	return false
}

// isAddress reports whether line is a web address and nothing else.
func isAddress(line string) bool {
	return !strings.Contains(line, " ") && (webAddress(line, "") != "" || strings.HasPrefix(line, "www."))
}

// isDate reports whether line is a date and nothing else: it can be read as one, and every word in it belongs to it.
func isDate(line string) bool {
	if len(line) > 120 || strings.IndexFunc(line, unicode.IsDigit) < 0 || parseDate(line, false).IsZero() {
		return false
	}
	for word := range strings.FieldsFuncSeq(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
		var p dateParts
		p.month, p.hour = -1, 0
		p.word(word)
		known := p.month > 0 || p.afternoon || p.morning || p.zone != nil || strings.HasSuffix(strings.ToLower(word), "day")
		if !known && !isOneOf(word, "t", "年", "月", "日", "号", "时", "点", "分", "秒", "mon", "tue", "wed", "thu", "fri", "sat",
			"sun", "st", "nd", "rd", "th", "at", "on") && !strings.HasPrefix(word, "星期") && !strings.HasPrefix(word, "周") {
			return false
		}
	}
	return true
}
