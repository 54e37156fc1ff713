// Newsreader is the bilingual news reader for the terminal: Chinese originals and their English translations, toggled or
// side by side.
package main

import (
	"context"
	"os"

	"newsreader/seeds"
	"newsreader/store"
	"newsreader/ui"
)

func main() {
	os.Exit(ui.Main(context.Background(), os.Args[1:], ui.Standard(), open))
}

func open(ctx context.Context, path string, starterArticles bool) (*store.Library, error) {
	options := store.Options{Path: path}
	if starterArticles {
		options.Seeds = seeds.FS
	}
	return store.Open(ctx, options)
}
