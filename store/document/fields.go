package document

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// field is what a key of front matter is about.
type field int

const (
	unknownField field = iota
	titleField
	authorField
	dateField
	categoriesField
	imageField
	urlField
	languageField
	siteField
)

// fieldOf knows the keys that site generators, clippers and feeds give to the same things.
func fieldOf(key string) field {
	switch strings.ToLower(strings.ReplaceAll(key, "-", "_")) {
	case "title", "headline", "标题":
		return titleField
	case "author", "authors", "byline", "creator", "作者":
		return authorField
	case "date", "published", "publish_date", "pubdate", "published_at", "publishdate", "created", "datetime", "time", "日期":
		return dateField
	case "categories", "category", "tags", "tag", "keywords", "分类", "标签":
		return categoriesField
	case "image", "headimg", "thumbnail", "cover", "cover_image", "featured_image", "banner":
		return imageField
	case "url", "link", "permalink", "canonical", "canonical_url", "source_url", "original_url":
		return urlField
	case "lang", "language", "locale":
		return languageField
	case "site", "site_name", "source", "publisher", "publication", "来源":
		return siteField
	}
	return unknownField
}

// frontMatter reads the values of the keys that are known. The first key that says something about a field wins, but
// categories and tags add up.
func frontMatter(root *yaml.Node) metadata {
	var m metadata
	if root == nil {
		return m
	}
	var list []string
	source := "" // where the article comes from, given as an address
	for i := 0; i+1 < len(root.Content); i += 2 {
		values := scalars(root.Content[i+1])
		if len(values) == 0 {
			continue
		}
		switch fieldOf(root.Content[i].Value) {
		case titleField:
			fill(&m.title, oneLine(plainText(values[0]), maxTitle))
		case authorField:
			fill(&m.author, names(values))
		case dateField:
			fill(&m.published, oneLine(values[0], maxName))
		case categoriesField:
			list = append(list, values...)
		case imageField:
			fill(&m.image, imageValue(values))
		case urlField:
			fill(&m.url, webAddress(values[0], ""))
		case languageField:
			fill(&m.language, values[0])
		case siteField:
			if address := webAddress(values[0], ""); address != "" {
				fill(&source, address)
			} else {
				fill(&m.site, oneLine(values[0], maxName))
			}
		case unknownField:
		}
	}
	fill(&m.url, source)
	m.categories = categories(list)
	return m
}

// imageValue returns the first address of a picture that is not known to be dead. Relative ones wait for the document's
// address.
func imageValue(values []string) string {
	for _, value := range values {
		if imageAddress(value, "http://relative.invalid/") != "" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// scalars returns the values that node stands for: its own, those of a list, or the one that names a mapping. Aliases
// are followed to a scalar only, so that none can grow.
func scalars(node *yaml.Node) []string {
	switch node.Kind {
	case yaml.ScalarNode, yaml.AliasNode:
		return scalar(nil, node)
	case yaml.MappingNode:
		return scalar(nil, nameIn(node))
	case yaml.SequenceNode:
		var all []string
		for _, entry := range node.Content {
			if len(all) >= 4*maxEntries {
				break
			}
			if entry.Kind == yaml.MappingNode {
				entry = nameIn(entry)
			}
			all = scalar(all, entry)
		}
		return all
	case yaml.DocumentNode:
	}
	return nil
}

func scalar(all []string, node *yaml.Node) []string {
	if node != nil && node.Kind == yaml.AliasNode {
		node = node.Alias
	}
	if node == nil || node.Kind != yaml.ScalarNode || node.Tag == "!!null" || node.Value == "" {
		return all
	}
	return append(all, node.Value)
}

// nameIn returns the value that names a mapping such as {name: Jane Doe, email: …} or {url: …, width: …}.
func nameIn(mapping *yaml.Node) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		switch strings.ToLower(mapping.Content[i].Value) {
		case "name", "title", "url", "src":
			return mapping.Content[i+1]
		}
	}
	return nil
}
