package document

import (
	"net/url"
	"strings"

	"newsreader/store/news"
)

const maxAddress = 2048 // bytes; longer ones are data, not addresses

// webAddress returns address, resolved against base, if that makes an absolute http or https address; "" otherwise.
func webAddress(address, base string) string {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > maxAddress || news.CleanLine(address) != address {
		return ""
	}
	u, err := url.Parse(strings.ReplaceAll(address, " ", "%20"))
	if err != nil {
		return ""
	}
	if !u.IsAbs() && base != "" {
		if b, err := url.Parse(base); err == nil {
			u = b.ResolveReference(u)
		}
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// imageAddress is webAddress for a picture. Addresses that end in the name of a missing value, as scripts write them
// where they have none, lead nowhere.
func imageAddress(address, base string) string {
	address = webAddress(address, base)
	path, _, _ := strings.Cut(address, "?")
	switch strings.ToLower(path[strings.LastIndexByte(path, '/')+1:]) {
	case "undefined", "null", "none", "nan":
		return ""
	}
	return address
}
