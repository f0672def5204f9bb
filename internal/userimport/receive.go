package userimport

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"time"

	"cognate/internal/store"
)

// MaxSize is the most bytes in a file.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html
const MaxSize = 100 << 20

// Errors of Receive.
var (
	ErrNoJob    = errors.New("there is no such import job")
	ErrStarted  = errors.New("the import job does not wait for a file")
	ErrTooLarge = errors.New("the file is larger than 100 MB")
)

// Receiver takes the files of jobs.
type Receiver struct {
	Store *store.DB
	Now   func() time.Time
}

// Receive keeps a job's file. A second file takes the place of the first. The
// file counts only if all of it arrived.
func (r *Receiver) Receive(ctx context.Context, poolID, id string, body io.Reader) error {
	check := func(tx *store.Tx) (*store.ImportJob, error) {
		j, err := tx.Import(poolID, id)
		if errors.Is(err, store.ErrNotFound) {
			return nil, ErrNoJob
		}
		if err == nil && At(j, r.Now()).Status != Created {
			return nil, ErrStarted
		}
		return j, err
	}
	err := r.Store.View(ctx, func(tx *store.Tx) error { _, err := check(tx); return err })
	if err != nil {
		return err
	}
	upload, before := rand.Text(), ""
	size, err := r.keep(ctx, poolID, id, upload, body)
	if err == nil {
		err = r.Store.Update(ctx, func(tx *store.Tx) error {
			j, err := check(tx)
			if err != nil {
				return err
			}
			before = j.Upload
			j.Upload, j.Size = upload, size
			return tx.UpdateImport(j)
		})
	}
	if err != nil {
		return errors.Join(err, deleteChunks(context.WithoutCancel(ctx), r.Store, id, upload))
	}
	if before != "" {
		return deleteChunks(ctx, r.Store, id, before)
	}
	return nil
}

// keep stores what it reads, a piece in each transaction, and returns how many
// bytes they were.
func (r *Receiver) keep(ctx context.Context, poolID, id, upload string, body io.Reader) (size int64, err error) {
	piece := make([]byte, chunkSize)
	for {
		n, err := io.ReadFull(body, piece)
		if n > 0 {
			if size+int64(n) > MaxSize {
				return 0, ErrTooLarge
			}
			put := r.Store.Update(ctx, func(tx *store.Tx) error { return tx.PutImportChunk(poolID, id, upload, size, piece[:n]) })
			if put != nil {
				return 0, put
			}
			size += int64(n)
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return size, nil
		}
		if err != nil {
			return 0, err
		}
	}
}
