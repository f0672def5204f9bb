package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"cognate"
)

const breachedAbout = `
Makes a filter of breached passwords, which a server takes with -breached FILE. Where the risk
configuration of a pool blocks compromised credentials, the passwords in it are refused; some
thousand common ones always are.

  cognate breached build -out breached.filter list.txt

A line of the list is a password, or the SHA-1 hash of one in hexadecimal, with or without ":"
and a count, as https://haveibeenpwned.com/Passwords gives them out. The filter holds no
passwords; it takes two to three bytes for each.`

func runBreached(_ context.Context, s streams, args []string) error {
	verb := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		verb, args = args[0], args[1:]
	}
	f := newFlags(s, "breached", "breached build [flags] LIST", breachedAbout)
	out := f.String("out", "breached.filter", "`file` to write the filter to")
	f.takes = 1
	if err := f.parse(args); err != nil {
		return err
	}
	switch {
	case verb != "build":
		fmt.Fprintln(s.err, "cognate breached: say what to do: build")
		return errUsage
	case f.NArg() != 1:
		fmt.Fprintln(s.err, "cognate breached build: name the list of passwords or hashes")
		return errUsage
	}
	return buildBreached(s, f.Arg(0), *out)
}

// buildBreached writes a filter beside its place and puts it there when it is
// whole.
func buildBreached(s streams, list, out string) error {
	in, err := os.Open(list)
	if err != nil {
		return err
	}
	defer in.Close()
	unfinished := out + ".part"
	file, err := os.Create(unfinished)
	if err != nil {
		return err
	}
	count, err := cognate.BuildBreachedPasswords(file, in)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(err, os.Remove(unfinished))
	}
	if err := os.Rename(unfinished, out); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "Wrote %s from %d passwords.\n", out, count)
	return nil
}
