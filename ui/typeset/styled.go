package typeset

import "strings"

// styled is guarded text, taken apart: what is shown, and the sequences between.
type styled struct {
	plain string
	marks []mark
	next  int   // the first mark that was not yet applied
	style style // the style there
}

// mark is one sequence that takes effect from the byte at on.
type mark struct {
	at       int
	sequence string
}

func parse(s string) *styled {
	first := strings.IndexByte(s, escape)
	if first < 0 {
		return &styled{plain: s}
	}
	t := &styled{}
	var b strings.Builder
	b.Grow(len(s))
	for first >= 0 {
		b.WriteString(s[:first])
		n := max(1, SequenceLen(s[first:]))
		t.marks = append(t.marks, mark{b.Len(), s[first : first+n]})
		s = s[first+n:]
		first = strings.IndexByte(s, escape)
	}
	b.WriteString(s)
	t.plain = b.String()
	return t
}

// line returns the bytes from start to end with their styles opened and closed within it, and tail in the style of the
// end. Lines must be asked for from first to last. Plain text is not copied.
func (t *styled) line(start, end int, tail string) string {
	if len(t.marks) == 0 && tail == "" {
		return t.plain[start:end]
	}
	t.advance(start)
	if t.style == (style{}) && (t.next == len(t.marks) || t.marks[t.next].at >= end) && tail == "" {
		return t.plain[start:end]
	}
	var b strings.Builder
	shown := style{}
	for start < end {
		upTo := end
		if t.next < len(t.marks) {
			upTo = min(end, t.marks[t.next].at)
		}
		change(&b, &shown, &t.style)
		shown = t.style
		b.WriteString(t.plain[start:upTo])
		start = upTo
		if start < end {
			t.advance(start)
		}
	}
	b.WriteString(tail)
	change(&b, &shown, &style{})
	return b.String()
}

// advance applies the sequences up to the byte at.
func (t *styled) advance(at int) {
	for t.next < len(t.marks) && t.marks[t.next].at <= at {
		t.style.apply(t.marks[t.next].sequence)
		t.next++
	}
}
