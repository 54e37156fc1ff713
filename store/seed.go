package store

import (
	"context"
	"io/fs"
	"time"

	"newsreader/store/sqlite"
)

// seed gives a new library its first documents, once in its life.
func (l *Library) seed(ctx context.Context, seeds fs.FS) error {
	started, err := l.db.Started(ctx)
	if err != nil || started {
		return err
	}
	var documents []sqlite.Document
	if seeds != nil {
		if documents, err = l.readSeeds(seeds); err != nil {
			return err
		}
	}
	puts, err := l.db.PutSeeds(ctx, documents)
	if err != nil {
		return err
	}
	if _, err := l.findPairs(ctx, puts); err != nil {
		return err
	}
	return l.db.SetStarted(ctx)
}

func (l *Library) readSeeds(seeds fs.FS) ([]sqlite.Document, error) {
	entries, err := fs.ReadDir(seeds, ".")
	if err != nil {
		return nil, err
	}
	added := l.now()
	var documents []sqlite.Document
	for _, entry := range entries {
		file, err := seeds.Open(entry.Name())
		if err != nil {
			return nil, err
		}
		article, digest, err := readDocument(file, entry.Name())
		_ = file.Close()
		if err != nil {
			return nil, err
		}
		// A starter article without a date is no news: it stands below those that have one.
		sorted := article.Published
		if sorted.IsZero() {
			sorted = time.Unix(0, 0)
		}
		documents = append(documents, forLibrary(article, digest, "seed:"+entry.Name(), added, sorted))
	}
	return documents, nil
}
