package document

import (
	"encoding/json"
	"strings"
)

// feedError returns why text is no document but a feed or a list of feeds: RSS, Atom and OPML are told by the root
// element, JSON Feed by its version. It returns nil for anything else.
func feedError(text string) error {
	text = strings.TrimLeft(text, " \t\n")
	switch {
	case strings.HasPrefix(text, "{"):
		if isJSONFeed(text) {
			return invalid(0, "is a feed, not a document", readable)
		}
	case strings.HasPrefix(text, "<"):
		name, rest := rootElement(text)
		switch {
		case strings.EqualFold(name, "opml"):
			return invalid(0, "is a list of feeds (OPML), not a document", readable)
		case strings.EqualFold(name, "rss"), strings.EqualFold(name, "RDF"), strings.EqualFold(name, "feed") && isAtom(rest):
			return invalid(0, "is a feed, not a document", readable)
		}
	}
	return nil
}

// rootElement returns the name, without its prefix, of the element that an XML document begins with, and the rest of its
// tag. Prose may begin with a tag that it speaks of: no text follows the tag in any list of items or feeds, so there the
// name is empty.
func rootElement(text string) (name, rest string) {
	text = skipProlog(text)
	if !strings.HasPrefix(text, "<") {
		return "", ""
	}
	tag, content, closed := strings.Cut(text[1:], ">")
	if content = strings.TrimLeft(content, " \t\n"); !closed || content != "" && content[0] != '<' {
		return "", ""
	}
	name = tag
	if end := strings.IndexAny(tag, " \t\n/"); end >= 0 {
		name, rest = tag[:end], tag[end:]
	}
	return name[strings.IndexByte(name, ':')+1:], rest
}

// skipProlog returns text from its first element on: behind the XML declaration, processing instructions, comments and
// the document type, whose declarations may stand in brackets.
func skipProlog(text string) string {
	for {
		text = strings.TrimLeft(text, " \t\n")
		end := ">"
		switch {
		case strings.HasPrefix(text, "<?"):
			end = "?>"
		case strings.HasPrefix(text, "<!--"):
			end = "-->"
		case strings.HasPrefix(text, "<!"):
			if bracket := strings.IndexAny(text, "[>"); bracket >= 0 && text[bracket] == '[' {
				end = "]>"
			}
		default:
			return text
		}
		_, after, found := strings.Cut(text, end)
		if !found {
			return ""
		}
		text = after
	}
}

// isAtom reports whether attributes name a namespace of Atom: http://www.w3.org/2005/Atom, or http://purl.org/atom/ns#
// of the drafts.
func isAtom(attributes string) bool {
	return strings.Contains(attributes, "xmlns") && strings.Contains(strings.ToLower(attributes), "/atom")
}

// isJSONFeed looks for the version among the members of the JSON object that text begins with, whatever their order.
// An object that is cut off tells as much as it holds.
func isJSONFeed(text string) bool {
	if !strings.Contains(text, "jsonfeed.org") {
		return false
	}
	members := json.NewDecoder(strings.NewReader(text))
	_, err := members.Token() // the opening brace
	for err == nil && members.More() {
		var key json.Token
		if key, err = members.Token(); err != nil {
			break
		}
		var value json.RawMessage
		err = members.Decode(&value)
		var version string
		if key == "version" && json.Unmarshal(value, &version) == nil {
			return strings.Contains(version, "://jsonfeed.org/")
		}
	}
	return false
}
