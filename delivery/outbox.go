package delivery

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode"
)

// Keeper remembers messages that were not really sent.
type Keeper interface {
	Put(ctx context.Context, m Message) error
}

// Outbox is the Sender of development: it keeps each message where it can be
// read later and prints a line about it. Nothing leaves the machine.
type Outbox struct {
	keep Keeper
	mu   sync.Mutex // lets lines out whole
	out  io.Writer
}

// NewOutbox returns an Outbox that keeps messages in keep and prints to out.
// Either may be nil.
func NewOutbox(keep Keeper, out io.Writer) *Outbox {
	return &Outbox{keep: keep, out: out}
}

// Send keeps the message, then prints it. It fails only if it was not kept:
// a terminal that has gone away loses no message.
func (o *Outbox) Send(ctx context.Context, m Message) error {
	if o.keep != nil {
		if err := o.keep.Put(ctx, m); err != nil {
			return fmt.Errorf("delivery: keep in the outbox: %w", err)
		}
	}
	if o.out != nil {
		line := Line(m) + "\n"
		o.mu.Lock()
		defer o.mu.Unlock()
		io.WriteString(o.out, line)
	}
	return nil
}

// Line returns the message as one line for a terminal. People outside write
// parts of a message (their user name, say), so control characters, which
// could move the cursor or end the line, become spaces.
func Line(m Message) string {
	medium := "mail"
	if m.Medium == SMS {
		medium = "text message"
	}
	text := m.Text
	if text == "" {
		text = m.HTML
	}
	parts := []string{medium + " to " + m.To}
	if m.Subject != "" {
		parts = append(parts, m.Subject)
	}
	return oneLine(strings.Join(append(parts, text), ": "))
}

// oneLine returns s with every run of white space and unprintable characters
// as one space.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || !unicode.IsGraphic(r)
	}), " ")
}
