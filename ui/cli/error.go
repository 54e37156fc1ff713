package cli

import (
	"fmt"
	"io"
	"strings"

	"newsreader/store/news"
)

// SayError prints an error as one line, and what to do about it as another.
func SayError(w io.Writer, err error) {
	_, _ = fmt.Fprintf(w, "newsreader: error: %s\n", oneLine(err.Error()))
	if hint := news.HintOf(err); hint != "" {
		_, _ = fmt.Fprintf(w, "hint: %s\n", oneLine(hint))
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(news.Clean(s)), " ") }
