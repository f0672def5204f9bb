package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
)

// Tx is one transaction. It belongs to the closure that it was given to, and
// to one goroutine.
type Tx struct {
	ctx     context.Context
	dialect dialect
	run     runner
	// mark makes a place to come back to before the first write; nil when
	// the whole transaction is this closure's.
	mark   func() error
	marked bool
	wrote  bool
	// broken is the error after which the whole transaction is lost.
	broken error
	// conflict is the error that goes away when the transaction runs again.
	conflict error
	undo     []func()
}

// runner executes statements, prepared once for each connection. exec returns
// how many rows it changed.
type runner interface {
	query(ctx context.Context, text string, args []any) (rows, error)
	exec(ctx context.Context, text string, args []any) (int64, error)
}

// rows are the outcome of a query.
type rows interface {
	scanner
	Next() bool
	Err() error
	Close()
}

// scanner is a row that is being read.
type scanner interface{ Scan(...any) error }

func (tx *Tx) fit(args []any) []any {
	for i, v := range args {
		args[i] = tx.dialect.arg(v)
	}
	return args
}

func (tx *Tx) failed(err error) error {
	if err != nil && tx.broken == nil && tx.dialect.broken(err) {
		tx.broken = err
	}
	if err != nil && tx.conflict == nil && tx.dialect.retry(err) {
		tx.conflict = err
	}
	return err
}

func (tx *Tx) begin() error {
	tx.wrote = true
	if tx.mark == nil || tx.marked {
		return nil
	}
	tx.marked = true
	return tx.failed(tx.mark())
}

// each calls scan for every row of a query.
func (tx *Tx) each(text string, args []any, scan func(scanner) error) error {
	rows, err := tx.run.query(tx.ctx, text, tx.fit(args))
	if err != nil {
		return tx.failed(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return tx.failed(rows.Err())
}

// row reads the only row of a query into dest; ErrNotFound if there is none.
func (tx *Tx) row(text string, args []any, dest ...any) error {
	found := false
	err := tx.each(text, args, func(s scanner) error {
		found = true
		return s.Scan(dest...)
	})
	if err == nil && !found {
		return ErrNotFound
	}
	return err
}

// count reads the only number of a query.
func (tx *Tx) count(text string, args ...any) (int64, error) {
	var n int64
	err := tx.row(text, args, &n)
	return n, err
}

// write changes rows and returns how many.
func (tx *Tx) write(text string, args ...any) (int64, error) {
	if err := tx.begin(); err != nil {
		return 0, err
	}
	n, err := tx.run.exec(tx.ctx, text, tx.fit(args))
	return n, tx.failed(err)
}

// written changes one row and returns the number that the statement returns of
// it; ErrNotFound if it changed none.
func (tx *Tx) written(text string, args ...any) (n int64, err error) {
	if err := tx.begin(); err != nil {
		return 0, err
	}
	err = tx.row(text, args, &n)
	return n, err
}

// insert adds a row by a statement that does nothing if its key is taken,
// which is ErrExists then. (An error of the database's own would end the
// transaction in PostgreSQL.)
func (tx *Tx) insert(text string, args ...any) error {
	return oneRow(ErrExists)(tx.write(text, args...))
}

// change changes the one row of a key; ErrNotFound if there is none.
func (tx *Tx) change(text string, args ...any) error {
	return oneRow(ErrNotFound)(tx.write(text, args...))
}

// put writes rows; how many doesn't matter.
func (tx *Tx) put(text string, args ...any) error {
	_, err := tx.write(text, args...)
	return err
}

func oneRow(none error) func(int64, error) error {
	return func(n int64, err error) error {
		if err == nil && n == 0 {
			return none
		}
		return err
	}
}

// bump sets a version for as long as the transaction stands.
func (tx *Tx) bump(version *int64, to int64) {
	before := *version
	tx.undo = append(tx.undo, func() { *version = before })
	*version = to
}

// rolledBack puts back what the closure's rows carried before.
func (tx *Tx) rolledBack() {
	for i := len(tx.undo) - 1; i >= 0; i-- {
		tx.undo[i]()
	}
	tx.undo = nil
}

// staleOrMissing says why an update that compares versions met no row: text
// selects the row's version by its key.
func (tx *Tx) staleOrMissing(text string, args ...any) error {
	var version int64
	if err := tx.row(text, args, &version); err != nil {
		return err
	}
	return ErrStale
}

// missing turns ErrNotFound into a nil error.
func missing(err error) error {
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// encode makes the JSON column of a row.
func encode(v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("store: encode: %w", err)
	}
	return string(data), nil
}

func decode(data []byte, v any) error {
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("store: decode %T: %w", v, err)
	}
	return nil
}
