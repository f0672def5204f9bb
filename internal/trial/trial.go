// Package trial sends functions of pools events to see what they do. The
// events are those that triggers send, and what is made of the answers is what
// requests make of them; nothing else happens.
package trial

import (
	"context"
	"io"
	"log/slog"
	"time"

	"cognate/internal/directory"
	"cognate/internal/envelope"
	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// Service sends events. All its members are required but DataKeys, which is
// that of hook.Options. It is safe for concurrent use.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Caller    trigger.Caller
	DataKeys  func(keyARN string) envelope.Wrapper
	Now       func() time.Time
	Rand      io.Reader
	Log       *slog.Logger
}

// Request says which event is sent.
type Request struct {
	Pool     *userpool.Pool
	Trigger  string // PreSignUp, or a source such as CustomMessage_ForgotPassword
	Username string // whom the event is about; empty for somebody made up
	Event    []byte // sent instead of the event that the trigger would send, if it is not nil
}

// Result is what was sent and what came of it.
type Result struct {
	// Event is nil if none was sent, as when the pool has no such function.
	Event, Answer []byte
	Calls         int // a function that isn't heard of is called again
	Took          time.Duration
}

// Try sends an event. The error is what the request would fail with, or why
// none was sent.
func (s *Service) Try(ctx context.Context, r Request) (Result, error) {
	var result Result
	err := s.try(ctx, r, func(ctx context.Context, call trigger.Call) (answer []byte, err error) {
		if r.Event != nil {
			call.Event = r.Event
		}
		began := s.Now()
		result.Event = call.Event
		result.Answer, err = s.Caller.Call(ctx, call)
		result.Took += s.Now().Sub(began)
		result.Calls++
		return result.Answer, err
	})
	return result, err
}

// Compose returns the event that Try would send.
func (s *Service) Compose(ctx context.Context, r Request) (event []byte, err error) {
	err = s.try(ctx, r, func(_ context.Context, call trigger.Call) ([]byte, error) {
		event = call.Event
		return nil, &trigger.FunctionError{} // is not tried again
	})
	if event != nil {
		err = nil
	}
	return event, err
}

func (s *Service) try(ctx context.Context, r Request, call trigger.Func) error {
	subject := hook.TokenSubject{Scopes: []string{"openid"}, Subject: hook.Subject{
		Pool: r.Pool, Client: &userpool.Client{ID: "1example23456789", PoolID: r.Pool.ID}, User: somebody(r.Pool, s.Now()),
	}}
	if r.Username != "" {
		user, err := s.Directory.User(ctx, r.Pool, r.Username)
		if err != nil {
			return err
		}
		subject.User = user
		err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
			subject.Groups, err = tx.GroupsOf(r.Pool.ID, user.Sub)
			return err
		})
		if err != nil {
			return err
		}
	}
	hooks := hook.New(hook.Options{Caller: call, Now: s.Now, Rand: s.Rand, Log: s.Log, DataKeys: s.DataKeys})
	return hooks.Try(ctx, r.Trigger, subject)
}

// somebody is a user whom no pool has.
func somebody(pool *userpool.Pool, now time.Time) *userpool.User {
	return &userpool.User{
		PoolID: pool.ID, Sub: "00000000-0000-4000-8000-000000000000", Username: "somebody",
		Status: userpool.Confirmed, Enabled: true, Created: now, Modified: now,
		Attributes: map[string]string{"email": "somebody@example.com", "email_verified": "true", "phone_number": "+15555550100"},
	}
}
