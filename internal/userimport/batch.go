package userimport

import (
	"context"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// The outcomes of lines that make no user.
const (
	skipped = "SKIPPED"
	failed  = "FAILED"
)

// maxRows is the most lines in a file, without its header.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html
const maxRows = 500_000

// batchUsers and batchLines bound a transaction, and so how long others wait
// for it.
const (
	batchUsers = 5000
	batchLines = 5000
)

// batch is what some lines of a file came to.
type batch struct {
	users   []store.NewUser
	lines   []int64 // of the users
	log     []store.ImportLine
	offset  int64 // how far the file has been read
	line    int64
	problem string // why the job fails behind these lines
	err     error
}

// parser reads a job's file.
type parser struct {
	lines  *lines
	reader *reader
}

// open reads the header and goes to where the job had come to. It says what
// is wrong with the header, if anything.
func (r *Runner) open(ctx context.Context, j *store.ImportJob) (*parser, problem, error) {
	var pool *userpool.Pool
	err := r.Store.View(ctx, func(tx *store.Tx) (err error) { pool, err = tx.Pool(j.PoolID); return err })
	if err != nil {
		return nil, "", err
	}
	f := &file{ctx: ctx, db: r.Store, job: j.ID, upload: j.Upload, size: j.Size}
	head := newLines(f, 0, 0)
	first, err := head.next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, "The CSV file is empty.", nil
	case errors.Is(err, errLost):
		return nil, "The CSV file could not be read.", nil
	case err != nil:
		return nil, "", err
	}
	columns := fields(strings.TrimPrefix(string(first), "\ufeff"), nil)
	if p := checkHeader(columns, pool, j.HashAlgorithm); p != "" {
		return nil, p, nil
	}
	p := &parser{
		lines:  head,
		reader: &reader{pool: pool, columns: columns, algorithm: j.HashAlgorithm, near: near{rand: r.Rand}, now: r.Now()},
	}
	if j.Offset > 0 {
		f.at, f.piece = j.Offset, nil
		p.lines = newLines(f, j.Offset, j.Line)
	}
	return p, "", nil
}

// batches sends what the lines come to, until the file or ctx ends.
func (p *parser) batches(ctx context.Context, to chan<- batch) {
	for {
		b, more := p.batch()
		select {
		case to <- b:
		case <-ctx.Done():
			return
		}
		if !more {
			return
		}
	}
}

// batch reads the lines of one batch and reports whether there are more.
func (p *parser) batch() (b batch, more bool) {
	if b.err = p.reader.near.move(); b.err != nil {
		return b, false
	}
	var values []string
	for n := 0; n < batchLines && len(b.users) < batchUsers; n++ {
		line, err := p.lines.next()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				b.err = err
			}
			b.offset, b.line = p.lines.offset, p.lines.number
			return b, false
		}
		number := p.lines.number
		if number > maxRows+1 {
			b.problem = "The CSV file has more than 500000 rows."
			b.offset, b.line = p.lines.offset, number-1
			return b, false
		}
		var reason problem
		switch {
		case line == nil:
			reason = "The row is longer than 16000 characters."
		case !utf8.Valid(line):
			reason = "The row is not encoded in UTF-8."
		case len(line) == 0:
			continue
		default:
			values = fields(string(line), values)
			reason, err = p.add(&b, values)
		}
		if err != nil {
			b.err = err
			return b, false
		}
		if reason != "" {
			b.log = append(b.log, store.ImportLine{Line: number, Outcome: failed, Reason: reason})
		}
	}
	b.offset, b.line = p.lines.offset, p.lines.number
	return b, true
}

// add makes the user of a row ready to be written.
func (p *parser) add(b *batch, values []string) (problem, error) {
	u, reason, err := p.reader.user(values)
	if err != nil || reason != "" {
		return reason, err
	}
	made, err := store.MakeNewUser(u, p.reader.pool.Keys(u))
	if err != nil {
		return "", err
	}
	b.users, b.lines = append(b.users, made), append(b.lines, p.lines.number)
	return "", nil
}

// taken says what becomes of a line whose user has a name that another has. A
// user with that name is taken for the same one; an alias is another's.
func taken(pool *userpool.Pool, line int64, err error) store.ImportLine {
	var exists *store.ExistsError
	if errors.As(err, &exists) && exists.Kind != "username" && !pool.UsesUsernameAttributes() {
		return store.ImportLine{Line: line, Outcome: failed, Reason: "An account with the given " + exists.Kind + " already exists."}
	}
	return store.ImportLine{Line: line, Outcome: skipped, Reason: "The user already exists."}
}
