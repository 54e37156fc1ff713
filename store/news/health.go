package news

// Health is what an examination of the library found.
type Health struct {
	Path   string
	Bytes  int64
	Schema int

	Articles, Unread, Starred, Translations, Blocks int

	// Faults are one line each; none means that the library is whole.
	Faults []string
}
