package store

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/jackc/pgx/v5/pgconn"
	"zombiezen.com/go/sqlite"
)

// dialect is everything in which the two databases differ for a statement.
type dialect struct {
	name string
	// ddl makes a migration fit. PostgreSQL orders text by the rules of a
	// language unless a column says otherwise; SQLite orders by bytes. Where a
	// row lies is SQLite's to be told; who numbers rows is PostgreSQL's.
	ddl func(string) string
	// arg makes an argument fit. PostgreSQL takes neither NUL nor
	// what is no UTF-8 in text, and strangers put both into addresses.
	arg func(any) any
	// retry reports a conflict that goes away when the transaction runs again.
	retry func(error) bool
	// broken reports an error after which the transaction cannot be trusted
	// to be whole: SQLite rolls back by itself when, say, the disk is full.
	broken func(error) bool
	// bulk and calm set the connection that writes up for many rows, and
	// back.
	bulk, calm []string
}

func sqliteDialect() dialect {
	return dialect{
		name:  "sqlite",
		bulk:  []string{"PRAGMA cache_size = -32000"},
		calm:  []string{"PRAGMA " + cacheSize, "PRAGMA shrink_memory"},
		ddl:   func(s string) string { return s },
		arg:   func(v any) any { return v },
		retry: func(error) bool { return false },
		broken: func(err error) bool {
			return sqlite.ErrCode(err).ToPrimary() != sqlite.ResultConstraint
		},
	}
}

func postgresDialect() dialect {
	return dialect{
		name: "postgres",
		ddl: func(s string) string {
			return strings.NewReplacer(" TEXT", ` TEXT COLLATE "C"`, ") WITHOUT ROWID;", ");",
				" INTEGER PRIMARY KEY", " BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY").Replace(s)
		},
		arg: func(v any) any {
			s, ok := v.(string)
			if !ok || utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
				return v
			}
			return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
		},
		retry: func(err error) bool {
			var e *pgconn.PgError
			if !errors.As(err, &e) {
				return false
			}
			switch e.Code {
			case "40001", "40P01": // serialization failure, deadlock
				return true
			case "23505": // unique violation, of a name that was free a moment ago
				return true
			}
			return false
		},
		broken: func(error) bool { return false },
	}
}

// PostgreSQL has one lock for nodes that migrate at once, held until the
// transaction ends. Its number is "cognate" in ASCII.
const (
	postgresLock         = `SELECT pg_advisory_xact_lock($1)`
	postgresLockID int64 = 0x636f676e617465
)
