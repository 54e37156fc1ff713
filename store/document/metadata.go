package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newsreader/store/news"
)

// The lengths, in characters, past which a value is cut: whatever is longer is no title, name or category.
const (
	maxTitle    = 500
	maxName     = 200
	maxCategory = 60
	maxEntries  = 32 // categories, and authors
)

// metadata is what a document states, each value one clean line. A date is as it was written: how it is to be read
// depends on the language of the text.
type metadata struct {
	title, author, published, language string
	url, base, site, image             string
	categories                         []string
}

// complete takes from other what m lacks.
func (m *metadata) complete(other metadata) {
	for _, pair := range []struct{ to, from *string }{
		{&m.title, &other.title}, {&m.author, &other.author}, {&m.published, &other.published},
		{&m.language, &other.language}, {&m.url, &other.url}, {&m.base, &other.base}, {&m.site, &other.site},
		{&m.image, &other.image},
	} {
		fill(pair.to, *pair.from)
	}
	if len(m.categories) == 0 {
		m.categories = other.categories
	}
}

// fill sets value where it is still empty: the first statement wins.
func fill(value *string, found string) {
	if *value == "" {
		*value = found
	}
}

// oneLine cleans s and cuts it to at most limit characters; what shows nothing is empty.
func oneLine(s string, limit int) string {
	if len(s) > 8*limit {
		s = s[:boundary(s, 8*limit)]
	}
	s = news.CleanLine(s)
	if news.IsBlank(s) {
		return ""
	}
	if len(s) > limit && utf8.RuneCountInString(s) > limit {
		return shorten(s, limit)
	}
	return s
}

// boundary returns the start of the character that s[at] belongs to.
func boundary(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return at
}

// names joins the names of people into one line, each once.
func names(list []string) string {
	var all []string
	for _, name := range list {
		name = oneLine(name, maxName)
		if name != "" && !slices.Contains(all, name) && len(all) < maxEntries {
			all = append(all, name)
		}
	}
	return oneLine(strings.Join(all, ", "), maxName)
}

// categories splits what separators hold together and keeps each category once, in order.
func categories(list []string) []string {
	var all []string
	for _, entry := range list {
		for part := range strings.FieldsFuncSeq(entry, func(r rune) bool { return strings.ContainsRune(",，、;；", r) }) {
			part = oneLine(strings.TrimLeft(part, "# "), maxCategory)
			if part != "" && !slices.Contains(all, part) && len(all) < maxEntries {
				all = append(all, part)
			}
		}
	}
	return all
}
