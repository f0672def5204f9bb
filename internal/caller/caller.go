// Package caller carries who made a request: the access key that signed it,
// the account and region it speaks for, and where it came from. The edge puts
// it into the context; operations read it. Nothing here decides anything.
package caller

import "context"

// Identity is the maker of one request. AccessKeyID and ARN are empty for
// anonymous operations; Region and Account always have a value. AllRegions says
// that lists are to show what is in other regions too, as the console does.
type Identity struct {
	AccessKeyID string
	ARN         string
	Region      string
	AllRegions  bool
	Account     string
	SourceIP    string
	UserAgent   string
	RequestID   string
}

type key struct{}

// With returns a context that carries id.
func With(ctx context.Context, id Identity) context.Context {
	return context.WithValue(ctx, key{}, id)
}

// From returns the identity that ctx carries, or the zero Identity.
func From(ctx context.Context) Identity {
	id, _ := ctx.Value(key{}).(Identity)
	return id
}
