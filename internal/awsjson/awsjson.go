// Package awsjson serves operations over AWS JSON 1.1: one POST for each call,
// the operation named by the header X-Amz-Target, members as JSON.
//
// It owns all that calls have in common, in one order, in ServeHTTP: finding
// the operation, who calls, limits, validation, decoding, errors, headers and
// the line in the log. It knows no operation by name and nothing of what one
// does; those come in a table.
//
// https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
package awsjson

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"cognate/internal/caller"
	"cognate/internal/wire"
)

// Service is one API: its schema and the operations that answer it.
type Service struct {
	Prefix      string // of X-Amz-Target, "AWSCognitoIdentityProviderService"
	SigningName string // in signatures and actions, "cognito-idp"
	Schema      *wire.Schema

	// Operations has the operations that are built, by name. The others of
	// the schema answer like unknown ones.
	Operations map[string]Operation

	// Resource returns the ARN that a validated request works on, for
	// authorization, or "*". If nil, every request works on "*".
	Resource func(op string, body map[string]any, id caller.Identity) string

	// MaxBody has the operations whose requests may be of another size than
	// MaxBody, and how many bytes theirs may have.
	MaxBody map[string]int

	// Admit, if set, is asked before every validated and authorized call, and
	// refuses with a fault what comes too often.
	Admit func(ctx context.Context, op string, body map[string]any) error

	// LogMembers names members of requests whose values stand in the log.
	// They must not be secret, and not name a person.
	LogMembers []string
}

// Authenticator knows callers and what they may do. Refusals are faults.
type Authenticator interface {
	// Authenticate returns who signed r, whose body has been read, for the
	// service with that signing name.
	Authenticate(r *http.Request, body []byte, signingName string) (caller.Identity, error)

	// Authorize returns nil if id may perform an action on a resource.
	Authorize(ctx context.Context, id caller.Identity, action, resource string) error
}

// Handler serves services. It is used by pointer and safe for concurrent use;
// its fields are not to be changed once it serves.
type Handler struct {
	Services      []Service
	Authenticator Authenticator

	// DefaultIdentity has the region and account of anonymous callers.
	DefaultIdentity caller.Identity

	// Now tells the time. It must be set.
	Now func() time.Time

	// NewRequestID returns a new id; if nil, it is a random UUID.
	NewRequestID func() string

	// TrustProxy says that a proxy stands in front and that the last address
	// of X-Forwarded-For, which is what the proxy saw, is the caller's.
	TrustProxy bool

	// SameOrigin keeps the answers from pages of other origins: a handler that
	// knows callers by a cookie must.
	SameOrigin bool

	// Logger gets one record for each call. If nil, it is slog.Default.
	Logger *slog.Logger

	// OnUndeclared, if set, is told when an operation returns an error that
	// its schema does not declare. Tests fail then.
	OnUndeclared func(op string, err error)

	// Observe, if set, is told of every call: the operation, "" if there is
	// none such, and the name of the exception, "" on success.
	Observe func(op, code string, d time.Duration)

	buffers sync.Pool // of *bytes.Buffer, for bodies in and out
}
