package render

import (
	"fmt"
	"strings"
	"time"

	"newsreader/store/news"
)

// charactersPerMinute is how fast people read: about 400 Han characters or 200 English words.
const charactersPerMinute = 400

// setHead sets the title, in both languages where both exist, and the line about source, date and length.
func (p *Page) setHead() []string {
	a := &p.bitext.Article
	titles := []string{a.Title}
	if t := p.bitext.Translation; t != nil && t.Title != "" {
		titles = append(titles, t.Title)
		if p.layout == Translation {
			titles[0], titles[1] = titles[1], titles[0]
		}
	}
	var lines []string
	for i, title := range titles {
		style := p.options.Theme.Title
		if i > 0 {
			style = p.options.Theme.Meta
		}
		for _, line := range p.options.Measure.Wrap(title, p.options.textWidth(p.options.Width)) {
			lines = append(lines, style.Render(line))
		}
	}
	for _, line := range p.options.Measure.Wrap(p.about(), p.options.Width) {
		lines = append(lines, p.options.Theme.Meta.Render(line))
	}
	return guarded(lines)
}

func (p *Page) about() string {
	a := &p.bitext.Article
	parts := []string{Source(a)}
	if a.Author != "" && a.Author != parts[0] {
		parts = append(parts, a.Author)
	}
	if !a.Published.IsZero() {
		layout := time.DateOnly + " 15:04"
		if news.IsDay(a.Published) {
			layout = time.DateOnly
		}
		parts = append(parts, a.Published.In(p.options.Zone).Format(layout))
	}
	parts = append(parts, fmt.Sprintf("%d min", max(1, (a.Length+charactersPerMinute/2)/charactersPerMinute)))
	return strings.Join(parts, " · ")
}

// Source returns where an article comes from in a word: its feed, else its author, else that it was imported.
func Source(a *news.Article) string {
	switch {
	case a.Feed != "":
		return a.Feed
	case a.Author != "":
		return a.Author
	}
	return "imported"
}

// setAddresses lists the addresses of links and images under their numbers, a line each: one that is too long is cut,
// and is whole in the link that the line is, and in Markdown.
func (p *Page) setAddresses() []string {
	lines := make([]string, 0, len(p.Addresses()))
	for i, address := range p.Addresses() {
		number := p.options.Theme.LinkNumber.Render(fmt.Sprintf("[%d]", i+1)) + " "
		line := number + openLink(address) + p.options.Theme.Meta.Render(address) + closeLink
		lines = append(lines, p.options.Measure.Truncate(line, p.options.Width, "…"))
	}
	return guarded(lines)
}

// Languages names the languages an article can be read in: "中", "EN", "中⇄EN".
func Languages(a *news.Article) string {
	name := LanguageName(a.Language)
	for _, t := range a.Translations {
		name += "⇄" + LanguageName(t.Language)
	}
	return name
}

// LanguageName is a language in a word: "中", "EN".
func LanguageName(language string) string {
	switch language {
	case "zh":
		return "中"
	case "ja":
		return "日"
	case "ko":
		return "韩"
	case news.Undetermined:
		return "?"
	}
	return strings.ToUpper(language)
}
