package document

import (
	"strings"
	"testing"
	"time"
)

func TestAPageStatesWhatItIs(t *testing.T) {
	d := parse(t, `<!doctype html><html lang="en-GB"><head><title>Tencent answers - The Paper</title>
<meta property="og:title" content="Tencent answers &amp; waits"><meta property="og:site_name" content="The Paper">
<meta property="og:image" content="/cover.jpg"><meta property="article:published_time" content="2021-08-05T21:46:35+08:00">
<meta name="author" content="Jane Doe"><meta property="article:author" content="https://a.example/people/jane">
<meta name="keywords" content="tencent, alibaba"><link rel="canonical" href="https://a.example/news/1"><base href="/static/">
</head><body><nav>Home News</nav><h1>Another heading</h1><p>Text of the article.</p></body></html>`)
	if d.Title != "Tencent answers & waits" || d.TitleDerived || d.Site != "The Paper" || d.Author != "Jane Doe" || d.Language != "en" ||
		d.URL != "https://a.example/news/1" || d.Base != "https://a.example/static/" || d.Image != "https://a.example/cover.jpg" ||
		strings.Join(d.Categories, "|") != "tencent|alibaba" || !d.Published.Equal(time.Date(2021, 8, 5, 13, 46, 35, 0, time.UTC)) {
		t.Errorf("got %+v", d)
	}
}

func TestTitleOfAPage(t *testing.T) {
	for _, c := range []struct{ why, head, want string }{
		{"the site is cut off", "<title>腾讯回应互通_科技频道_新浪网</title>", "腾讯回应互通"},
		{"behind a bar", "<title>Tencent answers the call | The Paper</title>", "Tencent answers the call"},
		{"behind a dash", "<title>Tencent answers the call - The Paper</title>", "Tencent answers the call"},
		{"a title with dashes of its own", "<title>Well-known e-mail-based services</title>", "Well-known e-mail-based services"},
		{"the name of the site is known", "<meta property=og:site_name content=虎嗅网><title>阿里与腾讯-虎嗅网</title>", "阿里与腾讯"},
		{"the heading says how much of it is title", "<title>Tencent - an answer - X</title><h1>Tencent - an answer</h1>", "Tencent - an answer"},
		{"only a heading", "<body><h1>Tencent <em>answers</em></h1>", "Tencent answers"},
		{"an empty title", "<title> </title><h1>Tencent answers</h1>", "Tencent answers"},
		{"linked data", `<title>x</title><script type="application/ld+json">{"@graph":[{"headline":"Tencent answers","author":[{"name":"Jane"}]}]}</script>`,
			"Tencent answers"},
		{"text that is no article's", "<script>var a = 'x'</script><style>p{}</style><nav>Home</nav><p>Tencent answers</p>", "Tencent answers"},
		{"a heading that is broken", "<h1>Tencent<br>answers</h1>", "Tencent answers"},
		{"a heading of blocks", "<h1><div>Tencent</div><div>answers</div></h1>", "Tencent"},
		{"a heading that is never closed", "<h1>Tencent answers", "Tencent answers"},
		{"cells of a table", "<table><tr><td>x<td>y</td></tr><tr><th>z</th></tr></table>", "x y"},
		{"the caption of a table", "<table><caption>Prices</caption><tr><td>x</td></tr></table>", "Prices"},
		{"items of a list", "<ul><li>one</li><li>two</li></ul>", "one"},
		{"terms of a list", "<dl><dt>one<dd>two</dl>", "one"},
		{"a line break", "<div>one<br>two</div>", "one"},
		{"a summary", "<details><summary>one</summary>two</details>", "one"},
		{"markup in a title is text", "<title>The &lt;p&gt; tag &amp;#27;</title>", "The <p> tag &#27;"},
	} {
		if got := parse(t, c.head+"<p>Text.</p>").Title; got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestAddressesThatLeadNowhereAreDropped(t *testing.T) {
	for _, address := range []string{"javascript:alert(1)", "data:image/png;base64,AAAA", "https://a.example/undefined",
		"https://a.example/null?x=1", "/relative.jpg", "https://a.example/" + strings.Repeat("x", 3000), "file:///etc/passwd"} {
		if d := parse(t, "<meta property=og:image content='"+address+"'><p>Text</p>"); d.Image != "" {
			t.Errorf("%.40q became %.80q", address, d.Image)
		}
	}
}
