package document

import "encoding/json"

// linkedData is what a page's JSON-LD states of its article, by the terms of schema.org.
type linkedData struct{ metadata }

// read takes one script's text. Scripts that are no JSON, or too long to be a statement, say nothing.
func (l *linkedData) read(script []byte) {
	const longest = 256 << 10
	var value any
	if len(script) > longest || json.Unmarshal(script, &value) != nil {
		return
	}
	l.find(value, 0)
}

// find looks for articles in a value, the lists in it, and its graph.
func (l *linkedData) find(value any, depth int) {
	if depth > 4 {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, entry := range v {
			l.find(entry, depth+1)
		}
	case map[string]any:
		l.find(v["@graph"], depth+1)
		if headline := first(v["headline"]); headline != "" {
			l.complete(metadata{
				title:     oneLine(headline, maxTitle),
				author:    names(everyName(v["author"])),
				published: oneLine(first(v["datePublished"]), maxName),
				site:      oneLine(first(v["publisher"]), maxName),
				image:     imageValue([]string{first(v["image"])}),
				language:  oneLine(first(v["inLanguage"]), maxCategory),
			})
		}
	}
}

// first returns the first name or text in a value.
func first(value any) string {
	if all := everyName(value); len(all) > 0 {
		return all[0]
	}
	return ""
}

// everyName returns a value's texts: itself, the name or address of an object, or those of each entry of a list.
func everyName(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case map[string]any:
		for _, key := range []string{"name", "url"} {
			if name, ok := v[key].(string); ok {
				return []string{name}
			}
		}
	case []any:
		var all []string
		for _, entry := range v {
			if _, list := entry.([]any); !list {
				all = append(all, everyName(entry)...)
			}
		}
		return all
	}
	return nil
}
