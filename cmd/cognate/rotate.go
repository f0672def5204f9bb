package main

import (
	"context"
	"fmt"
	"time"
)

const rotateAbout = `
Gives a pool new keys for its tokens, directly in the database; a running server sees them within ten seconds.

  cognate rotate us-east-1_Ab12Cd34E
  cognate rotate -lead 0s us-east-1_Ab12Cd34E     when the old keys may be known to others

New keys are published at once and sign only after -lead, when every application has fetched them;
the old ones stay published until the last token that they signed is over.`

func runRotate(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "rotate", "rotate [flags] POOL", rotateAbout)
	var v serverFlags
	v.registerDatabase(f)
	lead := f.Duration("lead", 24*time.Hour, "`time` from the publication of the new keys to their first use")
	f.takes = 1
	if err := f.parse(args); err != nil {
		return err
	}
	if f.NArg() != 1 || *lead < 0 {
		fmt.Fprintln(s.err, "cognate rotate: name one pool, and a -lead that is not negative (\"cognate rotate -h\" tells more)")
		return errUsage
	}
	if err := v.mustExist(); err != nil {
		return err
	}
	keys, err := v.openKeys(ctx, s)
	if err != nil {
		return err
	}
	defer keys.Close()
	if err := keys.Rotate(ctx, f.Arg(0), *lead); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "New keys of %s are published; they sign from %s on.\n", f.Arg(0), time.Now().Add(*lead).UTC().Format(time.RFC3339))
	return nil
}
