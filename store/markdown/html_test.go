package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"newsreader/seeds"
)

var update = flag.Bool("update", false, "write the golden files")

func TestFromHTML(t *testing.T) {
	for _, c := range []struct{ why, page, want string }{
		{"text after a div is a paragraph", "<div>a</div>b<p>c</p>", "a\n\nb\n\nc"},
		{"text before the first paragraph is one", "a<br>\n<p>b</p>", "a\n\nb"},
		{"empty paragraphs and empty bold vanish", "<p></p><p><strong></strong></p><p>&nbsp;\u3000</p><p>a</p>", "a"},
		{"indents by ideographic spaces go", "<p>\u3000\u3000一</p>", "一"},
		{"spaced straight quotes stay", `<p>" 二选一 "。</p>`, `" 二选一 "。`},
		{"a line end between Han characters is nothing", "<p>一\n二 a\nb</p>", "一二 a b"},
		{"a line break is hard, two are a paragraph", "<p>a<br>b<br><br>c</p>", "a\\\nb\n\nc"},
		{"bold as a whole and short is a heading", "<p><strong>错失良机的阿里音乐</strong></p>", "### 错失良机的阿里音乐"},
		{"a bold sentence is none", "<p><b>真的吗？</b></p><p><b>开始</b>（编辑）</p>", "**真的吗？**\n\n**开始**（编辑）"},
		{"bold beside full-width punctuation", "<p>是：<strong>支付环节。</strong>也就是</p>", "是：**支付环节。**也就是"},
		{"bold that can't be written is text", `<p>a<b>"b"</b>c</p>`, `a"b"c`},
		{"emphasis in emphasis is flat", "<p>x <b>a<b>b</b></b> <i>c<em>d</em></i></p>", "x **ab** *cd*"},
		{"lazy image with a proxy in src", `<img data-original="http://a.b/1.jpg" data-width="5" data-height="6" src="https://p/?http://a.b/1.jpg">`, `![](http://a.b/1.jpg "5x6")`},
		{"lazy image with a placeholder", `<img src="data:image/gif;base64,R0" data-src="/1.jpg" alt="[x]">`, `![\[x\]](https://e.org/1.jpg)`},
		{"srcset gives the largest", `<img srcset="s.jpg 1x, l.jpg 2x" src="s.jpg">`, "![](https://e.org/n/l.jpg)"},
		{"the ratio of WeChat", `<img data-src="http://a.b/0" data-w="100" data-ratio="0.5">`, `![](http://a.b/0 "100x50")`},
		{"dead images and pixels go", `<p>a</p><img src="x/undefined"><img src="/null"><img><img src="data:x"><img src=p.gif width=1 height=1>`, "a"},
		{"an image in a link stays an image, the link follows", `<a href="/x"><img src="a.png" alt="b"></a>c`,
			"![b](https://e.org/n/a.png)\n\n[b](https://e.org/x)\n\nc"},
		{"the caption is not repeated as the link of its image", `<figure><a href="https://f.g/x"><img src="a.png"></a><figcaption>b</figcaption></figure>`,
			"![b](https://e.org/n/a.png)\n\n[f.g](https://f.g/x)\n\nb"},
		{"a link from an image to a larger one goes", `<a href="/b.JPG?x"><img src="a.png"></a><a href="img"><img src="b.png"></a>`,
			"![](https://e.org/n/a.png)\n\n![](https://e.org/n/b.png)"},
		{"a linked sign inside a line stays there", `<p>a <a href="https://f.g/x"><img src="a.png"></a> b</p>`, "a ![](https://e.org/n/a.png) b"},
		{"noscript holds the only copy", `<img class=lazy><noscript><img src="/a.png"></noscript>`, "![](https://e.org/a.png)"},
		{"noscript repeats", `<img data-src="/a.png"><noscript><img src="/a.png"></noscript>`, "![](https://e.org/a.png)"},
		{"caption below its image, and its alt", `<figure><figcaption>图 1</figcaption><img src="/a.png"></figure>`, "![图 1](https://e.org/a.png)\n\n图 1"},
		{"code and controls are no text", "<script>a</script><style>b</style><template>c</template><form>d<input></form><button>e</button><svg><text>f</text></svg><p>g</p>", "g"},
		{"hidden is hidden", `<p style="display: none">a</p><p hidden>b</p><p>c</p>`, "c"},
		{"video is a link", `<iframe src="//player.bilibili.com/p?x=1"></iframe><audio><source src="/a.mp3"></audio>`,
			"[Video: player.bilibili.com](https://player.bilibili.com/p?x=1)\n\n[Audio: a.mp3](https://e.org/a.mp3)"},
		{"of pages in the page films and what has a name stay", `<iframe src="https://ads.x/1"></iframe><iframe src="https://m.x/2" title="Map"></iframe>` +
			`<iframe src="https://f.x/embed/3"></iframe><iframe src="https://www.youtube.com/v/4" title="Film"></iframe><iframe src="https://f.x/a/5.mp4"></iframe>`,
			"[Embedded page: Map](https://m.x/2)\n\n[Video: f.x](https://f.x/embed/3)\n\n[Video: Film](https://www.youtube.com/v/4)\n\n[Video: 5.mp4](https://f.x/a/5.mp4)"},
		{"a site that only ends like one of films", `<p>a</p><iframe src="https://notyoutube.com/1"></iframe>`, "a"},
		{"links become absolute", `<p>a <a href="../b?c=(d)">x</a> <a href="//f.g/">h</a></p>`, "a [x](https://e.org/b?c=%28d%29) [h](https://f.g/)"},
		{"dangerous links are text", `<p>a <a href="javascript:alert(1)">x</a> <a href="data:y">y</a> <a href="file:///z">z</a> <a href=" java&#10;script:1">w</a></p>`, "a x y z w"},
		{"footnotes are raised numbers", `<p>a<sup><a href="#fn1">1</a></sup><sup><a href="#fn2">[2]</a></sup> c<a href="#n">[3]</a></p><p><sup>[1]</sup> b <a href="#r">↩</a></p>`,
			"a¹ ² c³\n\n¹ b"},
		{"a footnote on another page keeps its link", `<p>a<sup><a href="/x#n4">[4]</a></sup></p>`, "a[⁴](https://e.org/x#n4)"},
		{"named footnotes and links to years stay text", `<p>a<sup><a href="#n">[注1]</a></sup> <a href="#y">2020</a> [1]</p>`, "a[注1] 2020 [1]"},
		{"signs by which headings are linked go", `<h2>小标题 <a class="headerlink" href="#a">¶</a></h2><h3><a href="#b"></a>C <a href="/d">#</a></h3><h4><a href="#c">D</a></h4>`,
			"## 小标题\n\n### C\n\n#### D"},
		{"pixels and unseen images by their style go", `<p>a</p><img src=1.gif style="width:1px;height:1px"><img src=2.gif style="WIDTH: 0"><img src=3.gif style="visibility: hidden">` +
			`<img src=4.gif style="opacity:0"><img src=5.gif style="max-width:100%;width:600px;opacity:0.9"><img data-src=6.gif style="opacity:0">`,
			"a\n\n![](https://e.org/n/5.gif)\n\n![](https://e.org/n/6.gif)"},
		{"what is hidden until a script shows it stays", `<div style="visibility: hidden; opacity: 0">a</div>`, "a"},
		{"lists that follow each other number anew", "<ol start=3><li>a</ol><ol type=a><li>b</ol><ol><li>c<li value=7>d</ol>",
			"3. a\n\n<!-- -->\n\n1. b\n\n<!-- -->\n\n1. c\n\n<!-- -->\n\n7. d"},
		{"check boxes are kept in lists", "<ul><li><input type=checkbox checked> a<li><label><input type=checkbox disabled>b</label><li>c <input type=checkbox><li>[x] d</ul>",
			"- [x] a\n- [ ] b\n- c\n- \\[x] d"},
		{"code in cells, code that shows references", "<table><tr><td>a</td><td><code>b|c</code> <code>d\\|e</code></td></tr></table><p><code>&amp;#27;[1m</code> <code>&amp;amp;</code>",
			"| a | `b\\|c` `d\\\\|e` |\n|---|---|\n\n`&#27;[1m` `&amp;`"},
		{"ruby", "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby></p>", "漢字(かんじ)"},
		{"details", "<details><summary>更多</summary><p>a</p></details>", "**更多**\n\na"},
		{"definitions", "<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>", "**a**\n\nb\n\nc"},
		{"code with its language", "<pre><code class=\"language-go\">a\n\n\tb</code></pre><div class=\"highlight-source-shell\"><pre>c</pre></div>", "```go\na\n\n\tb\n```\n\n```shell\nc\n```"},
		{"small things stay readable", "<p>H<sub>2</sub>O x<sup>2</sup> 1<sup>st</sup> <q>a</q> <mark>b</mark> <kbd>c</kbd> <abbr title=d>e</abbr> <s>f</s></p>", "H₂O x² 1st “a” b `c` e ~~f~~"},
		{"text that looks like Markdown is literal", "<p>1. foo</p><p># foo</p><p>* *a* `b` [c](d)</p><p>- x<br>===</p>", "1\\. foo\n\n\\# foo\n\n\\* \\*a\\* \\`b\\` \\[c\\](d)\n\n\\- x\\\n&#61;=="},
		{"an escaped reference stays literal", "<p>&amp;#27; &amp;lt; a &amp; b</p>", "&amp;#27; &amp;lt; a & b"},
		{"references to controls go", "<p>a&#27;[31m&#x8d;b&#7;</p>", "a[31mb"},
		{"a list in a list", "<ol start=3><li><p>a</p><ul><li>b</ul></li><li>c</ol>", "3. a\n\n   - b\n4. c"},
		{"a table with spans and line breaks", "<table><tr><th>a</th><th>b|</th></tr><tr><td rowspan=2>c<br>d</td><td>e</td></tr><tr><td>f</td></tr></table>",
			"| a | b\\| |\n|---|---|\n| c<br>d | e |\n|  | f |"},
		{"a table for the layout is paragraphs", "<table><tr><td>a</td></tr><tr><td><p>b</p><p>c</p></td></tr></table>", "a\n\nb\n\nc"},
		{"a quote", "<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"},
		{"an address in the text keeps its signs", "<p>http://a.b/c_d_e f_g_</p>", "<http://a.b/c_d_e> f_g\\_"},
	} {
		got := FromHTML(c.page, "https://e.org/n/a.html")
		if c.why == "text that looks like Markdown is literal" {
			got = Join(Blocks(got))
		}
		if diff := cmp.Diff(c.want, trimLines(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.why, diff)
		}
		checkBlocks(t, Blocks(got))
	}
}

// trimLines removes the blanks that end lines.
func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func TestRelativeAddressesWithoutBaseAreText(t *testing.T) {
	if got := FromHTML(`<p><a href="/x">a</a> <a href="https://b.c">d</a> <img src="/e.png"></p>`, ""); got != "a [d](https://b.c)" {
		t.Errorf("got %q", got)
	}
}

// body returns a starter article without its front matter.
func body(t testing.TB, name string) string {
	t.Helper()
	data, err := seeds.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(data), "---\n", 3)
	return parts[len(parts)-1]
}

func TestStarterArticles(t *testing.T) {
	names, err := seeds.FS.ReadDir(".")
	if err != nil || len(names) != 5 {
		t.Fatalf("%d starter articles, %v", len(names), err)
	}
	for _, name := range names {
		text := body(t, name.Name())
		markdown := FromText(strings.ReplaceAll(text, "\n", "\n\n"))
		if strings.Contains(text, "<p>") {
			markdown = FromHTML(text, "")
		}
		golden := filepath.Join("testdata", strings.TrimSuffix(name.Name(), ".txt")+".md")
		if *update {
			if err := os.WriteFile(golden, []byte(markdown+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), markdown+"\n"); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name.Name(), diff)
		}
		checkBlocks(t, Blocks(markdown))
	}
}
