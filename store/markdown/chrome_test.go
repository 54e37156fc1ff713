package markdown

import "testing"

func TestWhatBelongsToTheSiteGoes(t *testing.T) {
	for _, c := range []struct{ why, page, want string }{
		{"menus, banners and imprints", "<nav>a</nav><header>b</header><div>text</div><aside>c</aside><footer>d</footer>", "text"},
		{"the same by role", "<ul role=navigation><li>a</ul><div role=banner>b</div><p>text<div role=complementary>c</div><div role=contentinfo>d</div>", "text"},
		{"an article's own header stays", "<header>a</header><section><header>b</header>text<footer>c</footer></section>", "b\n\ntext\n\nc"},
		{"a quote's footer says who is quoted", "<blockquote><p>text</p><footer>a</footer></blockquote>", "> text\n>\n> a"},
		{"the only article is the page", "<div>menu</div><article><h2>a</h2><p>a long text</p></article><div>more</div>", "## a\n\na long text"},
		{"comments in an article are not counted as others", "<div>menu</div><article>a long text<article>b</article></article>", "a long text\n\nb"},
		{"of several articles the main part is the page", "<p>a<main><article>b text</article><article>c text</article></main>", "b text\n\nc text"},
		{"main by role", "<p>a<div role=main>text</div>", "text"},
		{"an article with the smaller part of the text is not the page", "<p>a long text</p><article>b</article>", "a long text\n\nb"},
		{"a page that is all header keeps it", "<header>text</header>", "text"},
		{"a page that is all menu keeps it", "<nav><a href='https://a.b'>text</a></nav><img src='https://a.b/c.png'>", "[text](https://a.b)\n\n![](https://a.b/c.png)"},
		{"decoration goes, images and paragraphs do not", "<p>text<span aria-hidden=true>→</span></p><a aria-hidden=true><img src='https://a.b/c.png'></a><p aria-hidden=true>b</p>",
			"text\n\n![](https://a.b/c.png)\n\nb"},
		{"what can be searched for is not hidden", "<p>text</p><div hidden=until-found>a</div><div hidden>b</div>", "text\n\na"},
	} {
		if got := trimLines(FromHTML(c.page, "")); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}
