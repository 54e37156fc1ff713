package markdown

import (
	"strconv"
	"strings"

	"newsreader/store/news"
)

// Picture is what an image in the text says about itself.
type Picture struct {
	Alt, URL string

	// Width and Height are in pixels; 0 where they are not known.
	Width, Height int
}

// ImageOf returns the image that b consists of. It reports false for a block that is no image.
func ImageOf(b news.Block) (Picture, bool) {
	if b.Kind != news.Image {
		return Picture{}, false
	}
	for _, s := range blockSpans(b) {
		if s.kind == imageSpan {
			width, height, _ := parseSize(s.size)
			return Picture{Alt: s.text, URL: s.url, Width: width, Height: height}, true
		}
	}
	return Picture{}, false
}

// maxSide is the greatest believable width or height of an image, in pixels.
const maxSide = 100_000

// sizeText writes a size as it stands in an image's title; empty where it is not known.
func sizeText(width, height int) string {
	if width <= 0 || height <= 0 || width > maxSide || height > maxSide {
		return ""
	}
	return strconv.Itoa(width) + "x" + strconv.Itoa(height)
}

// parseSize reads what sizeText writes.
func parseSize(s string) (width, height int, ok bool) {
	w, h, found := strings.Cut(s, "x")
	if !found {
		return 0, 0, false
	}
	width, err1 := strconv.Atoi(w)
	height, err2 := strconv.Atoi(h)
	if err1 != nil || err2 != nil || sizeText(width, height) != s {
		return 0, 0, false
	}
	return width, height, true
}
