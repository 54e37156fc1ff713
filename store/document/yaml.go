package document

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"newsreader/store/news"
)

// parseYAML returns the mapping that front matter holds, nil where it holds only comments. What people commonly write
// that is not quite YAML is put right first. opening is the line of the document that the front matter begins on.
func parseYAML(text string, opening int) (*yaml.Node, error) {
	var root yaml.Node
	err := yaml.Unmarshal([]byte(text), &root)
	if err != nil {
		if yaml.Unmarshal([]byte(mendYAML(text)), &root) != nil {
			return nil, yamlError(err, text, opening)
		}
	}
	if len(root.Content) == 0 {
		return nil, nil
	}
	if root.Content[0].Kind != yaml.MappingNode {
		return nil, invalid(opening+root.Content[0].Line, "has front matter that holds no keys", "")
	}
	return root.Content[0], nil
}

// yamlError says in the terms of the document what is wrong with its front matter: in the first entry that is no YAML by
// itself, or else where the parser stopped.
func yamlError(err error, text string, opening int) error {
	line := opening
	if number := yamlLine().FindStringSubmatch(err.Error()); number != nil {
		n, _ := strconv.Atoi(number[1]) // at most nine digits
		line += n
	}
	at := 1
	for _, entry := range entries(text) {
		var node yaml.Node
		single := yaml.Unmarshal([]byte(entry), &node)
		if _, _, keyed := cutKey(strings.TrimRight(entry[:len(entry)-len(cutLine(entry))], " \t\n")); !keyed && entry[0] > '#' {
			single = errors.New("this line has no key")
		}
		if single != nil {
			err, line = single, opening+at
			break
		}
		at += strings.Count(entry, "\n")
	}
	return &news.Error{
		Kind: news.Invalid, Err: errors.New("has broken front matter: " + yamlReason(err)), Line: line,
		Hint: "put values that hold a colon, a quote or a bracket between quotes",
	}
}

// entries splits front matter into its top-level entries: each begins on a line that is not indented.
func entries(text string) []string {
	var all []string
	start := 0
	for at := 0; at < len(text); at = len(text) - len(cutLine(text[at:])) {
		if at > start && !strings.ContainsRune(" \t\n-]}", rune(text[at])) {
			all = append(all, text[start:at])
			start = at
		}
	}
	return append(all, text[start:])
}

// cutLine returns what follows the first line of s.
func cutLine(s string) string {
	_, rest, _ := strings.Cut(s, "\n")
	return rest
}

// yamlReason puts what the YAML parser says into plain words.
func yamlReason(err error) string {
	reason := strings.TrimPrefix(oneLine(err.Error(), maxName), "yaml: ")
	reason = yamlLine().ReplaceAllString(reason, "")
	switch {
	case strings.Contains(reason, "end of stream"):
		return "a quote is never closed"
	case strings.Contains(reason, "',' or"):
		return "a bracket is never closed"
	}
	return reason
}

var yamlLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bline (\d{1,9}): `) })

// mendYAML quotes the values that are no YAML as they stand but say clearly what they are: a title with a colon in it,
// quotes inside quotes of the same kind, a value that begins with a sign YAML keeps for itself. Tabs that indent become
// blanks. A quote or a bracket that is never closed is left: it may swallow what follows.
func mendYAML(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if content := strings.TrimLeft(line, " \t"); len(content) < len(line) {
			lines[i] = strings.ReplaceAll(line[:len(line)-len(content)], "\t", "  ") + content
			continue
		}
		key, value, found := cutKey(line)
		if !found || value == "" || i+1 < len(lines) && strings.HasPrefix(lines[i+1], " ") {
			continue
		}
		var node yaml.Node
		if yaml.Unmarshal([]byte(line), &node) == nil {
			continue
		}
		if inner, ok := plainValue(value); ok {
			lines[i] = key + ": '" + strings.ReplaceAll(inner, "'", "''") + "'"
		}
	}
	return strings.Join(lines, "\n")
}

// plainValue returns what a malformed value means, if it is whole.
func plainValue(value string) (string, bool) {
	last := value[len(value)-1]
	switch first := value[0]; first {
	case '"', '\'':
		if len(value) < 2 || last != first {
			return "", false
		}
		inner := value[1 : len(value)-1]
		if first == '\'' {
			inner = strings.ReplaceAll(inner, "''", "'")
		}
		return inner, true
	case '[':
		return value, strings.Contains(value, "]")
	case '{':
		return value, strings.Contains(value, "}")
	}
	return value, true
}
