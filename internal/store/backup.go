package store

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"

	"zombiezen.com/go/sqlite"
)

// backupPages is how many pages are copied before somebody may call it off:
// 16 MB.
const backupPages = 4096

// Backup copies an SQLite file, which servers may be using, as it is at one
// moment. The copy is made, readable by its owner alone, and must not be there
// already. One that fails is removed.
//
// https://www.sqlite.org/backup.html
func Backup(ctx context.Context, path, to string) (err error) {
	source, err := openSession(fileURI(path), "query_only = 1")
	if err != nil {
		return fmt.Errorf("store: back up %s: %w", path, err)
	}
	defer func() { err = errors.Join(err, source.close()) }()
	f, err := os.OpenFile(to, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return fmt.Errorf("store: back up: %w", err)
	}
	if err := f.Close(); err != nil {
		return err
	}
	copied, err := openSession(fileURI(to))
	if err == nil {
		err = errors.Join(copyPages(ctx, source, copied), copied.close())
	}
	if err != nil {
		return errors.Join(fmt.Errorf("store: back up %s: %w", path, err), os.Remove(to))
	}
	return nil
}

// copyPages copies what one transaction sees, or servers that write would have
// it begin again and again. That begins with the first thing it reads.
func copyPages(ctx context.Context, source, to *session) (err error) {
	if err := source.do("BEGIN"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, source.do("ROLLBACK")) }()
	if err := source.do("PRAGMA schema_version"); err != nil {
		return err
	}
	b, err := sqlite.NewBackup(to.conn, "main", source.conn, "main")
	if err != nil {
		return err
	}
	for more := true; more && err == nil; {
		if err = ctx.Err(); err == nil {
			more, err = b.Step(backupPages)
		}
	}
	return errors.Join(err, b.Close())
}

// fileURI names a file so that SQLite takes nothing in its name for more than
// that.
func fileURI(path string) string { return "file:" + (&url.URL{Path: path}).EscapedPath() }
