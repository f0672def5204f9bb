package cognate

import (
	"context"
	"errors"
	"fmt"

	"cognate/internal/store"
)

// ImportLine says what became of a line of an import job's file that made no
// user.
type ImportLine struct {
	Line    int64  // the header is line 1
	Outcome string // SKIPPED or FAILED
	Reason  string
}

// String returns the line as the service logs it.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html
func (l ImportLine) String() string {
	return fmt.Sprintf("[%s] Line Number %d - %s", l.Outcome, l.Line, l.Reason)
}

// ReadImportLog calls each with the lines in a job's log in their order, until
// it returns an error. db is the database of a server that may be running.
func ReadImportLog(ctx context.Context, db, job string, each func(ImportLine) error) (err error) {
	s, err := store.Open(ctx, db, store.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	err = s.View(ctx, func(tx *store.Tx) error { _, err := tx.ImportByID(job); return err })
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("there is no import job %s", job)
	}
	const page = 1000
	for after, more := int64(0), true; more && err == nil; {
		var lines []store.ImportLine
		err = s.View(ctx, func(tx *store.Tx) (err error) { lines, err = tx.ImportLog(job, after, page); return err })
		for _, l := range lines {
			if err := each(ImportLine(l)); err != nil {
				return err
			}
			after = l.Line
		}
		more = len(lines) == page
	}
	return err
}
