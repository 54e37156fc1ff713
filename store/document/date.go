package document

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"newsreader/store/news"
)

// parseDate reads a date in any of the forms documents use: RFC 1123, RFC 3339, RFC 850, ANSI C, seconds since 1970,
// numbers with the year first, month names in either order, and the Chinese 2006年1月2日. A date of which day and month
// can't be told apart, or that is impossible, gives the zero Time. Where no zone is stated, a Chinese text means UTC+8
// and any other UTC; a date without a time of day is a news.Day; CST is China's in a Chinese text and America's elsewhere.
func parseDate(s string, chinese bool) time.Time {
	if s == "" || len(s) > 120 {
		return time.Time{}
	}
	t, ok := unixTime(s)
	if !ok {
		p := dateParts{chinese: chinese, month: -1, hour: -1}
		p.read(s)
		t, ok = p.time()
	}
	if !ok || t.Year() < 1900 || t.Year() > 2200 {
		return time.Time{}
	}
	return t.UTC()
}

// unixTime reads seconds, or milliseconds, since 1970.
func unixTime(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil || n < 0:
		return time.Time{}, false
	case len(s) >= 9 && len(s) <= 10:
		return time.Unix(n, 0), true
	case len(s) == 13:
		return time.UnixMilli(n), true
	}
	return time.Time{}, false
}

// dateParts collects what the words and numbers of a date mean.
type dateParts struct {
	chinese bool

	numbers        []int // year, month and day as they come, without a named month
	firstYear      bool  // the first number was written as a year
	dotted         bool  // written 2.1.2006, day first
	month          int   // named month, -1 for none
	hour, min, sec int   // hour is -1 for none
	nanos          int
	afternoon      bool
	morning        bool
	zone           *time.Location
}

// read goes over s once: runs of digits, runs of letters, and what stands between them.
func (p *dateParts) read(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end := i + size
		switch {
		case r >= '0' && r <= '9':
			end = i + runLength(s[i:], func(r rune) bool { return r >= '0' && r <= '9' })
			end += p.number(s[i:end], s[end:])
		case unicode.IsLetter(r):
			end = i + runLength(s[i:], unicode.IsLetter)
			p.word(s[i:end])
		case r == '+', r == '-' || r == '−':
			if p.hour >= 0 {
				end += p.offset(s[end:], r == '+')
			}
		case r == '(': // a comment: the zone's name once more
			return
		}
		i = end
	}
}

func runLength(s string, in func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); n >= 0 {
		return n
	}
	return len(s)
}

// number takes a run of digits and what belongs to it of the text after it, and returns how much that is.
func (p *dateParts) number(digits, after string) int {
	n, _ := strconv.Atoi(digits) // too long for a number is no part of a date: out of range below
	next, size := utf8.DecodeRuneInString(after)
	switch {
	case p.hour < 0 && len(p.numbers) > 0 && (next == ':' || next == '：' || next == '时' || next == '點' || next == '点'):
		return p.clock(n, after)
	case len(digits) == 8 && len(p.numbers) == 0:
		p.firstYear = true
		p.numbers = append(p.numbers, n/10000, n/100%100, n%100)
		return 0
	case len(p.numbers) == 0:
		p.firstYear = len(digits) == 4 || next == '年'
	}
	if len(p.numbers) < 4 {
		if len(digits) == 2 && len(p.numbers) == 1 && p.month >= 0 && !p.firstYear {
			n = fullYear(n) // RFC 850 and RFC 822
		}
		p.numbers = append(p.numbers, n)
	}
	p.dotted = p.dotted || next == '.' && p.month < 0
	if next == '年' || next == '月' || next == '日' || next == '号' {
		return size
	}
	return 0
}

func fullYear(n int) int {
	if n < 69 {
		return n + 2000
	}
	return n + 1900
}

// clock reads the rest of a time of day of which the hour is known: ":04", ":04:05.999", "时4分5秒".
func (p *dateParts) clock(hour int, s string) int {
	p.hour = hour
	rest := s
	for _, part := range []*int{&p.min, &p.sec} {
		r, size := utf8.DecodeRuneInString(rest)
		if r != ':' && !strings.ContainsRune("：时點点分", r) {
			break
		}
		digits := runLength(rest[size:], func(r rune) bool { return r >= '0' && r <= '9' })
		if digits == 0 || digits > 2 {
			rest = rest[size:]
			break
		}
		*part, _ = strconv.Atoi(rest[size : size+digits]) // one or two digits
		rest = rest[size+digits:]
	}
	if rest != "" && (rest[0] == '.' || rest[0] == ',') {
		digits := runLength(rest[1:], func(r rune) bool { return r >= '0' && r <= '9' })
		if digits > 0 {
			p.nanos, _ = strconv.Atoi((rest[1:1+digits] + "000000000")[:9])
			rest = rest[1+digits:]
		}
	}
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "分"), "秒")
	return len(s) - len(rest)
}

// word takes the name of a month, half of the day or a zone; others, such as weekdays, say nothing new.
func (p *dateParts) word(word string) {
	lower := strings.ToLower(word)
	if len(lower) >= 3 && p.month < 0 {
		for m := time.January; m <= time.December; m++ {
			if name := strings.ToLower(m.String()); strings.HasPrefix(name, lower) || lower == "sept" && m == time.September {
				p.month = int(m)
				return
			}
		}
	}
	switch lower {
	case "pm", "p", "下午", "晚上", "晚":
		p.afternoon = true
	case "am", "a", "上午", "早上", "凌晨":
		p.morning = true
	default:
		if offset, ok := zoneOffset(lower, p.chinese); ok && p.hour >= 0 {
			p.zone = time.FixedZone("", offset)
		}
	}
}

// zoneOffset returns the seconds east of Greenwich of the zones that RFC 822 names and of those of East Asia and Europe.
func zoneOffset(name string, chinese bool) (int, bool) {
	const hour = 3600
	switch name {
	case "z", "gmt", "utc", "ut":
		return 0, true
	case "cst":
		if chinese {
			return 8 * hour, true
		}
		return -6 * hour, true
	case "bjt", "hkt", "sgt", "北京时间":
		return 8 * hour, true
	case "jst", "kst":
		return 9 * hour, true
	case "bst", "cet":
		return hour, true
	case "cest":
		return 2 * hour, true
	case "edt":
		return -4 * hour, true
	case "est", "cdt":
		return -5 * hour, true
	case "mdt":
		return -6 * hour, true
	case "mst", "pdt":
		return -7 * hour, true
	case "pst":
		return -8 * hour, true
	}
	return 0, false
}

// offset reads "0800", "08:00" or "8" behind a sign and returns its length.
func (p *dateParts) offset(s string, east bool) int {
	digits := runLength(s, func(r rune) bool { return r >= '0' && r <= '9' })
	if digits == 0 || digits > 4 || digits == 3 {
		return 0
	}
	n, _ := strconv.Atoi(s[:digits]) // at most four digits
	hours, minutes, length := n, 0, digits
	if digits == 4 {
		hours, minutes = n/100, n%100
	} else if len(s) >= digits+3 && s[digits] == ':' {
		minutes, _ = strconv.Atoi(s[digits+1 : digits+3])
		length += 3
	}
	if hours > 14 || minutes < 0 || minutes > 59 {
		return length
	}
	seconds := hours*3600 + minutes*60
	if !east {
		seconds = -seconds
	}
	p.zone = time.FixedZone("", seconds)
	return length
}

// time puts the parts together; it is false where they make no date.
func (p *dateParts) time() (time.Time, bool) {
	year, month, day, ok := p.date()
	hour := max(p.hour, 0)
	switch {
	case p.afternoon && hour < 12:
		hour += 12
	case p.morning && hour == 12:
		hour = 0
	}
	if !ok || hour > 24 || p.min > 59 || p.sec > 60 {
		return time.Time{}, false
	}
	zone := p.zone
	if zone == nil {
		zone = time.UTC
		if p.chinese {
			zone = time.FixedZone("", 8*3600)
		}
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, zone)
	if month < 1 || month > 12 || t.Day() != day {
		return time.Time{}, false
	}
	if p.hour < 0 {
		return news.Day(year, time.Month(month), day), true
	}
	return time.Date(year, time.Month(month), day, hour, p.min, p.sec, p.nanos, zone), true
}

// date tells year, month and day apart.
func (p *dateParts) date() (year, month, day int, ok bool) {
	n := p.numbers
	if p.month >= 0 {
		if len(n) < 2 {
			return 0, 0, 0, false
		}
		if p.firstYear {
			return n[0], p.month, n[1], true
		}
		return n[1], p.month, n[0], true
	}
	switch {
	case len(n) < 3:
		return 0, 0, 0, false
	case p.firstYear:
		return n[0], n[1], n[2], true
	case p.dotted || n[0] > 12:
		return n[2], n[1], n[0], true
	case n[1] > 12:
		return n[2], n[0], n[1], true
	}
	return 0, 0, 0, false
}
