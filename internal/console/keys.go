package console

import (
	"context"
	"net/http"

	"cognate/internal/caller"
)

// Keys knows the holders of access keys and what they may do.
type Keys interface {
	// Holder returns the caller who holds an enabled access key.
	Holder(r *http.Request, accessKeyID, region string) (caller.Identity, error)
	// CheckSecret returns nil if an enabled access key has this secret.
	CheckSecret(ctx context.Context, accessKeyID, secret string) error
	// Root reports whether a key may do everything.
	Root(ctx context.Context, accessKeyID string) (bool, error)
	// Authorize returns nil if id may perform an action on a resource.
	Authorize(ctx context.Context, id caller.Identity, action, resource string) error
}

// Caller authenticates calls of the API that the console's handler has let
// through: the caller is whom the session stands for.
type Caller struct{ Keys Keys }

// Authenticate returns whom the session of the request stands for.
func (Caller) Authenticate(r *http.Request, _ []byte, _ string) (caller.Identity, error) {
	return caller.From(r.Context()), nil
}

// Authorize returns nil if id may perform an action on a resource.
func (c Caller) Authorize(ctx context.Context, id caller.Identity, action, resource string) error {
	return c.Keys.Authorize(ctx, id, action, resource)
}
