package delivery

import (
	"context"
	"fmt"
)

// Route sends mail one way and text messages another. A medium without a
// Sender is not supported: its messages fail.
type Route struct {
	Email, SMS Sender
}

// Send gives the message to the Sender of its medium.
func (r Route) Send(ctx context.Context, m Message) error {
	var to Sender
	switch m.Medium {
	case Email:
		to = r.Email
	case SMS:
		to = r.SMS
	}
	if to == nil {
		return fmt.Errorf("delivery: no sender for medium %q", m.Medium)
	}
	return to.Send(ctx, m)
}
