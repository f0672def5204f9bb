package store

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"github.com/jackc/pgx/v5"
)

// MakeOld makes the database at url as a program with fewer migrations left it:
// with those up to a version, and the rows that statements then wrote.
func MakeOld(ctx context.Context, url string, version int, statements ...string) (err error) {
	d := sqliteDialect()
	var script func(string) error
	if strings.HasPrefix(url, "postgres") {
		d = postgresDialect()
		conn, err := pgx.Connect(ctx, url)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, conn.Close(ctx)) }()
		script = func(text string) error { _, err := conn.Exec(ctx, text); return err }
	} else {
		if err := ownFile(url); err != nil {
			return err
		}
		s, err := openSession("file:" + url)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, s.close()) }()
		script = s.script
	}
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	texts := []string{"CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY);"}
	for _, name := range names[:version] {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		texts = append(texts, d.ddl(string(text)), "INSERT INTO schema_version (version) SELECT COUNT(*) + 1 FROM schema_version;")
	}
	for _, text := range append(texts, statements...) {
		if err := script(text); err != nil {
			return err
		}
	}
	return nil
}

// Setting returns what a connection to PostgreSQL has set.
func (db *DB) Setting(ctx context.Context, name string) (value string, err error) {
	err = db.View(ctx, func(tx *Tx) error { return tx.row(`SELECT current_setting($1)`, []any{name}, &value) })
	return value, err
}
