package typeset

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"
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


func TestX(t *testing.T) {
	n, differ := 0, 0
	counts := map[string]int{}
	sample := map[string]string{}
	for _, c := range readBreakTest(t) {
		n++
		infos := Measure{}.analyse(c.text)
		d := false
		for i := range c.text {
			if i == 0 { continue }
				ours := infos[i]&breakBits == good
				if ours == c.allow[i] { continue }
				d = true
				why := reason(c.text, i, infos)
				k := why+" "+strconv.FormatBool(ours)
				counts[k]++
				if why == "" { k += strconv.Quote(c.text[:i])+" | "+strconv.Quote(c.text[i:]) }
				sample[k] = strconv.Quote(c.text[:i])+" | "+strconv.Quote(c.text[i:])
		}
		if d {
			differ++
		}
	}
	t.Log(n, differ, len(counts))
	for k, v := range counts {
		t.Log(v, k, sample[k])
	}
	for k, v := range sample {
		if k[0] == ' ' { t.Log("??", k, v) }
	}
}
func blankR(r rune) bool { return scriptOf(r) == blank }
func reason(text string, i int, infos []info) string {
	r, _ := utf8.DecodeRuneInString(text[i:])
	p, _ := utf8.DecodeLastRuneInString(text[:i])
	trimmed := strings.TrimRightFunc(text[:i], blankR)
	l, _ := utf8.DecodeLastRuneInString(trimmed)
	switch {
	case strings.ContainsRune("\v\f\r\n\u0085\u2028\u2029", p): return "line end"
	case infos[i]&boundary == 0: return "inside cluster"
	case trimmed == "": return "leading blanks"
	case infos[i]&isBlank != 0: return "before blank"
	case infos[i]&noFirst != 0: return "closer"
	case isOpener(l): return "opener"
	case blankR(p): return ""
	case p > ' ' && p < 0x7f && r > ' ' && r < 0x7f: return "ascii word"
	case scriptOf(p)==hangul||scriptOf(r)==hangul: return "hangul"
	case scriptOf(p)==southeast&&scriptOf(r)==southeast: return "southeast"
	}
	return ""
}
