package align

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// anchor is something in a block that its translation is likely to have too, reduced to a hash.
type anchor struct {
	key   uint32
	class class
}

// class says how much an anchor tells; the higher, the more.
type class uint8

const (
	mark        class = iota // a question or exclamation mark
	word                     // any word of an alphabet
	capitalised              // a word with a capital: a name, or the start of a sentence
	smallNumber              // up to 12, which languages write as words and put into idioms
	concept                  // a word of the lexicon
	name                     // a Latin word inside Chinese, or one with a digit or two capitals: QQ, 88VIP, iPhone
	number
)

// scanner collects the anchors of a block.
type scanner struct {
	text    string
	pos     int
	foreign bool // the text is written in Han characters, so that a Latin word in it stands out
	lexicon map[uint32]uint32
	anchors []anchor

	lastWord  uint32 // hash of the word before, 0 where something else than space stands between
	lastDigit bool   // a number stands before
}

// anchorsOf returns the distinct anchors of a text in the order of their keys, each with its highest class.
func anchorsOf(text string) []anchor {
	s := scanner{text: text, foreign: mostlyHan(text), lexicon: lexicon()}
	for s.pos < len(text) {
		s.scan()
	}
	slices.SortFunc(s.anchors, func(a, b anchor) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.class, a.class))
	})
	return slices.Clip(slices.CompactFunc(s.anchors, func(a, b anchor) bool { return a.key == b.key }))
}

// mostlyHan reports whether a text has more Han characters than it has letters in a quarter of its Latin words.
func mostlyHan(text string) bool {
	han, latin := 0, 0
	for _, r := range text {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				latin++
			}
		case unicode.Is(unicode.Han, r):
			han++
		}
	}
	return han*5 > latin
}

// scan reads what stands at the current position.
func (s *scanner) scan() {
	r, size := s.peek(s.pos)
	switch {
	case isDigit(r):
		s.number()
		return
	case isHan(r):
		s.han(size)
		return
	case unicode.IsLetter(r) && !isSyllable(r):
		s.word(s.pos)
		return
	case r == '?' || r == '!':
		s.add(mark, hash(markSpace, uint32(r)))
	}
	if r != ' ' && r != '-' {
		s.lastWord = 0
	}
	if r != ' ' {
		s.lastDigit = false
	}
	s.pos += size
}

// peek decodes the character at pos; full-width ASCII becomes plain. At the end it returns 0, 0.
func (s *scanner) peek(pos int) (rune, int) {
	if pos >= len(s.text) {
		return 0, 0
	}
	if c := s.text[pos]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, size := utf8.DecodeRuneInString(s.text[pos:])
	if r >= '！' && r <= '～' {
		r -= '！' - '!'
	}
	return r, size
}

func (s *scanner) add(c class, key uint32) {
	s.anchors = append(s.anchors, anchor{key, c})
}

// word reads a word whose first character may lie before the current position: 88VIP begins as a number.
func (s *scanner) word(from int) {
	var h wordHash
	capitals, digits := 0, 0
	initial, _ := s.peek(from)
	pos := from
	for {
		r, size := s.peek(pos)
		if size == 0 || !isDigit(r) && (!unicode.IsLetter(r) || isHan(r) || isSyllable(r)) {
			break
		}
		switch {
		case isDigit(r):
			digits++
		case unicode.IsUpper(r):
			capitals++
		}
		h.add(unicode.ToLower(r))
		pos += size
	}
	s.pos = pos
	before, numberBefore := s.lastWord, s.lastDigit
	s.lastWord, s.lastDigit = h.sum(), false
	if isApostrophe(s.peek(pos)) {
		s.skipClitic()
	}
	if h.length < 2 {
		return
	}
	key := h.sum()
	if unicode.IsUpper(initial) {
		if month, ok := monthOf(key); ok && (!month.doubtful || numberBefore || s.numberFollows()) {
			s.add(smallNumber, hash(monthSpace, month.number))
			return
		}
	}
	if n, ok := numberWord(key); ok {
		s.add(smallNumber, hash(numberSpace, n))
		return
	}
	if before != 0 {
		if id, ok := s.lexicon[joinHashes(before, key)]; ok {
			s.add(concept, hash(conceptSpace, id))
		}
	}
	if id, ok := s.lexicon[key]; ok {
		s.add(concept, hash(conceptSpace, id))
		return
	}
	s.add(s.wordClass(capitals, digits, unicode.IsUpper(initial)), key)
}

func (s *scanner) wordClass(capitals, digits int, initial bool) class {
	switch {
	case s.foreign, digits > 0, capitals > 1:
		return name
	case initial:
		return capitalised
	}
	return word
}

// skipClitic passes over an apostrophe and the letters after it: 's, 't, 're.
func (s *scanner) skipClitic() {
	_, size := s.peek(s.pos)
	for pos := s.pos + size; ; {
		r, size := s.peek(pos)
		if size == 0 || r >= 0x80 || !unicode.IsLetter(r) {
			s.pos = pos
			return
		}
		pos += size
	}
}

func (s *scanner) numberFollows() bool {
	r, size := s.peek(s.pos)
	if r == ' ' {
		r, _ = s.peek(s.pos + size)
	}
	return isDigit(r)
}

// han reads a number or a word of the lexicon in Han characters, the longest first, or passes over one character.
func (s *scanner) han(size int) {
	s.lastWord = 0
	if s.hanNumber() {
		return
	}
	s.lastDigit = false
	var keys [longestHanWord]uint32
	var ends [longestHanWord]int
	h, n, pos := wordHash{}, 0, s.pos
	for n < longestHanWord {
		r, size := s.peek(pos)
		if size == 0 || !isHan(r) {
			break
		}
		h.add(r)
		pos += size
		keys[n], ends[n] = h.sum(), pos
		n++
	}
	for n--; n > 0; n-- {
		if id, ok := s.lexicon[keys[n]]; ok {
			s.add(concept, hash(conceptSpace, id))
			s.pos = ends[n]
			return
		}
	}
	s.pos += size
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }

// isSyllable covers the scripts that write no spaces between words, or endings at them, so that no word can be told.
func isSyllable(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

func isApostrophe(r rune, _ int) bool { return r == '\'' || r == '’' }
