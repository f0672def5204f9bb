// Package authsession keeps a sign-in between two of its steps. A server
// remembers nothing: the session that a client echoes is the attempt itself,
// sealed, bound to one pool, client, user and challenge, and good for one
// answer until it expires. Only the ids of answered sessions are stored, so
// that each serves once.
//
// What an attempt needs next is decided where users sign in, not here; the
// operations that set up a factor in the middle of a sign-in, or that confirm
// a new user, open and make sessions too.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
package authsession

import (
	"slices"
	"time"

	"cognate/trigger"
)

// Session is an attempt that waits for the answer to a challenge.
type Session struct {
	ID        string
	Pool      string
	Client    string
	Sub       string // Nobody: nobody has the name, and no answer will be right
	Typed     string // the name that the sign-in began with
	Admin     bool   `json:",omitzero"` // through an administrator's operation
	Challenge string // the one whose answer it takes
	Expires   time.Time
	Facts     Facts
	// Code is the keyed hash of the code that was sent with the challenge.
	Code []byte `json:",omitzero"`
	// Passkey is the challenge that a passkey signs.
	Passkey []byte `json:",omitzero"`
	// Secret is the authenticator's secret that a user is setting up.
	Secret []byte `json:",omitzero"`
	// Private is what the pool's function judges the answer to its challenge
	// by, and Metadata its name for it.
	Private  map[string]string `json:",omitempty"`
	Metadata *string           `json:",omitzero"`
}

// Nobody stands where a session would have its user's sub. It is as long as
// one, because a session's length can be seen.
const Nobody = "00000000-0000-0000-0000-000000000000"

// Facts is what an attempt has established.
type Facts struct {
	Flow    string // the AuthFlow that it began with
	EventID string // the same in everything that comes of this attempt
	Chosen  string `json:",omitzero"` // the first challenge, as the flow or the user chose it
	// Proven lists the challenges that were answered, in their order. The
	// first of them is the first factor.
	Proven []string `json:",omitempty"`
	// PasswordSet is when the proven password was set. Who gets another one
	// meanwhile begins anew.
	PasswordSet time.Time `json:",omitzero"`
	// Custom lists the steps of a custom sign-in, as the pool's functions see
	// them.
	Custom []trigger.ChallengeResult `json:",omitempty"`
	// Second is the second factor that the user chose, and SetUp the one that
	// they set up, of those that the pool offers.
	Second string `json:",omitzero"`
	SetUp  string `json:",omitzero"`
	// Email is the address that a user without one gave for their second
	// factor. It becomes theirs once a code sent to it comes back.
	Email string `json:",omitzero"`
	// Device is the key of the device that the client says it is.
	Device string `json:",omitzero"`
	// UserVerified says that the passkey's authenticator knew its user.
	UserVerified bool `json:",omitzero"`
	// Source says what the tokens are issued for, where that is not a plain
	// sign-in.
	Source string `json:",omitzero"`
}

// Prove notes an answered challenge.
func (f *Facts) Prove(challenge string) { f.Proven = append(slices.Clone(f.Proven), challenge) }

// First is the challenge that proved who the user is; empty before that.
func (f *Facts) First() string {
	if len(f.Proven) == 0 {
		return ""
	}
	return f.Proven[0]
}

// Has reports whether a challenge was answered.
func (f *Facts) Has(challenge string) bool { return slices.Contains(f.Proven, challenge) }

// What the sessions of a sign-up wait for: the code, and after that a sign-in,
// for which the code then counts.
const (
	SignUp          = "SIGN_UP"
	SignUpConfirmed = "SIGN_UP_CONFIRMED"
)
