package hook

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"cognate/internal/envelope"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// Options are what a Service is made of. All are required but Limit and
// DataKeys.
type Options struct {
	Caller trigger.Caller
	Now    func() time.Time
	Rand   io.Reader
	Log    *slog.Logger
	// DataKeys makes the keys that codes are encrypted with for functions that
	// send messages, under the pool's key. Nil: such functions can't be called.
	DataKeys func(keyARN string) envelope.Wrapper
	// Limit is how long a function may take; zero is five seconds.
	Limit time.Duration
}

// Service calls triggers. It is safe for concurrent use.
type Service struct {
	caller trigger.Caller
	now    func() time.Time
	rand   io.Reader
	log    *slog.Logger
	limit  time.Duration

	dataKeys func(string) envelope.Wrapper

	mu       sync.Mutex
	breakers map[string]*breaker // by function
}

// New makes a Service.
func New(o Options) *Service {
	if o.Limit == 0 {
		o.Limit = 5 * time.Second
	}
	return &Service{caller: o.Caller, now: o.Now, rand: o.Rand, log: o.Log, limit: o.Limit, dataKeys: o.DataKeys, breakers: map[string]*breaker{}}
}

// Subject is whom an event is about, and through which client they came: nil
// for an administrator's request. Who is not known has no User but the Name
// that was typed.
type Subject struct {
	Pool   *userpool.Pool
	Client *userpool.Client
	User   *userpool.User
	Name   string
}

// name is the userName of the event.
func (s Subject) name() string {
	if s.User == nil {
		return s.Name
	}
	return s.User.Username
}

// notFound tells a function whether the user exists, where the client hides
// that from users.
func (s Subject) notFound() *bool {
	if s.Client == nil || !s.Client.HidesUserExistence() {
		return nil
	}
	unknown := s.User == nil
	return &unknown
}

// attributes are the user's as triggers see them.
func (s Subject) attributes() trigger.Attributes {
	u := s.User
	if u == nil {
		return trigger.Attributes{}
	}
	a := make(trigger.Attributes, len(u.Attributes)+4)
	for name, value := range u.Attributes {
		a[name] = value
	}
	a["sub"] = u.Sub
	a["cognito:user_status"] = string(u.Status)
	for kind, alias := range map[string]string{"email": "cognito:email_alias", "phone_number": "cognito:phone_number_alias"} {
		if value := u.Attributes[kind]; value != "" && s.Pool.SignsInWith(kind) {
			a[alias] = value
		}
	}
	return a
}

// event fills in what all events have.
func event[Q, R any](s Subject, source trigger.Source, request Q, response R) *trigger.Event[Q, R] {
	e := &trigger.Event[Q, R]{
		Version: "1", Region: s.Pool.Region, UserPoolID: s.Pool.ID, UserName: s.name(),
		CallerContext: trigger.CallerContext{AWSSDKVersion: trigger.UnknownSDK, ClientID: trigger.NoClient},
		TriggerSource: source, Request: request, Response: response,
	}
	if s.Client != nil {
		e.CallerContext.ClientID = s.Client.ID
	}
	return e
}

type metadataKey struct{}

// WithMetadata returns a context with the ClientMetadata of a request, which
// triggers that the request sets off get to see. Nil and empty are none.
func WithMetadata(ctx context.Context, metadata map[string]string) context.Context {
	if len(metadata) == 0 {
		return ctx
	}
	return context.WithValue(ctx, metadataKey{}, metadata)
}

func metadata(ctx context.Context) map[string]string {
	m, _ := ctx.Value(metadataKey{}).(map[string]string)
	return m
}

// newID returns a random UUID.
func (s *Service) newID() (string, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(s.rand, b); err != nil {
		return "", fmt.Errorf("name an event: %w", err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	h := hex.EncodeToString(b)
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-"), nil
}
