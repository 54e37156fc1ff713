package document

import (
	"errors"
	"testing"

	"newsreader/store/news"
)

func TestFeedsAreNoDocuments(t *testing.T) {
	const aFeed, aList = "is a feed, not a document", "is a list of feeds (OPML), not a document"
	for _, c := range []struct{ why, text, want string }{
		{"RSS", `<rss version="2.0"><channel><title>x</title></channel></rss>`, aFeed},
		{"RSS behind everything that may stand before it", "\ufeff\n<?xml version=\"1.0\"?>\n<?xml-stylesheet href='a.xsl'?>\n<!-- <html> -->\n" +
			"<!DOCTYPE rss [<!ENTITY a \"b\">]>\n\n<rss\nversion='0.91'>\n<channel>", aFeed},
		{"Atom", `<?xml version="1.0"?><feed xml:lang="en" xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>`, aFeed},
		{"Atom with a prefix", `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>x</a:title></a:feed>`, aFeed},
		{"RDF", `<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel><title>x</title></channel></rdf:RDF>`, aFeed},
		{"OPML", "<?xml version='1.0'?>\n<opml version=\"2.0\"><body><outline text=\"x\"/></body></opml>", aList},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1.1","items":[]}`, aFeed},
		{"JSON Feed whose version comes last and is escaped", `{ "items": [{"version": "1"}], "version" : "https:\/\/jsonfeed.org\/version\/1" }`, aFeed},
		{"JSON Feed that is cut off", `{"version":"https://jsonfeed.org/version/1","items":[{"ti`, aFeed},
		{"an RSS file that is cut off in its prolog", "<?xml version='1.0'", ""},
		{"a page that speaks of feeds", "<!doctype html><p>&lt;rss version=2.0> and <a href='https://jsonfeed.org'>JSON</a></p>", ""},
		{"XHTML", `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>text</p></html>`, ""},
		{"prose that begins with a tag", "<rss> is the root element of a feed.", ""},
		{"another vocabulary's feed", "<feed><cow>hay</cow></feed>", ""},
		{"JSON that mentions the format", `{"see":"https://jsonfeed.org/version/1","version":"2"}`, ""},
	} {
		_, err := Parse([]byte(c.text), "x")
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v", c.why, err)
			}
			continue
		}
		if e, ok := errors.AsType[*news.Error](err); !ok || e.Kind != news.Invalid || e.Err.Error() != c.want {
			t.Errorf("%s: %v, want %q", c.why, err, c.want)
		}
	}
}
