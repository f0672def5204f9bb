// Command cognate is a user directory and identity provider that speaks the
// protocol of Amazon Cognito.
//
// Flags and environment variables are read here and nowhere else; what a
// server does with them is package cognate.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// streams is what a command reads and writes besides files and sockets.
type streams struct {
	out, err io.Writer
	getenv   func(string) string
}

// command is one word after "cognate".
type command struct {
	name    string
	summary string
	run     func(ctx context.Context, s streams, args []string) error
}

func commands() []command {
	return []command{
		{"dev", "run a development server on this machine", runDev},
		{"serve", "run a production server", runServe},
		{"keys", "create, list, disable and delete access keys", runKeys},
		{"backup", "copy a database in a file while the server runs", runBackup},
		{"console-link", "print a link that signs in to the console once", runConsoleLink},
		{"import", "print what became of the lines of an import job's file", runImport},
		{"breached", "make a filter of breached passwords", runBreached},
		{"rotate", "give a pool new keys for its tokens", runRotate},
		{"outbox", "print messages that a development server would have sent", runOutbox},
		{"trigger", "send a pool's function an event to see what it does", runTrigger},
		{"health", "ask a running server whether it is well", runHealth},
		{"version", "print the version", runVersion},
	}
}

// errUsage is a mistake in the command line that has been explained already.
var errUsage = errors.New("usage")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, streams{os.Stdout, os.Stderr, os.Getenv}, os.Args[1:])
	stop()
	os.Exit(code)
}

// run carries out one command line and returns the exit status: 0 done, 1
// failed, 2 not understood.
func run(ctx context.Context, s streams, args []string) int {
	if len(args) == 0 {
		usage(s.err)
		return 2
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		if len(args) == 1 {
			usage(s.out)
			return 0
		}
		args = []string{args[1], "-h"}
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		err := c.run(ctx, s, args[1:])
		switch {
		case err == nil, errors.Is(err, flag.ErrHelp):
			return 0
		case errors.Is(err, errUsage):
			return 2
		}
		fmt.Fprintf(s.err, "cognate %s: %v\n", c.name, err)
		return 1
	}
	fmt.Fprintf(s.err, "cognate: there is no command %q\n\n", args[0])
	usage(s.err)
	return 2
}

func usage(w io.Writer) {
	fmt.Fprint(w, `Cognate is a user directory and identity provider that speaks Amazon Cognito's protocol.

Usage:

	cognate <command> [flags]

Commands:

`)
	for _, c := range commands() {
		fmt.Fprintf(w, "	%-12s %s\n", c.name, c.summary)
	}
	fmt.Fprint(w, `
Try it: run "cognate dev", then in another terminal

	aws --endpoint-url http://127.0.0.1:9229 cognito-idp create-user-pool --pool-name first

"cognate <command> -h" lists a command's flags and the environment variables that stand for them.
`)
}
