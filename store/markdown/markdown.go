// Package markdown turns the text of documents into Blocks and back: HTML -> sanitised Markdown -> []news.Block -> Markdown.
//
// It hides html-to-markdown, goldmark and the dialect between them: CommonMark with GitHub's tables, strikethrough, task
// lists and autolinks, and with emphasis that also works beside Chinese, Japanese and Korean text. Five conventions are
// ours:
//
//   - An image carries its size in its title, "![alt](address "640x480")", in pixels; ImageOf reads it back.
//   - A hard line break is a backslash and a newline. In the cell of a table, which can't hold a newline, it is "<br>",
//     and Parser reads both as the same node.
//   - A footnote's mark is a raised number, and so is what its text begins with: "[1]" is how readers number links.
//   - Text that looks like markup is escaped so that every renderer undoes it: behind a backslash the signs of the first
//     Markdown, as a numeric reference those of later dialects.
//   - The Markdown of a Block stands alone: links are inline, there is no raw HTML, and a soft line break has become what
//     it means (nothing between two Han characters, else a space).
//
// Input is hostile: depth, the number of delimiters a paragraph may hold, spans and columns of tables are bounded, addresses
// are of a few schemes, and what leaves is clean in the sense of news.Clean.
package markdown

// MaxDepth is how many quotes, and how many lists, may be nested; what lies deeper is kept at this depth.
const MaxDepth = 8
