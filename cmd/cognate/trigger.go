package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"

	"cognate"
)

const triggerAbout = `
Sends a function of a pool an event as a trigger would, and prints the event and the answer.
Nothing else happens. The database is read directly, beside a running server or without one.

  cognate trigger test us-east-1_Example01 PreSignUp -user ann -trigger pre-sign-up=exec:./functions/pre-sign-up
  cognate trigger test us-east-1_Example01 CustomMessage_ForgotPassword -trigger '*=lambda'`

func runTrigger(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "trigger", "trigger test POOL TRIGGER [flags]", triggerAbout)
	f.takes = 3
	var v serverFlags
	f.StringVar(&v.db, "db", filepath.Join(".cognate", "cognate.db"), "database: a `file` or postgres://user@host/name")
	f.StringVar(&v.region, "region", "us-east-1", "`region` that functions see")
	f.Var(&v.triggers, "trigger", triggersUsage)
	f.StringVar(&v.triggerSecret, "trigger-secret", "", "sign events for HTTP endpoints with this Standard Webhooks `secret`")
	f.StringVar(&v.senderKey, "sender-key", "", senderKeyUsage)
	user := f.String("user", "", "`name` of the user whom the event is about; somebody made up without one")
	words := 0
	for words < len(args) && !strings.HasPrefix(args[words], "-") {
		words++
	}
	if err := f.parse(args[words:]); err != nil {
		return err
	}
	given := slices.Concat(args[:words], f.Args()) // flags may come last here
	if len(given) != 3 || given[0] != "test" {
		fmt.Fprintln(s.err, `cognate trigger: say "test", a pool and a trigger`)
		return errUsage
	}
	if !isPostgres(v.db) && !exists(v.db) {
		return fmt.Errorf("no database at %s; name the server's with -db", v.db)
	}
	c, err := v.trial(ctx, s)
	if err != nil {
		return err
	}
	trial, err := cognate.TryTrigger(ctx, c, given[1], given[2], *user)
	show(s, "event", trial.Event)
	show(s, "answer", trial.Answer)
	return err
}

// trial is the configuration that matters where a function is tried.
func (v *serverFlags) trial(ctx context.Context, s streams) (c cognate.Config, err error) {
	c = cognate.Config{DB: v.db, Logger: slog.New(slog.NewTextHandler(s.err, nil))}
	if err := v.senderKeys(ctx, s, &c); err != nil {
		return c, fmt.Errorf("-sender-key: %w", err)
	}
	c.Triggers, err = v.triggers.routes(ctx, triggerOptions{region: v.region, secret: v.triggerSecret, log: c.Logger, getenv: s.getenv})
	return c, err
}

// show prints JSON on lines of its own, and what is none as it is.
func show(s streams, what string, body []byte) {
	if body == nil {
		return
	}
	var indented bytes.Buffer
	if json.Indent(&indented, body, "", "  ") != nil {
		indented.Reset()
		indented.Write(body)
	}
	fmt.Fprintf(s.out, "%s:\n%s\n", what, indented.Bytes())
}
