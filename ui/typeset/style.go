package typeset

import "strings"

// slot is one thing about the look of text that SGR sets independently of the others.
type slot int

const (
	bold slot = iota
	faint
	italic
	underline
	blink
	inverse
	conceal
	strike
	font
	foreground
	background
	frame
	overline
	underlineColour
	slots
)

// style is the look of text at one place: for every slot the SGR parameters that set it, and the hyperlink that is open.
// Styles are equal where the text looks the same.
type style struct {
	look [slots]string
	link string // the whole sequence that opens the link
}

// apply takes the effect of one SGR or OSC 8 sequence.
func (s *style) apply(sequence string) {
	if !isSGR(sequence) {
		s.link = ""
		if address, ok := hyperlink(sequence); ok && address != "" {
			s.link = sequence
		}
		return
	}
	parameters := sequence[2 : len(sequence)-1]
	for more := true; more; {
		var p string
		p, parameters, more = nextParameter(parameters)
		s.set(p)
	}
}

// nextParameter splits the first parameter off; colours written as 38;5;n or 38;2;r;g;b are one.
func nextParameter(s string) (first, rest string, more bool) {
	n := 1
	switch {
	case hasColour(s, ";5;"):
		n = 3
	case hasColour(s, ";2;"):
		n = 5
	}
	i := 0
	for ; i < len(s); i++ {
		if s[i] == ';' {
			if n--; n == 0 {
				return s[:i], s[i+1:], true
			}
		}
	}
	return s, "", false
}

func hasColour(s, kind string) bool {
	return len(s) >= 5 && (s[:2] == "38" || s[:2] == "48" || s[:2] == "58") && s[2:5] == kind
}

// isColour reports whether a colour is complete, so that it cannot swallow what is written after it.
func isColour(s string) bool {
	semicolons := strings.Count(s, ";")
	return strings.IndexByte(s, ':') > 0 || semicolons == 2 && hasColour(s, ";5;") || semicolons == 4 && hasColour(s, ";2;")
}

// set takes the effect of one SGR parameter; one that is unknown has none.
func (s *style) set(parameter string) {
	code, _, _ := strings.Cut(parameter, ":")
	code, _, _ = strings.Cut(code, ";")
	switch code = strings.TrimLeft(code, "0"); code {
	case "":
		if strings.IndexByte(parameter, ':') < 0 {
			s.look = [slots]string{}
		}
	case "4":
		s.look[underline] = parameter
		if parameter == "4:0" {
			s.look[underline] = ""
		}
	case "21":
		s.look[underline] = parameter
	case "10":
		s.look[font] = ""
	case "22":
		s.look[bold], s.look[faint] = "", ""
	case "38", "48", "58":
		if isColour(parameter) {
			s.look[colourSlot(code[0])] = parameter
		}
	case "39", "49", "59":
		s.look[colourSlot(code[0])] = ""
	default:
		if at, on, ok := plainCode(code); ok {
			s.look[at] = ""
			if on {
				s.look[at] = parameter
			}
		}
	}
}

func colourSlot(first byte) slot {
	switch first {
	case '3':
		return foreground
	case '4':
		return background
	}
	return underlineColour
}

// plainCode gives the slot of a code without parameters of its own, and whether it switches it on.
func plainCode(code string) (at slot, on, ok bool) {
	n := 0
	for _, c := range code {
		if n = n*10 + int(c-'0'); n > 107 {
			return 0, false, false
		}
	}
	switch {
	case n <= 2:
		return slot(n - 1), true, true
	case n == 3, n == 23:
		return italic, n == 3, true
	case n == 24:
		return underline, false, true
	case n == 5, n == 6, n == 25:
		return blink, n != 25, true
	case n >= 7 && n <= 9:
		return inverse + slot(n-7), true, true
	case n >= 27 && n <= 29:
		return inverse + slot(n-27), false, true
	case n >= 11 && n <= 20:
		return font, true, true
	case n >= 30 && n <= 37, n >= 90 && n <= 97:
		return foreground, true, true
	case n >= 40 && n <= 47, n >= 100 && n <= 107:
		return background, true, true
	case n == 51, n == 52, n == 54:
		return frame, n != 54, true
	case n == 53, n == 55:
		return overline, n == 53, true
	}
	return 0, false, false
}

// change writes the shortest plain way from one style to another: nothing where they are equal, a reset only where
// something ends.
func change(b *strings.Builder, from, to *style) {
	if from.link != to.link {
		if to.link == "" {
			b.WriteString("\x1b]8;;\x1b\\")
		} else {
			b.WriteString(to.link)
		}
	}
	if from.look == to.look {
		return
	}
	ends := false
	for i := range slots {
		ends = ends || from.look[i] != "" && to.look[i] == ""
	}
	b.WriteString("\x1b[")
	if to.look != ([slots]string{}) {
		separator := ""
		if ends {
			b.WriteByte('0')
			separator = ";"
		}
		for i := range slots {
			if to.look[i] != "" && (ends || to.look[i] != from.look[i]) {
				b.WriteString(separator)
				b.WriteString(to.look[i])
				separator = ";"
			}
		}
	}
	b.WriteByte('m')
}
