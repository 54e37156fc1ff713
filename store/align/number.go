package align

import (
	"strings"
	"sync"
)

// quantity is a number as digits and a power of ten, so that 1.2亿, 120 million and 120,000,000 are the same without
// the errors of fractions.
type quantity struct {
	digits uint64
	power  int
}

// key is the anchor's key.
func (q quantity) key() uint32 {
	if q.digits == 0 {
		return hash(numberSpace, 0)
	}
	for q.digits%10 == 0 {
		q.digits /= 10
		q.power++
	}
	if q.power >= 0 && q.power < 4 && q.digits < 1_000_000 {
		for ; q.power > 0; q.power-- {
			q.digits *= 10
		}
		return hash(numberSpace, uint32(q.digits))
	}
	return hash(hash(numberSpace, uint32(q.digits)), hash(uint32(q.digits>>32), uint32(q.power)))
}

func (q quantity) isSmall() bool { return q.power == 0 && q.digits <= 12 }

const mostDigits = 1e17

// number reads an Arabic number with the words that scale it: 8,000 / 1.2亿 / 800 多万 / 40 million.
func (s *scanner) number() {
	start := s.pos
	q := s.digits()
	if r, size := s.peek(s.pos); size > 0 && isLatin(r) && !s.scaleWord(&q, 0) && !s.isOrdinal() {
		// A year before Chinese text is followed by no letter, so what follows is a name: 88VIP, 5G.
		if !q.isSmall() {
			s.add(number, q.key())
		}
		s.word(start)
		return
	}
	s.scaleHan(&q)
	if _, size := s.peek(s.pos); size > 0 && s.text[s.pos] == ' ' {
		s.scaleWord(&q, 1)
	}
	s.addNumber(q)
}

// digits reads digits with thousands separators and a decimal point.
func (s *scanner) digits() quantity {
	var q quantity
	fraction := false
	for {
		r, size := s.peek(s.pos)
		switch {
		case isDigit(r):
			if q.digits < mostDigits {
				q.digits = q.digits*10 + uint64(r-'0')
				if fraction {
					q.power--
				}
			} else if !fraction {
				q.power++
			}
		case r == '.' && !fraction && s.digitAt(s.pos+size):
			fraction = true
		case r == ',' && !fraction && s.digitAt(s.pos+size) && s.digitAt(s.pos+size+1) && s.digitAt(s.pos+size+2) && !s.digitAt(s.pos+size+3):
		default:
			return q
		}
		s.pos += size
	}
}

func (s *scanner) digitAt(pos int) bool {
	r, _ := s.peek(pos)
	return isDigit(r)
}

// addNumber adds a number, as a month where 月 follows.
func (s *scanner) addNumber(q quantity) {
	s.lastWord, s.lastDigit = 0, true
	pos := s.pos
	if r, size := s.peek(pos); r == ' ' {
		pos += size
	}
	if r, size := s.peek(pos); r == '月' && q.power == 0 && q.digits >= 1 && q.digits <= 12 {
		s.add(smallNumber, hash(monthSpace, uint32(q.digits)))
		s.pos = pos + size
		return
	}
	c := number
	if q.isSmall() {
		c = smallNumber
	}
	s.add(c, q.key())
}

// scaleHan reads 十, 百, 千, 万 and 亿 after a number, also after 多, 余, 几 or a space.
func (s *scanner) scaleHan(q *quantity) {
	pos := s.pos
	for range 2 {
		if r, size := s.peek(pos); r == ' ' || r == '多' || r == '余' || r == '几' {
			pos += size
		}
	}
	for {
		r, size := s.peek(pos)
		power, ok := hanPower(r)
		if !ok || q.power > 40 {
			return
		}
		q.power += power
		pos += size
		s.pos = pos
	}
}

// scaleWord reads million and its like after a number.
func (s *scanner) scaleWord(q *quantity, skip int) bool {
	end := s.pos + skip
	for end < len(s.text) && isLatin(rune(s.text[end])) {
		end++
	}
	power, ok := 0, true
	switch strings.ToLower(s.text[s.pos+skip : min(end, s.pos+skip+9)]) {
	case "thousand":
		power = 3
	case "million":
		power = 6
	case "billion", "bn":
		power = 9
	case "trillion", "tn":
		power = 12
	default:
		ok = false
	}
	if ok {
		q.power += power
		s.pos = end
	}
	return ok
}

// isOrdinal passes over the ending of 5th, 1st and 1990s.
func (s *scanner) isOrdinal() bool {
	for _, ending := range [...]string{"st", "nd", "rd", "th", "s"} {
		if rest, ok := strings.CutPrefix(s.text[s.pos:], ending); ok && (rest == "" || !isLatin(rune(rest[0])) && !isDigit(rune(rest[0]))) {
			s.pos += len(ending)
			return true
		}
	}
	return false
}

func isLatin(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// hanNumber reads a number in Han characters: 四千万, 二〇一五, 三十多万, 三. It reports whether there was one that says
// something: 一, 百 or 万 alone are words like any other.
func (s *scanner) hanNumber() bool {
	var q quantity
	var total, group, digit uint64
	pos, count, units := s.pos, 0, 0
	for ; count < 16; count++ {
		r, size := s.peek(pos)
		if d, ok := hanDigit(r); ok {
			if units == 0 {
				digit = digit*10 + d
			} else {
				digit = d
			}
		} else if power, ok := hanPower(r); ok {
			units++
			if power < 4 {
				group += max(digit, 1) * tenTo(power)
			} else {
				total = (total + max(group+digit, 1)) * tenTo(power)
				group = 0
			}
			digit = 0
		} else {
			break
		}
		if total >= mostDigits || digit >= mostDigits {
			return false
		}
		pos += size
	}
	q.digits = total + group + digit
	if count == 0 || count == 1 && (units > 0 || q.digits < 2) {
		return false
	}
	s.pos = pos
	s.scaleHan(&q)
	s.addNumber(q)
	return true
}

func hanDigit(r rune) (uint64, bool) {
	switch r {
	case '零', '〇':
		return 0, true
	case '一':
		return 1, true
	case '二', '两':
		return 2, true
	case '三':
		return 3, true
	case '四':
		return 4, true
	case '五':
		return 5, true
	case '六':
		return 6, true
	case '七':
		return 7, true
	case '八':
		return 8, true
	case '九':
		return 9, true
	}
	return 0, false
}

func hanPower(r rune) (int, bool) {
	switch r {
	case '十':
		return 1, true
	case '百':
		return 2, true
	case '千':
		return 3, true
	case '万', '萬':
		return 4, true
	case '亿', '億':
		return 8, true
	}
	return 0, false
}

func tenTo(power int) uint64 {
	n := uint64(1)
	for range power {
		n *= 10
	}
	return n
}

type month struct {
	number   uint32
	doubtful bool // also a common word
}

var months = sync.OnceValue(func() map[uint32]month {
	m := make(map[uint32]month, 12)
	for i, name := range strings.Fields("january february march april may june july august september october november december") {
		m[hashWord(name)] = month{uint32(i + 1), name == "march" || name == "may"}
	}
	return m
})

func monthOf(key uint32) (month, bool) {
	m, ok := months()[key]
	return m, ok
}

var numberWords = sync.OnceValue(func() map[uint32]uint32 {
	m := make(map[uint32]uint32, 11)
	for i, name := range strings.Fields("two three four five six seven eight nine ten eleven twelve") {
		m[hashWord(name)] = uint32(i + 2)
	}
	return m
})

func numberWord(key uint32) (uint32, bool) {
	n, ok := numberWords()[key]
	return n, ok
}
