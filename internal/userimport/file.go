package userimport

import (
	"context"
	"errors"
	"io"

	"cognate/internal/store"
)

// chunkSize is how much of a file is one row of the store.
const chunkSize = 256 << 10

// file reads an upload from the store, a piece at a time.
type file struct {
	ctx    context.Context
	db     *store.DB
	job    string
	upload string
	size   int64
	at     int64
	piece  []byte
}

// errLost says that a piece of the file is not where it should be.
var errLost = errors.New("userimport: a piece of the file is missing")

// Read implements io.Reader.
func (f *file) Read(p []byte) (int, error) {
	if f.at >= f.size {
		return 0, io.EOF
	}
	if len(f.piece) == 0 {
		if err := f.fetch(); err != nil {
			return 0, err
		}
	}
	n := copy(p, f.piece)
	f.piece = f.piece[n:]
	f.at += int64(n)
	return n, nil
}

func (f *file) fetch() error {
	var start int64
	var piece []byte
	err := f.db.View(f.ctx, func(tx *store.Tx) (err error) {
		start, piece, err = tx.ImportChunk(f.job, f.upload, f.at)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && f.at >= start+int64(len(piece)) {
		return errLost
	}
	if err == nil {
		f.piece = piece[f.at-start:]
	}
	return err
}

// deleteChunks removes an upload, or all uploads of a job if none is named, in
// small transactions.
func deleteChunks(ctx context.Context, db *store.DB, job, upload string) error {
	const batch = 8
	for removed := batch; removed == batch; {
		err := db.Update(ctx, func(tx *store.Tx) (err error) {
			removed, err = tx.DeleteImportChunks(job, upload, batch)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
