package markdown

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"newsreader/store/news"
)

// linkedImage handles a link without a text. Where it holds an image that stands alone and leads to more than that image,
// the link follows as a paragraph.
func (c *cleaner) linkedImage(n *html.Node, target string, f *flow, at scope) {
	alone := len(f.spans) == 0 && !f.cell && !f.isHeading()
	c.children(n, f, at)
	f.settle()
	last := len(f.spans) - 1
	if !alone || last < 0 || f.spans[last].kind != imageSpan || !isElsewhere(target, f.spans[last].url) {
		return
	}
	label := f.spans[last].text
	if u, err := url.Parse(target); err == nil && (label == "" || label == c.caption) {
		label = news.CleanLine(u.Hostname())
	}
	if label == "" {
		return
	}
	f.flush()
	f.put(span{text: label, url: target})
	f.flush()
}

// isElsewhere reports whether a link around an image leads to anything but a picture: pages link images to larger ones,
// by an image's name or from the same folder.
func isElsewhere(target, image string) bool {
	t, err := url.Parse(target)
	if err != nil {
		return false
	}
	i, err := url.Parse(image)
	if err != nil {
		return false
	}
	switch strings.ToLower(path.Ext(t.Path)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff", ".heic":
		return false
	}
	return t.Host != i.Host || path.Dir(t.Path) != path.Dir(i.Path) || path.Dir(t.Path) == "/"
}
