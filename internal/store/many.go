package store

import (
	"strconv"
	"strings"
)

// manySizes are the numbers of rows that one statement inserts. They are few,
// since each is a statement that stays prepared.
var manySizes = [...]int{64, 16, 4, 1}

// insertMany returns a statement that inserts n rows.
func insertMany(table, columns, end string, n int) string {
	width := strings.Count(columns, ",") + 1
	var values strings.Builder
	for i := range n * width {
		switch {
		case i == 0:
			values.WriteString("($")
		case i%width == 0:
			values.WriteString("), ($")
		default:
			values.WriteString(", $")
		}
		values.WriteString(strconv.Itoa(i + 1))
	}
	values.WriteString(")")
	return strings.Join([]string{"INSERT INTO", table, "(" + columns + ") VALUES", values.String(), end}, " ")
}

// inMany calls do with statements that between them insert all rows.
func inMany(table, columns, end string, rows [][]any, do func(text string, args []any) error) error {
	for _, size := range manySizes {
		if len(rows) < size {
			continue
		}
		text := insertMany(table, columns, end, size)
		for len(rows) >= size {
			args := make([]any, 0, size*len(rows[0]))
			for _, r := range rows[:size] {
				args = append(args, r...)
			}
			if err := do(text, args); err != nil {
				return err
			}
			rows = rows[size:]
		}
	}
	return nil
}

// writeMany inserts rows, many with each statement.
func (tx *Tx) writeMany(table, columns, end string, rows [][]any) error {
	return inMany(table, columns, end, rows, func(text string, args []any) error { return tx.put(text, args...) })
}

// writeManyReturning is writeMany for a statement whose end returns columns.
func (tx *Tx) writeManyReturning(table, columns, end string, rows [][]any, scan func(scanner) error) error {
	if err := tx.begin(); err != nil {
		return err
	}
	return inMany(table, columns, end, rows, func(text string, args []any) error { return tx.each(text, args, scan) })
}
