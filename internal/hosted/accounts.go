package hosted

import (
	"context"

	"cognate/internal/userpool"
)

// Accounts is what people can do about their accounts on the pages. Errors are
// faults, or internal.
type Accounts interface {
	// SignIn begins a sign-in: with a password, or without one by asking how
	// the user wants to prove who they are.
	SignIn(ctx context.Context, client *userpool.Client, username, password string) (*Step, error)
	// Answer carries it on with the answer to a challenge.
	Answer(ctx context.Context, client *userpool.Client, challenge, session string, responses map[string]string) (*Step, error)

	SignUp(ctx context.Context, client *userpool.Client, username, password string, attributes map[string]string) (*SignedUp, error)
	Confirm(ctx context.Context, client *userpool.Client, username, code string) error
	// Welcome signs in a user whom this browser has just signed up and
	// confirmed; the code counts as their proof.
	Welcome(ctx context.Context, client *userpool.Client, username, sub string) (*Step, error)
	Resend(ctx context.Context, client *userpool.Client, username string) (*Sent, error)

	Forgot(ctx context.Context, client *userpool.Client, username string) (*Sent, error)
	Reset(ctx context.Context, client *userpool.Client, username, code, password string) error

	// NewAuthenticator returns the secret of an authenticator that is set up
	// in the middle of a sign-in, and the session that waits for its code.
	NewAuthenticator(ctx context.Context, session string) (secret, next string, err error)
	ProveAuthenticator(ctx context.Context, session, code string) (next string, err error)

	// NewPasskey returns what the browser needs to make a passkey, as JSON.
	NewPasskey(ctx context.Context, client *userpool.Client, sub string) ([]byte, error)
	KeepPasskey(ctx context.Context, client *userpool.Client, sub string, credential []byte) error
}

// Step is how far a sign-in is: at a challenge, or over, once Sub is set.
type Step struct {
	Sub        string
	EventID    string // of the sign-in, once it is over
	Challenge  string
	Session    string
	Parameters map[string]string
	Available  []string // the choices of SELECT_CHALLENGE
}

// SignedUp is a new user.
type SignedUp struct {
	Sub       string
	Confirmed bool
	Sent      *Sent // the code that they confirm by; nil when none was sent
}

// Sent says where a code went, masked.
type Sent struct{ Destination, Medium string }
