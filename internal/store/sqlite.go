package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"zombiezen.com/go/sqlite"
)

// busyTimeout bounds the wait for another process that has the file locked.
const busyTimeout = 10 * time.Second

// The page caches: 2 MB of the connection that writes, and up to 8 of each
// that reads, for pages that are in the write-ahead log. The file itself is
// mapped where it is read, as far as SQLite maps a file: among a million users
// no cache holds the pages of most, and to copy a page for the few bytes that
// are wanted of it costs more than all else about a look-up.
const (
	cacheSize   = "cache_size = -2000"
	readerCache = "cache_size = -8000"
	readerMap   = "mmap_size = 2147418112"
)

// filePragmas set up a connection to a file. A log of 32 MB rather than 4 is
// copied back eight times less often, and then with more of the writes to one
// page together.
func filePragmas() []string {
	return []string{cacheSize, "journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 8000", "temp_store = MEMORY"}
}

// sqliteEngine is one SQLite file: a writer that many requests share, and
// readers that see the state before or after it, never between.
type sqliteEngine struct {
	dialect dialect
	uri     string
	pragmas []string
	writer  *writer
	readers chan *session // nil for a reader that is not open yet
	places  int
	// exclusive keeps readers and the writer apart in a database in memory,
	// where SQLite has no write-ahead log to do so. Nil for a file.
	exclusive *sync.RWMutex
	closing   chan struct{}
	once      sync.Once
	closed    error
}

func openSQLite(ctx context.Context, path string, d dialect, log *slog.Logger) (engine, error) {
	e := &sqliteEngine{dialect: d, pragmas: filePragmas(), closing: make(chan struct{})}
	if path == ":memory:" {
		e.exclusive = &sync.RWMutex{}
		// The name keeps this database apart from any other in the process.
		e.uri, e.pragmas = "file:/cognate-"+rand.Text()+"?vfs=memdb", []string{cacheSize}
	} else {
		if err := ownFile(path); err != nil {
			return nil, err
		}
		e.uri = fileURI(path)
	}
	w, err := openSession(e.uri, e.pragmas...)
	if err != nil {
		return nil, explain(path, err)
	}
	if err := migrateSQLite(ctx, w, d, log); err != nil {
		return nil, errors.Join(explain(path, err), w.close())
	}
	e.places = max(2, min(runtime.NumCPU(), 8))
	e.readers = make(chan *session, e.places)
	for range e.places {
		e.readers <- nil
	}
	e.writer = newWriter(w, d, e.exclusive)
	return e, nil
}

// explain says of which file an error is, and what to do about one that can't
// be written to.
func explain(path string, err error) error {
	if sqlite.ErrCode(err).ToPrimary() == sqlite.ResultReadOnly {
		return fmt.Errorf("%s can't be written to; do the file and its folder belong to the user that the server runs as?: %w", path, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// ownFile makes the file for its owner alone; SQLite gives its companions the
// same permissions. A file that is there is not touched: to close it would take
// away the locks that this process may have on it.
//
// https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
func ownFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func (e *sqliteEngine) view(ctx context.Context, fn func(*Tx) error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-e.closing:
		return ErrClosed
	default:
	}
	var s *session
	select {
	case s = <-e.readers:
	case <-ctx.Done():
		return ctx.Err()
	case <-e.closing:
		return ErrClosed
	}
	defer func() { e.readers <- s }()
	if e.exclusive != nil {
		e.exclusive.RLock()
		defer e.exclusive.RUnlock()
	}
	if s == nil {
		if s, err = openSession(e.uri, append(slices.Clone(e.pragmas), readerCache, readerMap, "query_only = 1")...); err != nil {
			return fmt.Errorf("store: open a reader: %w", err)
		}
	}
	if err := s.do("BEGIN"); err != nil {
		return fmt.Errorf("store: begin: %w", err)
	}
	defer func() {
		if end := s.do("ROLLBACK"); end != nil {
			err = errors.Join(err, end, s.close())
			s = nil // another will be opened in its place
		}
	}()
	return fn(&Tx{ctx: ctx, dialect: e.dialect, run: s})
}

func (e *sqliteEngine) update(ctx context.Context, fn func(*Tx) error) error {
	return e.writer.update(ctx, fn)
}

func (e *sqliteEngine) ping(ctx context.Context) error {
	return e.view(ctx, func(tx *Tx) error {
		var n int64
		return tx.row(`SELECT 1`, nil, &n)
	})
}

func (e *sqliteEngine) close() error {
	e.once.Do(func() {
		close(e.closing)
		var errs []error
		for range e.places {
			if s := <-e.readers; s != nil {
				errs = append(errs, s.close())
			}
		}
		errs = append(errs, e.writer.close())
		e.closed = errors.Join(errs...)
	})
	return e.closed
}
