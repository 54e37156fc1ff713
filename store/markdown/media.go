package markdown

import (
	"math"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsreader/store/news"
)

// media handles images and what is embedded.
func (c *cleaner) media(n *html.Node, f *flow, at scope) bool {
	switch n.DataAtom {
	case atom.Img, atom.Image:
		c.image(n, f)
	case atom.Noscript:
		was := c.spare
		c.spare = true
		if hasDescendant(n, atom.Img) {
			c.onlyImages(n, f)
		} else if n.Parent != nil && isBlock(n.Parent.DataAtom) && n.FirstChild != nil && hasDescendant(n, atom.P) {
			c.plain(n, f, at)
		}
		c.spare = was
	case atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object:
		c.embedded(n, f, at)
	default:
		return false
	}
	return true
}

// onlyImages adds the images under n that were not met before.
func (c *cleaner) onlyImages(n *html.Node, f *flow) {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Img {
			c.image(d, f)
		}
	}
}

func (c *cleaner) image(n *html.Node, f *flow) {
	picture, ok := c.picture(n)
	if !ok {
		return
	}
	met := c.pictures[picture.URL]
	if met && c.spare {
		return
	}
	if c.pictures == nil {
		c.pictures = map[string]bool{}
	}
	c.pictures[picture.URL] = true
	f.put(span{kind: imageSpan, text: picture.Alt, url: picture.URL, size: sizeText(picture.Width, picture.Height)})
}

// Attributes in which pages keep the real address of an image until a script asks for it, the most telling first.
var lazySources = [...]string{
	"data-original", "data-src", "data-lazy-src", "data-actualsrc", "data-original-src", "data-lazy", "data-echo", "data-url",
}

// picture reads an <img>. It reports false for an image that is not there or not to be seen: without a source, a
// placeholder, a tracking pixel.
func (c *cleaner) picture(n *html.Node) (Picture, bool) {
	p := Picture{Alt: news.CleanLine(attribute(n, "alt"))}
	if p.Alt == "" {
		p.Alt = news.CleanLine(attribute(n, "title"))
	}
	var tiny bool
	p.Width, p.Height, tiny = pictureSize(n)
	style := attribute(n, "style")
	if tiny || isTinyStyle(style) {
		return p, false
	}
	for _, key := range lazySources {
		if p.URL = imageAddress(attribute(n, key), c.base); p.URL != "" {
			return p, true
		}
	}
	if isInvisible(style) && attribute(n, "data-srcset") == "" {
		return p, false // one that is still to be loaded is shown later
	}
	for _, set := range []string{attribute(n, "data-srcset"), attribute(n, "srcset"), sourceSet(n)} {
		if p.URL = imageAddress(largestOf(set), c.base); p.URL != "" {
			return p, true
		}
	}
	p.URL = imageAddress(attribute(n, "src"), c.base)
	return p, p.URL != "" && !isPlaceholder(p.URL)
}

// sourceSet returns the addresses of the <picture> around an image.
func sourceSet(n *html.Node) string {
	if n.Parent == nil || n.Parent.DataAtom != atom.Picture {
		return ""
	}
	for s := n.Parent.FirstChild; s != nil; s = s.NextSibling {
		if s.DataAtom == atom.Source {
			if set := attribute(s, "srcset"); set != "" {
				return set
			}
			return attribute(s, "data-srcset")
		}
	}
	return ""
}

// largestOf returns the address in a srcset that has the greatest width or density.
func largestOf(set string) string {
	best, most := "", -1.0
	for set != "" {
		set = strings.TrimLeft(set, " \t\n,")
		end := strings.IndexAny(set, " \t\n")
		if end < 0 {
			end = len(set)
		}
		address, descriptor := set[:end], ""
		set = set[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed != address {
			address = trimmed
		} else {
			descriptor, set, _ = strings.Cut(set, ",")
		}
		size, err := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(descriptor), "wx"), 64)
		if err != nil {
			size = 0
		}
		if address != "" && size > most {
			best, most = address, size
		}
	}
	return best
}

// pictureSize returns the size of an image as its attributes tell it, in pixels. tiny says that there is nothing to see.
func pictureSize(n *html.Node) (width, height int, tiny bool) {
	width, height = pixels(n, "data-width", "data-w", "width"), pixels(n, "data-height", "data-h", "height")
	if width >= 0 && width <= 1 || height >= 0 && height <= 1 {
		return 0, 0, true
	}
	if ratio, err := strconv.ParseFloat(attribute(n, "data-ratio"), 64); err == nil && height < 0 && width > 0 && ratio > 0 && ratio < 100 {
		height = int(math.Round(float64(width) * ratio))
	}
	if width < 0 || height < 0 {
		return 0, 0, false
	}
	return width, height, false
}

// pixels returns the first of these attributes that is a number of pixels; -1 where none is.
func pixels(n *html.Node, keys ...string) int {
	for _, key := range keys {
		value := strings.TrimSuffix(strings.TrimSpace(attribute(n, key)), "px")
		if number, err := strconv.ParseFloat(value, 64); err == nil && number >= 0 && number <= maxSide {
			return int(number)
		}
	}
	return -1
}

// isPlaceholder recognises the pictures that stand where another will be loaded.
func isPlaceholder(address string) bool {
	path, _, _ := strings.Cut(strings.ToLower(address), "?")
	name := path[strings.LastIndexByte(path, '/')+1:]
	switch strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, ".gif"), ".png"), ".svg") {
	case "blank", "spacer", "transparent", "placeholder", "pixel", "1x1", "loading", "lazyload", "grey", "gray":
		return true
	}
	return false
}

// pictureOfTag reads a lone <img> tag.
func pictureOfTag(tag string) (Picture, bool) {
	z := html.NewTokenizer(strings.NewReader(tag))
	if kind := z.Next(); kind != html.StartTagToken && kind != html.SelfClosingTagToken {
		return Picture{}, false
	}
	token := z.Token()
	c := cleaner{}
	return c.picture(&html.Node{Type: html.ElementNode, DataAtom: token.DataAtom, Data: token.Data, Attr: token.Attr})
}
