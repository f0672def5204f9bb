package iam

import (
	"cmp"
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"cognate/internal/caller"
	"cognate/internal/seal"
	"cognate/internal/sigv4"
)

// ErrNoKey is what Config.Lookup returns for an id that no access key has.
var ErrNoKey = errors.New("no such access key")

// DefaultMaxAge is how long an access key is trusted without looking again.
const DefaultMaxAge = 5 * time.Second

// Config is what an Authenticator works with.
type Config struct {
	// Account is the account that all keys belong to.
	Account string

	// Now tells the time.
	Now func() time.Time

	// Lookup returns the access key with an id, or ErrNoKey, wrapped or bare.
	Lookup func(ctx context.Context, id string) (AccessKey, error)

	// Sealer opens the secrets of access keys.
	Sealer *seal.Sealer

	// MaxAge is how long a key that was changed or switched off elsewhere may
	// still pass. Zero means DefaultMaxAge.
	MaxAge time.Duration
}

// Authenticator knows callers by the signatures on their requests and lets
// them do what the policies of their access keys allow. It is safe for
// concurrent use.
type Authenticator struct {
	config   Config
	verifier sigv4.Verifier
	keys     keyCache
}

// NewAuthenticator returns an Authenticator.
func NewAuthenticator(c Config) *Authenticator {
	if c.MaxAge == 0 {
		c.MaxAge = DefaultMaxAge
	}
	a := &Authenticator{config: c}
	a.verifier.Now = c.Now
	a.verifier.Secret = a.secret
	return a
}

// Authenticate returns who signed r for a service, such as "cognito-idp". The
// body is what was read from r. The source address is that of the connection;
// a server behind a proxy it trusts sets it anew. The request id is left out.
// Refusals are faults.
func (a *Authenticator) Authenticate(r *http.Request, body []byte, signingName string) (caller.Identity, error) {
	cred, err := a.verifier.Verify(r, body, signingName)
	if err != nil {
		return caller.Identity{}, err
	}
	key, err := a.key(r.Context(), cred.AccessKeyID)
	if err != nil {
		return caller.Identity{}, refusal(err)
	}
	id := identity(r, cred.Region, a.config.Account)
	id.AccessKeyID = key.ID
	id.ARN = key.ARN(a.config.Account)
	return id, nil
}

// Holder returns the caller who holds an enabled access key, for a request
// that something other than a signature vouches for. Refusals are faults.
func (a *Authenticator) Holder(r *http.Request, accessKeyID, region string) (caller.Identity, error) {
	key, err := a.key(r.Context(), accessKeyID)
	if err != nil {
		return caller.Identity{}, refusal(err)
	}
	id := identity(r, region, a.config.Account)
	id.AccessKeyID = key.ID
	id.ARN = key.ARN(a.config.Account)
	return id, nil
}

// CheckSecret returns nil if an enabled access key has this secret. An unknown
// key and a wrong secret are one fault.
func (a *Authenticator) CheckSecret(ctx context.Context, accessKeyID, secret string) error {
	key, err := a.key(ctx, accessKeyID)
	if err == nil && subtle.ConstantTimeCompare([]byte(key.secret), []byte(secret)) != 1 {
		err = sigv4.ErrUnknownKey
	}
	return refusal(err)
}

// Root reports whether an access key is enabled and may do everything.
func (a *Authenticator) Root(ctx context.Context, accessKeyID string) (bool, error) {
	key, err := a.key(ctx, accessKeyID)
	if err != nil {
		return false, refusal(err)
	}
	return key.Root, nil
}

// Authorize returns nil if the caller may perform an action, such as
// "cognito-idp:ListUsers", on a resource, and otherwise the fault that says
// why not. The resource is an ARN, or "*" for an action that has none. The
// region that conditions ask for is the resource's: which one callers sign for
// is their own choice.
func (a *Authenticator) Authorize(ctx context.Context, id caller.Identity, action, resource string) error {
	key, err := a.key(ctx, id.AccessKeyID)
	if err != nil {
		return refusal(err)
	}
	if key.Root {
		return nil
	}
	region := cmp.Or(regionOf(resource), id.Region)
	decision := Evaluate([]Policy{key.policy}, action, resource, Context{Region: region, SourceIP: id.SourceIP})
	return decision.AccessDenied(id.ARN, action, resource)
}

// regionOf returns the region in an ARN, "" if it has none.
func regionOf(arn string) string {
	for range 3 { // arn, partition, service
		_, arn, _ = strings.Cut(arn, ":")
	}
	region, _, _ := strings.Cut(arn, ":")
	return region
}

// Forget makes a change to an access key take effect at once in this process.
func (a *Authenticator) Forget(accessKeyID string) { a.keys.forget(accessKeyID) }

// secret is the look-up of the signature verifier. The keys here are lasting
// ones, to which no session token belongs.
func (a *Authenticator) secret(ctx context.Context, id, sessionToken string) (string, error) {
	key, err := a.key(ctx, id)
	if err != nil {
		return "", err
	}
	if sessionToken != "" {
		return "", sigv4.ErrUnknownKey
	}
	return key.secret, nil
}

// key returns an enabled access key, ready for use, or sigv4.ErrUnknownKey.
func (a *Authenticator) key(ctx context.Context, id string) (*known, error) {
	now := a.config.Now()
	if k := a.keys.get(id, now.Add(-a.config.MaxAge), now); k != nil {
		return k, nil
	}
	stored, err := a.config.Lookup(ctx, id)
	if errors.Is(err, ErrNoKey) || err == nil && !stored.Enabled {
		a.keys.forget(id)
		return nil, sigv4.ErrUnknownKey
	}
	if err != nil {
		return nil, fmt.Errorf("access key %s: %w", id, err)
	}
	k := &known{AccessKey: stored, loaded: now}
	if k.secret, err = stored.OpenSecret(a.config.Sealer); err != nil {
		return nil, err
	}
	if !stored.Root {
		if k.policy, err = ParsePolicy(stored.Policy); err != nil {
			return nil, fmt.Errorf("access key %s: %w", id, err)
		}
	}
	a.keys.put(k)
	return k, nil
}

// refusal makes the fault of a key that was there a moment ago.
func refusal(err error) error {
	if errors.Is(err, sigv4.ErrUnknownKey) {
		return sigv4.UnrecognizedClient()
	}
	return err
}

func identity(r *http.Request, region, account string) caller.Identity {
	ip, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		ip = r.RemoteAddr
	}
	return caller.Identity{Region: region, Account: account, SourceIP: ip, UserAgent: r.UserAgent()}
}
