package store

import (
	"encoding/base64"
	"encoding/json"
)

// A cursor names the last row of a page by the columns that pages are ordered
// by. It is opaque to callers; the next page begins after it, whether or not
// its row is still there.
type cursor struct {
	Number int64  `json:"n,omitzero"`
	Text   string `json:"t,omitzero"`
	Key    string `json:"k,omitzero"`
}

func (c cursor) String() string {
	data, err := json.Marshal(c)
	if err != nil { // strings and numbers always marshal
		return ""
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

// parseCursor reads an after. The empty one comes before every row: no number
// that is ordered by is as low, and no key is empty.
func parseCursor(after string) (cursor, error) {
	c := cursor{Number: -1 << 63}
	if after == "" {
		return c, nil
	}
	c.Number = 0
	data, err := base64.RawURLEncoding.DecodeString(after)
	if err != nil {
		return c, ErrCursor
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return c, ErrCursor
	}
	return c, nil
}

// page reads up to limit rows of a query that was asked for one more, and
// returns the cursor of the last, or "" when there are no more. A limit under
// one is taken for one.
func page[T any](tx *Tx, limit int, text string, args []any, scan func(scanner) (T, cursor, error)) ([]T, string, error) {
	limit = max(limit, 1)
	var rows []T
	var last cursor
	more := false
	err := tx.each(text, append(args, limit+1), func(s scanner) error {
		if len(rows) == limit {
			more = true
			return nil
		}
		row, at, err := scan(s)
		if err != nil {
			return err
		}
		rows, last = append(rows, row), at
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	if !more {
		return rows, "", nil
	}
	return rows, last.String(), nil
}

// one reads the only row of a query; ErrNotFound if there is none.
func one[T any](tx *Tx, text string, args []any, scan func(scanner) (T, error)) (T, error) {
	var row T
	found := false
	err := tx.each(text, args, func(s scanner) (err error) {
		found = true
		row, err = scan(s)
		return err
	})
	if err == nil && !found {
		err = ErrNotFound
	}
	return row, err
}

// all reads every row of a query.
func all[T any](tx *Tx, text string, args []any, scan func(scanner) (T, error)) ([]T, error) {
	var rows []T
	err := tx.each(text, args, func(s scanner) error {
		row, err := scan(s)
		rows = append(rows, row)
		return err
	})
	if err != nil {
		return nil, err
	}
	return rows, nil
}

// first makes a page's scan one that is read without pages.
func first[T any](scan func(scanner) (T, cursor, error)) func(scanner) (T, error) {
	return func(s scanner) (T, error) {
		row, _, err := scan(s)
		return row, err
	}
}
