package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"cognate"
)

func runOutbox(ctx context.Context, s streams, args []string) error {
	f := newFlags(s, "outbox", "outbox [-to ADDRESS [-code]] [flags]", `
Prints the messages that a development server kept instead of sending them, or sent, newest first.
With -to and -code it prints only the newest code sent to that address, for use in scripts.`)
	endpoint := f.String("endpoint", defaultEndpoint, "`URL` of the server")
	to := f.String("to", "", "only messages to this `address` (an e-mail address or a phone number)")
	code := f.Bool("code", false, "print just the code of the newest message that has one")
	limit := f.Int("limit", 20, "at most this many `messages`")
	asJSON := f.Bool("json", false, "print JSON")
	if err := f.parse(args); err != nil {
		return err
	}
	if *limit < 1 {
		return fmt.Errorf("-limit %d: use a number from 1 on", *limit)
	}
	q := url.Values{"limit": {strconv.Itoa(*limit)}}
	if *to != "" {
		q.Set("to", *to)
	}
	body, err := get(ctx, *endpoint, "/outbox?"+q.Encode())
	if err != nil {
		return err
	}
	var messages []cognate.OutboxMessage
	if err := json.Unmarshal(body, &messages); err != nil {
		return fmt.Errorf("%s answered something that is no outbox: %w", *endpoint, err)
	}
	switch {
	case *code:
		for _, m := range messages {
			if m.Code != "" {
				fmt.Fprintln(s.out, m.Code)
				return nil
			}
		}
		return fmt.Errorf("no message to %q carries a code", *to)
	case *asJSON:
		_, err := s.out.Write(body)
		return err
	}
	printMessages(s.out, messages)
	return nil
}

func printMessages(w io.Writer, messages []cognate.OutboxMessage) {
	if len(messages) == 0 {
		fmt.Fprintln(w, "No messages yet.")
	}
	for _, m := range messages {
		fmt.Fprintf(w, "%s  %-5s  to %s\n", m.Created.Format("2006-01-02 15:04:05"), m.Medium, m.To)
		for _, line := range []string{state(m), m.Subject, m.Text} {
			if line != "" {
				fmt.Fprintf(w, "  %s\n", line)
			}
		}
		fmt.Fprintln(w)
	}
}

// state says what became of a message that did not stay in the outbox.
func state(m cognate.OutboxMessage) string {
	if m.State == "KEPT" {
		return ""
	}
	text := fmt.Sprintf("%s, attempts: %d", strings.ToLower(m.State), m.Attempts)
	if m.Failure != "" {
		text += ", " + m.Failure
	}
	return text
}
