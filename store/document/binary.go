package document

import (
	"bytes"

	"newsreader/store/news"
)

// magic returns the kind of a file that is known by its first bytes and is no text; "" otherwise.
func magic(data []byte) string {
	for _, m := range []struct{ prefix, kind string }{
		{"\x89PNG\r\n", "a PNG image"},
		{"\xff\xd8\xff", "a JPEG image"},
		{"GIF8", "a GIF image"},
		{"\x1f\x8b", "gzip data"},
		{"PK\x03\x04", "a ZIP archive or an office document"},
		{"%PDF-", "a PDF"},
		{"\x7fELF", "a program"},
		{"SQLite format 3\x00", "an SQLite database"},
		{"\xd0\xcf\x11\xe0", "an office document"},
		{"{\\rtf", "an RTF document"},
		{"7z\xbc\xaf", "a 7z archive"},
		{"\xfd7zXZ", "xz data"},
		{"\x28\xb5\x2f\xfd", "zstd data"},
		{"BZh9", "bzip2 data"},
	} {
		if bytes.HasPrefix(data, []byte(m.prefix)) {
			return m.kind
		}
	}
	if len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP" {
		return "a WebP image"
	}
	return ""
}

// manyControls reports whether data holds more control characters than text that went a little wrong: one zero byte in a
// thousand, or one other in twenty. Escape is left out, for it is found in the output of programs.
func manyControls(data []byte) bool {
	zeros, others := 0, 0
	for _, c := range data {
		switch {
		case c == 0:
			zeros++
		case c < 0x07, c > 0x0d && c < 0x20 && c != 0x1b, c == 0x7f:
			others++
		}
	}
	return zeros*1000 > len(data) || others*20 > len(data)
}

// readable is the hint for what is no document.
const readable = "HTML, Markdown and plain text can be read"

func binary(kind string) *news.Error {
	why := "is not a text document"
	if kind != "" {
		why += " (it is " + kind + ")"
	}
	return invalid(0, why, readable)
}
