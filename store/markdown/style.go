package markdown

import (
	"strconv"
	"strings"
)

// declaration returns the value that a style attribute gives a property, in lower case; empty where it gives none. The
// last one counts.
func declaration(style, property string) string {
	value := ""
	for part := range strings.SplitSeq(style, ";") {
		name, v, found := strings.Cut(part, ":")
		if found && strings.EqualFold(strings.TrimSpace(name), property) {
			v, _, _ = strings.Cut(strings.ToLower(v), "!")
			value = strings.TrimSpace(v)
		}
	}
	return value
}

// isTinyStyle reports whether a style makes an image a pixel or less, as those are that count readers.
func isTinyStyle(style string) bool {
	for _, property := range []string{"width", "height", "max-width", "max-height"} {
		value := strings.TrimSpace(strings.TrimSuffix(declaration(style, property), "px"))
		if size, err := strconv.ParseFloat(value, 64); err == nil && size >= 0 && size <= 1 {
			return true
		}
	}
	return false
}

// isInvisible reports whether a style keeps the place of an image and doesn't show it.
func isInvisible(style string) bool {
	opacity, err := strconv.ParseFloat(declaration(style, "opacity"), 64)
	return declaration(style, "visibility") == "hidden" || err == nil && opacity == 0
}
