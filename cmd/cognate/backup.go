package main

import (
	"context"
	"errors"
	"fmt"

	"cognate"
)

const backupAbout = `
Copies the database into a file that is not there yet, as it is at one moment; the server may be
running. To copy the file by other means loses what is still in the log beside it.

  cognate backup -db cognate.db /backup/cognate-2026-06-01.db

The master key is not in the copy, which is of no use without it: keep one of the key elsewhere.
To go back, stop the server and start it with "-db" naming the copy. A PostgreSQL database is
backed up by its own tools, such as pg_dump.`

func runBackup(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "backup", "backup [flags] FILE", backupAbout)
	var v serverFlags
	f.StringVar(&v.db, "db", "cognate.db", "database: a `file`")
	f.takes = 1
	if err := f.parse(args); err != nil {
		return err
	}
	if f.NArg() != 1 {
		fmt.Fprintln(s.err, "cognate backup: name the file to copy the database to (\"cognate backup -h\" tells more)")
		return errUsage
	}
	if !isFile(v.db) {
		return errors.New("only a database in a file is backed up so; for PostgreSQL use its own tools, such as pg_dump")
	}
	if err := v.mustExist(); err != nil {
		return err
	}
	if err := cognate.Backup(ctx, v.db, f.Arg(0)); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Copied %s to %s. The master key is not in it.\n", v.db, f.Arg(0))
	return nil
}
