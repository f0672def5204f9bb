package store

import "context"

// Bulk runs work that writes many thousands of rows in transactions of
// thousands. Meanwhile SQLite's writer has a page cache of 32 MB instead of 2,
// without which it would read and write most pages several times in each
// transaction.
func (db *DB) Bulk(ctx context.Context, work func() error) error {
	if err := db.settings(ctx, db.dialect.bulk); err != nil {
		return err
	}
	err := work()
	if calm := db.settings(context.WithoutCancel(ctx), db.dialect.calm); err == nil {
		err = calm
	}
	return err
}

// settings changes the connection that writes.
func (db *DB) settings(ctx context.Context, statements []string) error {
	if len(statements) == 0 {
		return nil
	}
	return db.Update(ctx, func(tx *Tx) error {
		for _, text := range statements {
			if err := tx.each(text, nil, func(scanner) error { return nil }); err != nil {
				return err
			}
		}
		return nil
	})
}
