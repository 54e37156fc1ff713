// Package seeds embeds the starter articles, so that a new library opens on something to read.
package seeds

import "embed"

// FS holds the starter documents, byte for byte as they were given, at its root.
//
//go:embed *.txt
var FS embed.FS
