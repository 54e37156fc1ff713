package news

// Outcome says what became of a document that was brought in.
type Outcome string

// The outcomes of bringing in a document.
const (
	Added     Outcome = "added"
	Updated   Outcome = "updated"
	Unchanged Outcome = "unchanged" // it was there already
	Failed    Outcome = "failed"
)

// Imported is the result for one document.
type Imported struct {
	// Name is the document's path as it was given, or "-" for standard input.
	Name string

	// ID and Title are the article's; zero where the document failed.
	ID    int64
	Title string

	Outcome Outcome

	// Original is the article whose translation the document is; 0 where it is none. Where the document was found to be
	// the original of an article that was there before, Translation is that article.
	Original, Translation int64

	// Err says why the document failed.
	Err error
}
