package main

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"cognate"
)

// registerDatabase adds the flags of commands that work in a server's database.
func (v *serverFlags) registerDatabase(f *flagSet) {
	f.StringVar(&v.db, "db", "cognate.db", "database: a `file` or postgres://user@host/name")
	f.StringVar(&v.masterKey, "master-key", "cognate.key", "`file` with the master key, or the key itself after \"base64:\"")
}

// mustExist explains that there is no database to work in.
func (v *serverFlags) mustExist() error {
	if !isPostgres(v.db) && !exists(v.db) {
		return fmt.Errorf("no database at %s; name the server's with -db", v.db)
	}
	return nil
}

// openKeys opens the database's access and signing keys.
func (v *serverFlags) openKeys(ctx context.Context, s streams) (*cognate.Keys, error) {
	master, err := v.key(s)
	if err != nil {
		return nil, err
	}
	return cognate.OpenKeys(ctx, v.db, master)
}

// isFile reports whether a database is a file.
func isFile(db string) bool { return db != ":memory:" && !isPostgres(db) }

// withoutPassword is how a database is named where others read.
func withoutPassword(db string) string {
	if u, err := url.Parse(db); err == nil && isPostgres(db) {
		return u.Redacted()
	}
	return db
}

func isPostgres(db string) bool {
	return strings.HasPrefix(db, "postgres://") || strings.HasPrefix(db, "postgresql://")
}
