package typeset

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"
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
	for _, c := range readBreakTest(t) {
		n++
		infos := Measure{}.analyse(c.text)
		d := false
		var prev, prev2 rune
		for i, r := range c.text {
			if i > 0 {
				ours := infos[i]&breakBits == good
				if ours != c.allow[i] {
					d = true
					counts[strconv.Quote(string(prev2))+strconv.Quote(string(prev))+" | "+strconv.Quote(string(r))+" ours="+strconv.FormatBool(ours)]++
				}
			}
			prev2, prev = prev, r
		}
		if d {
			differ++
		}
	}
	t.Log(n, differ, len(counts))
	for k, v := range counts {
		t.Log(v, k)
	}
}
