package store

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
)

// Options are what a database is opened with; the zero value will do.
type Options struct {
	// Logger hears of migrations and of transactions that had to run again.
	// Nil is silence.
	Logger *slog.Logger
}

// DB is a database of one server or of many. It is safe for concurrent use.
type DB struct {
	dialect dialect
	engine  engine
	log     *slog.Logger
}

// engine runs transactions on one kind of database.
type engine interface {
	view(ctx context.Context, fn func(*Tx) error) error
	update(ctx context.Context, fn func(*Tx) error) error
	ping(ctx context.Context) error
	close() error
}

// Open opens the database that url names and brings it to this version:
// postgres://... is a PostgreSQL server, ":memory:" a database that nobody
// else sees and that ends with Close, and anything else the path of an SQLite
// file, which is made, readable by its owner alone, if it is missing.
//
// It returns ErrNewer for a database that a later version made.
func Open(ctx context.Context, url string, o Options) (*DB, error) {
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	db := &DB{log: o.Logger}
	var err error
	switch {
	case strings.HasPrefix(url, "postgres://"), strings.HasPrefix(url, "postgresql://"):
		db.dialect = postgresDialect()
		db.engine, err = openPostgres(ctx, url, db.dialect, o.Logger)
	default:
		db.dialect = sqliteDialect()
		db.engine, err = openSQLite(ctx, url, db.dialect, o.Logger)
	}
	if err != nil {
		return nil, fmt.Errorf("store: open: %w", err)
	}
	return db, nil
}

// View runs fn on one consistent state of the database. Nothing is written.
func (db *DB) View(ctx context.Context, fn func(*Tx) error) error {
	return db.engine.view(ctx, fn)
}

// Update runs fn as one transaction: serializable, and on disk when Update
// returns nil. If fn returns an error nothing has happened and Update returns
// that error. fn may run more than once (see the package comment); versions
// that it bumped are put back before it runs again. A panic in fn undoes the
// transaction and goes on in the caller.
func (db *DB) Update(ctx context.Context, fn func(*Tx) error) error {
	return db.engine.update(ctx, fn)
}

// Ping reports whether the database answers.
func (db *DB) Ping(ctx context.Context) error { return db.engine.ping(ctx) }

// Close waits for running transactions and closes the database. Transactions
// that come later return ErrClosed.
func (db *DB) Close() error { return db.engine.close() }
