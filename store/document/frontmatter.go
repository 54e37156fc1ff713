package document

import (
	"strings"
	"unicode/utf8"

	"newsreader/store/news"
)

// maxFrontMatter is how many bytes of front matter are read; what is longer is none.
const maxFrontMatter = 64 << 10

// splitFrontMatter takes the YAML between a first line "---" and the next line "---" or "..." off text and returns the
// rest. A rule at the top of a text that has no front matter is left in the text.
func splitFrontMatter(text string) (metadata, string, error) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	first, rest, found := strings.Cut(text[start:], "\n")
	if !found || strings.TrimRight(first, " \t") != "---" {
		return metadata{}, text[start-indentBefore(text, start):], nil
	}
	opening := 1 + strings.Count(text[:start], "\n")
	length, body, closed := findClosing(rest)
	block := dedent(rest[:length])
	switch {
	case closed && strings.TrimSpace(block) == "":
		return metadata{}, body, nil
	case closed && isGarbage(block) && strings.HasPrefix(rest[length:], "---") && !news.IsBlank(body):
		return metadata{}, "", invalid(opening+1, "has broken front matter: this line has no key",
			`write each line as "key: value", or take the block out`)
	case !startsWithKey(block, closed):
		return metadata{}, text[start:], nil
	case len(block) < length && (!closed || !hasKnownKey(block)): // it may as well be indented prose
		return metadata{}, text[start:], nil
	case !closed && length >= maxFrontMatter, length > maxFrontMatter:
		return metadata{}, "", invalid(opening, "has front matter of more than 64 KB", "")
	case !closed:
		return metadata{}, "", invalid(opening, "has front matter that is never closed", `end it with a line "---"`)
	}
	root, err := parseYAML(block, opening)
	switch {
	case err != nil && !hasKnownKey(block):
		return metadata{}, text[start:], nil
	case err != nil:
		return metadata{}, "", err
	}
	return frontMatter(root), body, nil
}

// indentBefore returns how much of the white space before text[start] is the indentation of its own line.
func indentBefore(text string, start int) int {
	return start - 1 - strings.LastIndexByte(text[:start], '\n')
}

// findClosing returns where the line that closes front matter begins and what follows it.
func findClosing(text string) (length int, body string, closed bool) {
	for at := 0; at < len(text); {
		line, rest, _ := strings.Cut(text[at:], "\n")
		if line = strings.TrimRight(line, " \t"); line == "---" || line == "..." {
			return at, rest, true
		}
		at = len(text) - len(rest)
		if at > maxFrontMatter {
			return at, "", false
		}
	}
	return len(text), "", false
}

// dedent takes the indentation that all lines of block have in common off them, but for lines that are blank.
func dedent(block string) string {
	start := len(block) - len(strings.TrimLeft(block, " \t\n"))
	common := block[start-indentBefore(block, start) : start]
	for line := range strings.Lines(block) {
		if common == "" {
			return block
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		for !strings.HasPrefix(line, common) {
			common = common[:len(common)-1]
		}
	}
	var b strings.Builder
	for line := range strings.Lines(block) {
		if rest, found := strings.CutPrefix(line, common); found {
			line = rest
		}
		b.WriteString(line)
	}
	return b.String()
}

// isGarbage reports whether block is meant for front matter and is none: from its first line on it holds signs of YAML
// and no word. Ornaments between two rules, such as stars, are no garbage.
func isGarbage(block string) bool {
	return !strings.HasPrefix(block, "\n") && strings.ContainsAny(block, ":{}") &&
		strings.Trim(block, " \t\n:{}[],&*!|>?%@#'\"`-") == ""
}

// startsWithKey reports whether text begins as front matter does. Past a blank line, or with a key that no generator
// writes where nothing closes the block either, the line above may as well be a rule.
func startsWithKey(text string, closed bool) bool {
	direct := true
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\n")
		switch {
		case line == "":
			direct = false
			continue
		case line[0] == '#':
			continue
		}
		key, _, found := cutKey(line)
		switch {
		case !found:
			return false
		case fieldOf(key) != unknownField:
			return true
		}
		return direct && (closed || key == strings.ToLower(key))
	}
	return false
}

// hasKnownKey reports whether any line of a block gives a key that means something.
func hasKnownKey(block string) bool {
	for line := range strings.Lines(block) {
		if key, _, found := cutKey(strings.TrimRight(line, " \t\n")); found && fieldOf(key) != unknownField {
			return true
		}
	}
	return false
}

// cutKey splits a line of front matter at the colon behind its key.
func cutKey(line string) (key, value string, found bool) {
	key, value, found = strings.Cut(line, ":")
	if !found || value != "" && value[0] != ' ' && value[0] != '\t' {
		return "", "", false
	}
	key = strings.Trim(key, `"'`)
	for i := range len(key) {
		if c := key[i]; !isWordByte(c) && c != '_' && c != '-' && c != '.' {
			return "", "", false
		}
	}
	if fieldOf(key) == unknownField && strings.IndexFunc(key, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		return "", "", false // Chinese prose has colons too
	}
	return key, strings.TrimSpace(value), key != ""
}
