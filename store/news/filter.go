package news

// Choice is a condition that may be left open.
type Choice int

// The values of a Choice.
const (
	Either Choice = iota
	Yes
	No
)

// Filter says which articles a list shows. The zero Filter shows all.
type Filter struct {
	// Words must each occur in the title, the translation's title, the source or the author; case does not matter in
	// ASCII letters.
	Words []string

	Read, Starred, Translated Choice

	// Language of the original; empty for any.
	Language string

	// Keep is the ID of an article that is listed even where it does not match: the one being read. 0 for none.
	Keep int64
}

// Window is a part of a list: at most Limit rows from Offset on. A Limit of 0 means all.
type Window struct{ Offset, Limit int }

// Counts says how many articles a Filter shows.
type Counts struct{ Total, Unread int }
