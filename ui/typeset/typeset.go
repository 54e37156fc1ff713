// Package typeset sets styled text into lines of terminal cells, Chinese and English as a good printer would.
//
// It measures text in grapheme clusters, breaks it by UAX #14 with the tailoring that the W3C's Requirements for Chinese
// Text Layout (clreq) and the Japanese kinsoku rules ask for, and cuts it at cluster boundaries. It knows nothing of
// what the text is. The only escape sequences that pass are SGR and hyperlinks (OSC 8).
package typeset

// Measure says how text is measured and broken. The zero value is usable: ambiguous characters are one cell wide, and
// punctuation is pulled.
type Measure struct {
	// Ambiguous is how many cells a character of ambiguous East Asian width takes: 1 or 2, and 0 means 1. Among them
	// are “ ” ‘ ’ … — · and the box drawing characters.
	Ambiguous   int
	Punctuation Punctuation
	// Balance takes one more word, or Han character, down into a last line that would otherwise hold a single short one.
	Balance bool
}

// Punctuation says what happens to closing punctuation that does not fit into its line.
type Punctuation int

const (
	// Pull takes the character before down into the next line, together with the punctuation.
	Pull Punctuation = iota
	// Hang lets one closing punctuation mark stand past the end of the line. Lines may then be wider than asked for by
	// the width of that mark, 1 or 2 cells.
	Hang
)
