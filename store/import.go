package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"newsreader/store/document"
	"newsreader/store/news"
	"newsreader/store/sqlite"
)

// A batch is what is read, and held in memory, before it is written in one transaction.
const (
	batchFiles = 200
	batchBytes = 8 << 20
)

// Import brings documents in: files, folders with all they hold, and standard input under the name "-". Every document
// is reported once, in order, as soon as it is in the library for good; a document that fails keeps none of the others
// out. The error is of what ends the whole import: the library, or ctx.
func (l *Library) Import(ctx context.Context, paths []string, stdin io.Reader, report func(news.Imported)) error {
	var batch []source
	size := int64(0)
	flush := func() error {
		err := l.importBatch(ctx, batch, report)
		batch, size = batch[:0], 0
		return err
	}
	for _, path := range paths {
		for source := range sources(path, stdin) {
			batch = append(batch, source)
			size += source.size
			if len(batch) >= batchFiles || size >= batchBytes {
				if err := flush(); err != nil {
					return err
				}
			}
		}
	}
	return flush()
}

// source is a document before it is read.
type source struct {
	name string
	size int64
	open func() (io.ReadCloser, error)
	err  error // why there is nothing to open
}

// sources yields the documents under path: path itself, or every file below a folder that is not hidden.
func sources(path string, stdin io.Reader) func(yield func(source) bool) {
	return func(yield func(source) bool) {
		if path == "-" {
			yield(source{name: path, open: func() (io.ReadCloser, error) { return io.NopCloser(stdin), nil }})
			return
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			yield(source{name: path, err: why(err)})
		case info.IsDir():
			walk(path, yield)
		default:
			yield(fileSource(path, info))
		}
	}
}

// walk yields the files below a folder in the order of their names. Links to folders are not followed, so it ends.
func walk(root string, yield func(source) bool) {
	found := false
	start := root
	if target, err := filepath.EvalSymlinks(root); err == nil && target != filepath.Clean(root) {
		start = root + string(filepath.Separator) // a link to a folder is followed where it was named
	}
	_ = filepath.WalkDir(start, func(path string, entry fs.DirEntry, err error) error {
		hidden := path != start && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			found = true
			if !yield(source{name: path, err: why(err)}) {
				return fs.SkipAll
			}
			return nil
		case entry.IsDir() && hidden:
			return fs.SkipDir
		case entry.IsDir() || hidden:
			return nil
		}
		info, err := os.Stat(path)
		if err == nil && info.IsDir() {
			return nil
		}
		found = true
		next := source{name: path, err: why(err)}
		if err == nil {
			next = fileSource(path, info)
		}
		if !yield(next) {
			return fs.SkipAll
		}
		return nil
	})
	if !found {
		yield(source{name: root, err: errors.New("holds no documents")})
	}
}

func fileSource(path string, info fs.FileInfo) source {
	s := source{name: path, size: info.Size(), open: func() (io.ReadCloser, error) { return os.Open(path) }}
	switch {
	case !info.Mode().IsRegular():
		s.err = errors.New("is not a file")
	case info.Size() > document.MaxSize:
		s.err = document.ErrTooLarge
	}
	return s
}

// why takes the path out of an error of the file system: the caller names it.
func why(err error) error {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Err
	}
	return err
}

// read is a document that was read, or why it could not be.
type read struct {
	document sqlite.Document
	err      error
}

// importBatch reads the sources side by side, puts what could be read into the library in one transaction, looks for the
// counterparts, and reports.
func (l *Library) importBatch(ctx context.Context, batch []source, report func(news.Imported)) error {
	all := make([]read, len(batch))
	added := l.now()
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range batch {
		group.Go(func() error {
			if all[i].err = ctx.Err(); all[i].err == nil {
				all[i].document, all[i].err = readSource(s, added)
			}
			return nil
		})
	}
	_ = group.Wait() // the readers keep their errors
	if err := ctx.Err(); err != nil {
		return err
	}
	var good []sqlite.Document
	for _, r := range all {
		if r.err == nil {
			good = append(good, r.document)
		}
	}
	puts, err := l.db.PutAll(ctx, good)
	if err != nil {
		return err
	}
	pairs, pairing := l.findPairs(ctx, puts)
	for i, r := range all {
		result := news.Imported{Name: batch[i].name, Outcome: news.Failed, Err: r.err}
		if r.err == nil {
			result = imported(batch[i].name, r.document.Article.Title, puts[0], pairs)
			puts = puts[1:]
		}
		report(result)
	}
	return pairing
}

func imported(name, title string, put sqlite.Put, pairs []pair) news.Imported {
	result := news.Imported{Name: name, ID: put.ID, Title: title, Outcome: put.Outcome, Original: put.Translates}
	if at := slices.IndexFunc(pairs, func(p pair) bool { return p.translation == put.ID }); at >= 0 {
		result.Original = pairs[at].original
	}
	if at := slices.IndexFunc(pairs, func(p pair) bool { return p.original == put.ID }); at >= 0 {
		result.Translation = pairs[at].translation
	}
	return result
}

func readSource(s source, added time.Time) (sqlite.Document, error) {
	if s.err != nil {
		return sqlite.Document{}, inDocument(s.name, s.err)
	}
	file, err := s.open()
	if err != nil {
		return sqlite.Document{}, inDocument(s.name, why(err))
	}
	defer func() { _ = file.Close() }()
	article, digest, err := readDocument(file, s.name)
	if err != nil {
		return sqlite.Document{}, err
	}
	place := ""
	if s.name != "-" {
		absolute, err := filepath.Abs(s.name)
		if err != nil {
			return sqlite.Document{}, inDocument(s.name, err)
		}
		place = "file:" + absolute
	}
	return forLibrary(article, digest, place, added, placeInTime(article.Published, added)), nil
}
