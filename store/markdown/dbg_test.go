package markdown

import (
	"github.com/yuin/goldmark/text"
	"os"
	"testing"
)

func TestDbg(t *testing.T) {
	s := []byte(os.Getenv("M"))
	Parser().Parse(text.NewReader(s)).Dump(s, 0)
	for _, b := range Blocks(string(s)) {
		t.Logf("%+v", b)
	}
	t.Logf("%q", Join(Blocks(string(s))))
}
