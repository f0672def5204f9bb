package passkey

import (
	"fmt"

	"github.com/go-webauthn/webauthn/protocol"

	"cognate/internal/userpool"
)

// Assertion is an authenticator's answer at sign-in.
type Assertion struct {
	given *protocol.ParsedCredentialAssertionData
}

// ParseAssertion reads the JSON of a browser's AuthenticationResponse.
func ParseAssertion(credential []byte) (*Assertion, error) {
	given, err := protocol.ParseCredentialRequestResponseBytes(credential)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrMalformed, err)
	}
	return &Assertion{given}, nil
}

// ID names the passkey that it is made with.
func (a *Assertion) ID() string { return a.given.ID }

// Names reports whether it is for the user: one that names nobody is for
// whoever has the passkey.
func (a *Assertion) Names(user *userpool.User) bool {
	handle := a.given.Response.UserHandle
	return len(handle) == 0 || string(handle) == user.Sub
}

// Verify judges an assertion made with a passkey of this relying party and
// returns the passkey as it is afterwards: its counter moved on. verified
// says whether the authenticator knew its user. The error is one of this
// package's.
//
// A counter that does not grow is that of a copied key, and refused.
//
// https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion
func (p Party) Verify(a *Assertion, key *userpool.Passkey, challenge []byte) (after *userpool.Passkey, verified bool, err error) {
	client, data := &a.given.Response.CollectedClientData, &a.given.Response.AuthenticatorData
	if err := p.judge(client, data, challenge); err != nil {
		return nil, false, err
	}
	err = a.given.Verify(encode(challenge), p.ID, "", []string{client.Origin}, nil, nil,
		protocol.TopOriginExplicitVerificationMode, false, p.RequireVerification, true, key.PublicKey, protocol.SignaturePolicy{})
	if err != nil {
		return nil, false, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	counts := data.Counter != 0 || key.SignCount != 0
	if counts && data.Counter <= key.SignCount || data.Flags.HasBackupEligible() != key.BackupEligible {
		return nil, false, ErrRefused
	}
	next := *key
	next.SignCount, next.BackedUp = data.Counter, data.Flags.HasBackupState()
	return &next, data.Flags.UserVerified(), nil
}
