// Newsreader is the bilingual news reader for the terminal: Chinese originals and their English translations, toggled or
// side by side.
package main

import (
	"context"
	"os"

	"newsreader/seeds"
	"newsreader/ui"
)

func main() { os.Exit(ui.Main(context.Background(), os.Args[1:], ui.Standard(), seeds.FS)) }
