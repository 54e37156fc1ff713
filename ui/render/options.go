package render

import (
	"time"

	"newsreader/store/config"
	"newsreader/ui/theme"
	"newsreader/ui/typeset"
)

// Options say how a page is set.
type Options struct {
	// Width is the widest a line may be, in cells.
	Width int

	// Indent is how many cells the first line of a paragraph is indented by. Paragraphs are then not parted by blank lines.
	Indent int

	// Autospace puts a blank between Han characters and Latin letters or digits.
	Autospace bool

	Theme   theme.Theme
	Measure typeset.Measure

	// Zone is where dates are told; UTC where it is nil.
	Zone *time.Location
}

// Settings returns the Options that the settings ask for, without a theme and for any width. Where the width of ambiguous
// characters is to be found out, it is taken for 1 until then.
func Settings(c config.Config, zone *time.Location) Options {
	measure := typeset.Measure{Ambiguous: 1}
	if c.AmbiguousWidth == "2" {
		measure.Ambiguous = 2
	}
	if c.Punctuation == "hang" {
		measure.Punctuation = typeset.Hang
	}
	const hanWidth = 2
	return Options{Indent: c.Indent * hanWidth, Autospace: c.Autospace, Measure: measure, Zone: zone}
}

// textWidth is the width that text is broken to in a column of that width: punctuation that hangs needs a margin to hang in.
func (o Options) textWidth(width int) int {
	const mark = 2
	if o.Measure.Punctuation == typeset.Hang && width > 4*mark {
		return width - mark
	}
	return width
}
