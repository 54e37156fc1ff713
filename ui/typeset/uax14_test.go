package typeset

import (
	"bufio"
	"compress/gzip"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// breakCase is one line of the Unicode test file: the text, and the bytes before which a line may begin.
type breakCase struct {
	line  string
	text  string
	allow map[int]bool
}

func readBreakTest(t *testing.T) (cases []breakCase) {
	t.Helper()
	file, err := os.Open("testdata/LineBreakTest-17.0.0.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // a file that was only read
	unzipped, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(unzipped); lines.Scan(); {
		line, _, _ := strings.Cut(lines.Text(), "#")
		if strings.TrimSpace(line) == "" {
			continue
		}
		c := breakCase{line: lines.Text(), allow: map[int]bool{}}
		for _, field := range strings.Fields(line) {
			switch field {
			case "×":
			case "÷":
				c.allow[len(c.text)] = true
			default:
				n, err := strconv.ParseInt(field, 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				c.text += string(rune(n))
			}
		}
		cases = append(cases, c)
	}
	return cases
}

// place is where a break case and the tailoring differ: a line that begins with r, after the rune before, and after last
// where blanks are left out.
type place struct {
	text            string
	at              int
	r, before, last rune
	infos           []info
}

// difference is one way in which lines are broken otherwise than by UAX #14, and why.
type difference struct {
	why     string
	ours    bool // it is this package that lets a line begin there
	applies func(p place) bool
}

var differences = []difference{
	{"hard line ends never come to the analysis: Wrap splits the text there, and Guard takes the other controls out", false, func(p place) bool {
		return strings.ContainsRune("\v\f\r\n\u0085\u2028\u2029", p.before)
	}},
	{"a grapheme cluster is drawn in one place, so it is not broken: a mark after a blank, an emoji and its modifier", false, func(p place) bool {
		return p.infos[p.at]&boundary == 0
	}},
	{"blanks at the start of a paragraph are its indent, not a line of their own", false, func(p place) bool {
		return p.last == 0
	}},
	{"no line begins with a blank: all the blanks at a break belong to the line before, where they are not shown", false, func(p place) bool {
		return p.infos[p.at]&isBlank != 0
	}},
	{"kinsoku: closing marks, dashes, ellipses, the middle dot, the wave dash and the solidus begin no line, after blanks neither", false, func(p place) bool {
		return p.infos[p.at]&noFirst != 0
	}},
	{"kinsoku: opening marks end no line, before blanks neither", false, func(p place) bool {
		return isOpener(p.last)
	}},
	{"a hyphen between blanks is a dash", false, func(p place) bool {
		return (p.r == '-' || p.r == '–') && scriptOf(p.before) == blank
	}},
	{"ASCII without blanks is one word, be it a compound, a path or a date", false, func(p place) bool {
		return isASCII(char{r: firstOfCluster(p)}) && isASCII(char{r: p.r})
	}},
	{"letters and digits stay with a mark that joins them to what is before: and/או, Donne-lui", false, func(p place) bool {
		return isSeparator(firstOfCluster(p)) && unicode.In(p.r, unicode.L, unicode.N)
	}},
	{"Korean is broken at its blanks, not within its words", false, func(p place) bool {
		return scriptOf(firstOfCluster(p)) == hangul || scriptOf(p.r) == hangul
	}},
	{"scripts that want a dictionary are broken between clusters", true, func(p place) bool {
		return scriptOf(firstOfCluster(p)) == southeast && scriptOf(p.r) == southeast
	}},
	{"a number keeps its unit, and is not parted from Han where there is a better place", false, func(p place) bool {
		return scriptOf(p.before) == digit && scriptOf(p.r) == han
	}},
	{"numbers are whole, whatever their digits", false, func(p place) bool {
		return scriptOf(firstOfCluster(p)) == digit && scriptOf(p.r) == digit
	}},
	{"a range of dates stays together where there is a better place", false, func(p place) bool {
		return isRange(p.before) && scriptOf(p.r) == digit
	}},
	{"curly quotes open or close by what they are, so that lines may break outside of them beside Han", true, func(p place) bool {
		return strings.ContainsRune("“”‘’", p.before) || strings.ContainsRune("“‘", p.r)
	}},
}

// firstOfCluster returns the first rune of the cluster before p.
func firstOfCluster(p place) rune {
	f := filler{text: p.text, infos: p.infos}
	r, _ := utf8.DecodeRuneInString(p.text[f.before(p.at):])
	return r
}

func TestLinesBreakByUAX14ButForTheListedDifferences(t *testing.T) {
	cases := readBreakTest(t)
	if len(cases) < 19000 {
		t.Fatalf("only %d cases were read", len(cases))
	}
	counts := make([]int, len(differences))
	differing := 0
	for _, c := range cases {
		infos := Measure{}.analyse(c.text)
		differs := false
		for at, r := range c.text {
			ours := infos[at]&breakBits == good
			if at == 0 || ours == c.allow[at] {
				continue
			}
			differs = true
			p := place{text: c.text, at: at, r: r, infos: infos}
			p.before, _ = utf8.DecodeLastRuneInString(c.text[:at])
			if trimmed := strings.TrimRightFunc(c.text[:at], isBlankRune); trimmed != "" {
				p.last, _ = utf8.DecodeLastRuneInString(trimmed)
			}
			n := slices.IndexFunc(differences, func(d difference) bool { return d.ours == ours && d.applies(p) })
			if n < 0 {
				t.Errorf("a line begins: ours %v, theirs %v, between %q and %q in\n%s", ours, !ours, c.text[:at], c.text[at:], c.line)
				continue
			}
			counts[n]++
		}
		if differs {
			differing++
		}
	}
	t.Logf("%d cases, %d as the standard has them", len(cases), len(cases)-differing)
	for n, d := range differences {
		t.Logf("%5d places: %s", counts[n], d.why)
		if counts[n] == 0 {
			t.Errorf("no case differs because %s", d.why)
		}
	}
}
