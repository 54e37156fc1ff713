package store

import (
	"context"

	"newsreader/store/news"
)

// Check examines the whole library and counts what is in it. Its faults are findings, not errors: an error means that
// the library could not be examined.
func (l *Library) Check(ctx context.Context) (news.Health, error) {
	return l.db.Check(ctx)
}
