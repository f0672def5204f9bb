package main

import (
	"context"
	"fmt"
	"strings"
)

func runConsoleLink(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "console-link", "console-link [-key AKIA…] [flags]", `
Prints a link that signs a browser in to the console, once and within ten minutes, with the
rights of an access key. It is made directly in the database, so whoever can read the master
key needs no secret.`)
	var v serverFlags
	v.registerDatabase(f)
	console := f.String("console-url", "http://127.0.0.1:9230", "`URL` at which browsers reach the console")
	key := f.String("key", "", "`id` of the access key to sign in with (default the oldest root key)")
	if err := f.parse(args); err != nil {
		return err
	}
	if err := v.mustExist(); err != nil {
		return err
	}
	keys, err := v.openKeys(ctx, s)
	if err != nil {
		return err
	}
	defer keys.Close()
	link, err := keys.ConsoleLink(ctx, *key)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "%s/console/#link=%s\n", strings.TrimSuffix(*console, "/"), link)
	return nil
}
