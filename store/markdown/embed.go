package markdown

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newsreader/store/news"
)

// embedded makes a link of a film, a sound or a page within the page. Of pages those are kept that have a name or show a film.
func (c *cleaner) embedded(n *html.Node, f *flow, at scope) {
	source := c.sourceOf(n)
	if source == "" {
		if n.DataAtom == atom.Object {
			c.plain(n, f, at)
		}
		return
	}
	u, err := url.Parse(source)
	if err != nil || u.Host == "" {
		return
	}
	label := "Video"
	switch {
	case n.DataAtom == atom.Audio:
		label = "Audio"
	case n.DataAtom != atom.Video && !isVideoHost(u.Hostname()) && !isPlayer(u.Host+u.Path):
		if label = "Embedded page"; embeddedName(n) == "" {
			return // a counter, an advertisement, a button
		}
	}
	f.flush()
	f.put(span{text: label + ": " + nameOf(n, u), url: source})
	f.flush()
}

// nameOf returns what an embedded thing is called: its title, the name of its file, or who keeps it.
func nameOf(n *html.Node, u *url.URL) string {
	if name := embeddedName(n); name != "" {
		return name
	}
	file := news.CleanLine(path.Base(u.Path))
	if ext := path.Ext(file); len(file) > len(ext) && isMediaFile(ext) {
		return file
	}
	return news.CleanLine(u.Hostname())
}

func embeddedName(n *html.Node) string {
	for _, key := range []string{"title", "aria-label"} {
		if name := news.CleanLine(attribute(n, key)); name != "" {
			return name
		}
	}
	return ""
}

func (c *cleaner) sourceOf(n *html.Node) string {
	for _, key := range []string{"src", "data-src", "data"} {
		if a := address(attribute(n, key), c.base); strings.HasPrefix(a, "http") {
			return a
		}
	}
	for d := range n.Descendants() {
		if d.DataAtom == atom.Source || d.DataAtom == atom.Embed {
			if a := address(attribute(d, "src"), c.base); strings.HasPrefix(a, "http") {
				return a
			}
		}
	}
	return ""
}

// isVideoHost reports whether a host is one of those where films are kept, or below it.
func isVideoHost(host string) bool {
	host = strings.ToLower(host)
	for {
		switch host {
		case "youtube.com", "youtube-nocookie.com", "youtu.be", "vimeo.com", "bilibili.com", "v.qq.com", "youku.com", "iqiyi.com",
			"tudou.com", "dailymotion.com", "ted.com", "ixigua.com", "mgtv.com", "miaopai.com", "acfun.cn", "tv.sohu.com",
			"twitch.tv", "streamable.com", "rumble.com", "wistia.net", "wistia.com", "tiktok.com", "douyin.com",
			"jwplatform.com", "brightcove.net", "nicovideo.jp":
			return true
		}
		_, parent, found := strings.Cut(host, ".")
		if !found {
			return false
		}
		host = parent
	}
}

// isPlayer reports whether a path is that of a player or of a film.
func isPlayer(p string) bool {
	p = strings.ToLower(p)
	return strings.Contains(p, "/embed/") || strings.Contains(p, "player") || strings.Contains(p, "/video") || isMediaFile(path.Ext(p))
}

func isMediaFile(extension string) bool {
	switch strings.ToLower(extension) {
	case ".mp4", ".m4v", ".webm", ".mov", ".m3u8", ".flv", ".ogv", ".mp3", ".m4a", ".ogg", ".wav", ".flac", ".aac":
		return true
	}
	return false
}
