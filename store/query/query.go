// Package query reads the search language: the text of a query becomes a news.Filter.
package query

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"newsreader/store/news"
)

// Syntax is the language in one line, for help texts.
const Syntax = `words and "phrases" in titles, sources and authors; unread read starred unstarred; lang:zh; has:translation, -has:translation`

// Parse reads a query. All its terms must hold. A fault is a *news.Error of kind Usage that names the column, from 1.
func Parse(text string) (news.Filter, error) {
	var filter news.Filter
	for at := 0; ; {
		at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		if at == len(text) {
			return filter, nil
		}
		term, phrase, next, err := cut(text, at)
		switch {
		case err != nil:
		case phrase:
			filter.Words = append(filter.Words, term)
		default:
			err = apply(&filter, term)
		}
		if err != nil {
			return news.Filter{}, &news.Error{
				Op:   fmt.Sprintf("query %q, column %d", text, utf8.RuneCountInString(text[:at])+1),
				Kind: news.Usage, Err: err, Hint: Syntax,
			}
		}
		at = next
	}
}

// cut returns the term that begins at byte at, and where the next may begin.
func cut(text string, at int) (term string, phrase bool, next int, err error) {
	if text[at] == '"' {
		length := strings.IndexByte(text[at+1:], '"')
		if length < 0 {
			return "", false, 0, errors.New("the phrase has no closing quote")
		}
		return text[at+1 : at+1+length], true, at + length + 2, nil
	}
	length := strings.IndexFunc(text[at:], unicode.IsSpace)
	if length < 0 {
		length = len(text) - at
	}
	return text[at : at+length], false, at + length, nil
}

func apply(filter *news.Filter, term string) error {
	choose := func(c *news.Choice, value news.Choice) error {
		if *c != news.Either && *c != value {
			return fmt.Errorf("%s contradicts an earlier term", term)
		}
		*c = value
		return nil
	}
	switch term {
	case "unread":
		return choose(&filter.Read, news.No)
	case "read":
		return choose(&filter.Read, news.Yes)
	case "starred":
		return choose(&filter.Starred, news.Yes)
	case "unstarred":
		return choose(&filter.Starred, news.No)
	case "has:translation":
		return choose(&filter.Translated, news.Yes)
	case "-has:translation":
		return choose(&filter.Translated, news.No)
	}
	key, value, ok := strings.Cut(term, ":")
	switch {
	case ok && key == "lang":
		filter.Language = news.PrimaryLanguage(value)
		if filter.Language == "" {
			return fmt.Errorf("%q is no language; lang:zh and lang:en are", value)
		}
		return nil
	case ok && key == "has", ok && key == "-has":
		return fmt.Errorf("%q is nothing that an article has", value)
	}
	filter.Words = append(filter.Words, term)
	return nil
}
