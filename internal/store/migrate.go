package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"

	"github.com/jackc/pgx/v5"
)

// The migrations, numbered from 1 without a gap. They only ever go forward;
// one that was released does not change.
//
//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the database to this version. The caller holds the lock that
// keeps other nodes from doing the same, and a transaction.
func migrate(ctx context.Context, run runner, script func(string) error, d dialect, log *slog.Logger) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	if err := script(d.ddl(`CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)`)); err != nil {
		return err
	}
	tx := &Tx{ctx: ctx, dialect: d, run: run}
	// It deletes nothing, but fails where nothing can be written: better now
	// than in the first sign-in.
	if err := tx.put(`DELETE FROM schema_version WHERE version < 0`); err != nil {
		return err
	}
	var version int
	if err := tx.row(`SELECT COALESCE(MAX(version), 0) FROM schema_version`, nil, &version); err != nil {
		return err
	}
	if version > len(names) {
		return fmt.Errorf("%w: its schema has version %d, and this program knows up to %d; run that version, or go back to a backup from before it", ErrNewer, version, len(names))
	}
	for i := version; i < len(names); i++ {
		text, err := migrations.ReadFile(names[i])
		if err != nil {
			return err
		}
		if err := script(d.ddl(string(text))); err != nil {
			return fmt.Errorf("%s: %w", names[i], err)
		}
		if err := tx.put(`INSERT INTO schema_version (version) VALUES ($1)`, i+1); err != nil {
			return err
		}
		log.InfoContext(ctx, "migrated the database", "version", i+1)
	}
	return nil
}

// migrateSQLite migrates under SQLite's write lock.
func migrateSQLite(ctx context.Context, s *session, d dialect, log *slog.Logger) error {
	if err := s.do("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	if err := migrate(ctx, s, s.script, d, log); err != nil {
		return errors.Join(err, s.do("ROLLBACK"))
	}
	return s.do("COMMIT")
}

// migratePostgres migrates under an advisory lock, which ends with the
// transaction.
func migratePostgres(ctx context.Context, conn *pgx.Conn, d dialect, log *slog.Logger) error {
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, postgresLock, postgresLockID); err != nil {
			return err
		}
		script := func(text string) error {
			_, err := tx.Exec(ctx, text)
			return err
		}
		return migrate(ctx, direct{tx: tx}, script, d, log)
	})
}
