package document

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// The widths, in cells, of a title that is taken from the text: a first line that stands like a headline may have the
// longer one, a sentence is cut at the shorter.
const (
	headlineWidth = 120
	titleWidth    = 60
)

// deriveTitle makes a title of the first paragraph that is not about who wrote the text, when or where; of the file's
// name where there is none. whole is the index of the paragraph that is a headline as it stands, with text below it; -1
// where the title is only a part of a paragraph, or a sentence, or stands below a rule.
func deriveTitle(paragraphs []string, name string) (title string, whole int) {
	fallback, ornament := "", false
	for i, p := range paragraphs {
		if i == 50 {
			break
		}
		long := len(p) > 4*maxTitle
		if long {
			p = p[:boundary(p, 4*maxTitle)]
		}
		line := oneLine(p, 4*maxTitle)
		if isAddress(line) || isDate(line) {
			continue
		}
		if !hasLetters([]string{line}) {
			ornament = true
			continue
		}
		if !isByline(line) {
			switch {
			case long || !isHeadline(line) || !hasLetters(paragraphs[i+1:]):
				return cutTitle(line), -1
			case ornament:
				return line, -1
			}
			return line, i
		}
		fill(&fallback, line)
	}
	if fallback != "" {
		return cutTitle(fallback), -1
	}
	return nameTitle(name), -1
}

func hasLetters(paragraphs []string) bool {
	return slices.ContainsFunc(paragraphs, func(p string) bool { return strings.IndexFunc(p, unicode.IsLetter) >= 0 })
}

// nameTitle makes a title of a path: its last element without the extension.
func nameTitle(name string) string {
	name = filepath.Base(filepath.ToSlash(name))
	if extension := filepath.Ext(name); len(extension) < len(name) {
		name = strings.TrimSuffix(name, extension)
	}
	if title := oneLine(name, maxTitle); title != "" && title != "-" && title != "." && title != "/" {
		return title
	}
	return "Untitled"
}

// isHeadline reports whether a whole paragraph is short and does not end as a sentence or an address to the reader does.
func isHeadline(line string) bool {
	return cells(line) <= headlineWidth && utf8.RuneCountInString(line) <= maxTitle && !strings.ContainsRune(".。,，;；:：…", lastRune(line))
}

// cutTitle shortens a line of the text to a title.
func cutTitle(line string) string {
	if cells(line) <= titleWidth {
		return oneLine(withoutStop(line), maxTitle) // marks have no width
	}
	if sentence := line[:sentenceEnd(line)]; cells(sentence) <= titleWidth {
		return oneLine(withoutStop(sentence), maxTitle)
	}
	return clip(line, titleWidth)
}

func withoutStop(s string) string {
	if strings.HasSuffix(s, "...") {
		return s
	}
	if t := strings.TrimSuffix(strings.TrimSuffix(s, "."), "。"); t != "" {
		return t
	}
	return s
}

// sentenceEnd returns where the first sentence of s ends, after its closing quotes. A full stop ends one only before a
// blank and a new beginning, and not behind an initial or an abbreviation.
func sentenceEnd(s string) int {
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		switch r {
		case '。', '！', '？':
		case '.', '!', '?':
			rest := strings.TrimLeft(s[end:], `"'”’)`)
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
			if rest == "" || rest[0] != ' ' || unicode.IsLower(next) || r == '.' && isAbbreviation(s[:i]) {
				continue
			}
		default:
			continue
		}
		return len(s) - len(strings.TrimLeft(s[end:], `"'”’」』）)`))
	}
	return len(s)
}

func isAbbreviation(before string) bool {
	word := before[strings.LastIndexAny(before, " (“\"")+1:]
	switch strings.ToLower(word) {
	case "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "inc", "co", "corp", "ltd", "gen", "sen", "rep", "gov", "jan",
		"feb", "mar", "apr", "aug", "sep", "sept", "oct", "nov", "dec":
		return true
	}
	return utf8.RuneCountInString(word) == 1 || strings.Contains(word, ".")
}

// clip cuts s to at most limit cells and an ellipsis: behind a clause if one ends in the last part, else at a place where
// a line may be broken, so that no word, number or character is cut; inside one only where it alone is wider.
func clip(s string, limit int) string {
	runes := []rune(s[:boundary(s, min(len(s), 6*limit))])
	var seg segmenter.Segmenter
	seg.Init(runes)
	cut, clause := 0, 0
	for lines := seg.LineIterator(); lines.Next(); {
		line := lines.Line()
		end := line.Offset + len(line.Text)
		if cells(strings.TrimRight(string(runes[:end]), " ")) > limit {
			break
		}
		cut = end
		text := strings.TrimRight(string(line.Text), " ")
		if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune(",;:，；：、。！？", last) {
			clause = end
		}
	}
	if clause > 0 && cells(string(runes[:clause])) >= limit/2 {
		cut = clause
	}
	if cut == 0 {
		for graphemes := seg.GraphemeIterator(); graphemes.Next(); {
			g := graphemes.Grapheme()
			if cells(string(runes[:g.Offset+len(g.Text)])) > limit {
				break
			}
			cut = g.Offset + len(g.Text)
		}
	}
	kept := strings.TrimRight(string(runes[:cut]), " ,;:，；：、。.…—-")
	if words := strings.Fields(kept); len(words) > 3 && isFunctionWord(words[len(words)-1]) {
		kept = strings.Join(words[:len(words)-1], " ")
	}
	return kept + "…"
}

// isFunctionWord reports whether an English word leads on to the next one, so that a title should not end with it.
func isFunctionWord(word string) bool {
	switch strings.ToLower(word) {
	case "a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "with", "by", "at", "from", "as", "that", "is", "are":
		return true
	}
	return false
}

// shorten cuts s to at most limit characters, the ellipsis among them, between two characters as a reader sees them.
func shorten(s string, limit int) string {
	count, cut := 0, 0
	for i, r := range s {
		if count == limit {
			break
		}
		if !unicode.In(r, unicode.M, unicode.Cf) {
			cut = i
		}
		count++
	}
	return strings.TrimRight(s[:cut], " ") + "…"
}

// withoutSite cuts the name of the site off a page's title. Where it is not known, guess cuts what looks like it: the
// parts behind "_" or "|", and a short last part behind " - ".
func withoutSite(title, site string, guess bool) string {
	if site != "" {
		if rest, found := strings.CutSuffix(title, site); found {
			if cut := strings.TrimRight(rest, " -–—_|·丨｜"); cut != "" && cut != rest {
				return cut
			}
		}
	}
	if !guess {
		return title
	}
	for _, separator := range []string{"_", " | ", "｜", "丨", " – ", " — ", " - ", "-"} {
		head, tail, found := strings.Cut(title, separator)
		if !found || cells(head) < 8 || separator == "-" && !isWide(lastRune(head)) {
			continue
		}
		if i := strings.LastIndex(tail, separator); i >= 0 {
			tail = tail[i+len(separator):]
		}
		if w := cells(tail); w > 0 && w <= 24 && w < cells(head) {
			return strings.TrimSpace(head)
		}
	}
	return title
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
