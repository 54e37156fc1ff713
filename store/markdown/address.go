package markdown

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"newsreader/store/news"
)

// address returns raw as an absolute address that may stand in a Markdown link: resolved against base (nil: unknown), of a
// scheme that a reader may be led to, percent-encoded where it would end the link. It is empty where raw is no such address.
func address(raw string, base *url.URL) string {
	raw = strings.TrimFunc(news.Clean(raw), isBlankRune)
	if raw == "" || len(raw) > maxAddress {
		return ""
	}
	raw = encodeAddress(raw)
	scheme := schemeOf(raw)
	switch {
	case scheme == "" && base == nil:
		return ""
	case scheme == "":
		reference, err := url.Parse(raw)
		if err != nil {
			return ""
		}
		resolved := base.ResolveReference(reference)
		raw = resolved.String()
		if strings.Contains(reference.String(), "://") || utf8.ValidString(raw) {
			raw = encodeAddress(raw)
		}
		scheme = schemeOf(raw)
	}
	switch scheme {
	case "http", "https", "ftp":
		if rest := raw[len(scheme):]; len(rest) < 4 || !strings.HasPrefix(rest, "://") || rest[3] == '/' {
			return ""
		}
		return raw
	case "mailto", "tel":
		return raw
	}
	return ""
}

// maxAddress is the longest address that is kept, in bytes; longer ones carry data, not a place.
const maxAddress = 8 << 10

// imageAddress is address for images, which come from the web only.
func imageAddress(raw string, base *url.URL) string {
	a := address(raw, base)
	if !strings.HasPrefix(strings.ToLower(a), "http") || isDead(a) {
		return ""
	}
	return a
}

// isDead recognises the addresses that scripts leave behind when they have none.
func isDead(a string) bool {
	path, _, _ := strings.Cut(a, "?")
	path, _, _ = strings.Cut(path, "#")
	name := path[strings.LastIndexByte(path, '/')+1:]
	return name == "undefined" || name == "null" || name == "none" || name == "NaN"
}

// parseBase returns the address that relative ones refer to; nil where there is none.
func parseBase(base string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(base))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	return u
}

// schemeOf returns the scheme of an address in lower case; empty where the address is relative.
func schemeOf(a string) string {
	for i := 0; i < len(a); i++ {
		switch c := a[i]; {
		case c == ':':
			return strings.ToLower(a[:i])
		case isLetter(c), i > 0 && (isAlnum(c) || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// encodeAddress percent-encodes what would end a link, be decoded as an escape or reference, or not be seen.
func encodeAddress(a string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(a); {
		r, size := utf8.DecodeRuneInString(a[i:])
		encode := r <= ' ' || r == 0x7f
		switch r {
		case '<', '>', '(', ')', '[', ']', '\\', '"', '`', '|', '^', '{', '}', '*':
			encode = true
		case '\n', '\t':
			i += size
			continue // browsers leave these out
		case ';':
			encode = endsReference(a[:i])
		default:
			encode = encode || r >= utf8.RuneSelf && (isBlankRune(r) || news.IsBlank(string(r)))
		}
		if encode {
			for _, c := range []byte(a[i : i+size]) {
				b.WriteByte('%')
				b.WriteByte(hex[c>>4])
				b.WriteByte(hex[c&15])
			}
		} else {
			b.WriteString(a[i : i+size])
		}
		i += size
	}
	return b.String()
}

// endsReference reports whether a ends with what a semicolon would make a character reference.
func endsReference(a string) bool {
	from := max(0, len(a)-40)
	i := strings.LastIndexByte(a[from:], '&')
	return i >= 0 && isReference(a[from+i:]+";")
}

// isAutoLink reports whether an address may be written between angle brackets.
func isAutoLink(a string) bool {
	scheme := schemeOf(a)
	return scheme == "http" || scheme == "https" || scheme == "ftp"
}
