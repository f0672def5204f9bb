package main

import (
	"context"
	"fmt"

	"cognate"
)

const importAbout = `
Prints the log of an import job: each line of its file that made no user, and why. It reads the
database itself; the server may be running.

  cognate import log import-mAgUtd8PMm`

func runImport(ctx context.Context, s streams, args []string) error {
	verb := ""
	if len(args) > 0 && args[0] == "log" {
		verb, args = args[0], args[1:]
	}
	f := newFlags(s, "import", "import log [flags] JOB", importAbout)
	var v serverFlags
	f.StringVar(&v.db, "db", "cognate.db", "database: a `file` or postgres://user@host/name")
	f.takes = 1
	if err := f.parse(args); err != nil {
		return err
	}
	if verb == "" || f.NArg() != 1 {
		fmt.Fprintln(s.err, "cognate import: say \"log\" and name one job (\"cognate import -h\" tells more)")
		return errUsage
	}
	if !isPostgres(v.db) && !exists(v.db) {
		return fmt.Errorf("no database at %s; name the server's with -db", v.db)
	}
	return cognate.ReadImportLog(ctx, v.db, f.Arg(0), func(l cognate.ImportLine) error {
		_, err := fmt.Fprintln(s.out, l)
		return err
	})
}
