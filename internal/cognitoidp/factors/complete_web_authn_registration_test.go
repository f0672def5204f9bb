package factors_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/passkey/passkeytest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	notBegun      = "WebAuthnChallengeNotFoundException"
	noneWasBegun  = "No passkey registration was started, or it has expired."
	badCredential = "Invalid credential."
)

func completion(token string, credential []byte) wire.CompleteWebAuthnRegistrationRequest {
	return wire.CompleteWebAuthnRegistrationRequest{AccessToken: token, Credential: credential}
}

func TestCompleteWebAuthnRegistration(t *testing.T) {
	f := withPasskeys(t)
	var out map[string]any
	credential := f.credential(f.token, authenticator())
	f.Must("CompleteWebAuthnRegistration", completion(f.token, credential), &out)
	if diff := cmp.Diff(map[string]any{}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	if keys := f.passkeys(f.token); len(keys) != 1 {
		t.Errorf("passkeys: %+v", keys)
	}
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, credential), notBegun, noneWasBegun)
}

func TestCompleteWebAuthnRegistrationRefusals(t *testing.T) {
	f := withPasskeys(t)
	refused := func(a *passkeytest.Authenticator, exception, message string) {
		t.Helper()
		f.Refused("CompleteWebAuthnRegistration", completion(f.token, f.credential(f.token, a)), exception, message)
	}
	good := f.credential(f.token, authenticator())
	f.Refused("CompleteWebAuthnRegistration", completion("none", good), notAuthorized, invalidToken)
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, []byte(`{}`)), invalid, badCredential)
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, []byte(`"text"`)), invalid, badCredential)
	refused(&passkeytest.Authenticator{Origin: "https://example.org"},
		"WebAuthnOriginNotAllowedException", "The origin of the credential is not allowed for the relying party.")
	refused(&passkeytest.Authenticator{Origin: "https://example.com", Framed: true},
		"WebAuthnOriginNotAllowedException", "The origin of the credential is not allowed for the relying party.")
	refused(&passkeytest.Authenticator{Origin: "https://example.com", Party: "example.org"},
		"WebAuthnRelyingPartyMismatchException", "The credential is for another relying party.")
	refused(&passkeytest.Authenticator{Origin: "https://example.com", EdDSA: true},
		"WebAuthnCredentialNotSupportedException", "The credential is not supported.")
	// Each of those began anew, so the first is void.
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, good), notBegun, noneWasBegun)
	if keys := f.passkeys(f.token); len(keys) != 0 {
		t.Errorf("passkeys: %+v", keys)
	}
}

func TestCompleteWebAuthnRegistrationThroughAnotherClient(t *testing.T) {
	f := withPasskeys(t)
	credential := f.credential(f.token, authenticator())
	other := f.signIn(f.newClient(), "alice")
	f.Refused("CompleteWebAuthnRegistration", completion(other, credential),
		"WebAuthnClientMismatchException", "The passkey registration was started by another app client.")
	f.Must("CompleteWebAuthnRegistration", completion(f.token, credential), nil)
}

func TestCompleteWebAuthnRegistrationTooLate(t *testing.T) {
	f := withPasskeys(t)
	credential := f.credential(f.token, authenticator())
	f.Clock.Advance(5*time.Minute + time.Second)
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, credential), notBegun, noneWasBegun)
}

func TestCompleteWebAuthnRegistrationForAnotherUser(t *testing.T) {
	f := withPasskeys(t)
	f.newUser("bob")
	bob := f.signIn(f.client, "bob")
	credential := f.credential(f.token, authenticator())
	f.Refused("CompleteWebAuthnRegistration", completion(bob, credential), notBegun, noneWasBegun)
	f.options(bob)
	f.Refused("CompleteWebAuthnRegistration", completion(bob, credential), notBegun, noneWasBegun)
}

func TestCompleteWebAuthnRegistrationOfATakenCredential(t *testing.T) {
	f := withPasskeys(t)
	a := authenticator()
	f.register(f.token, a)
	a.ID = a.IDs()[0]
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, f.credential(f.token, a)), invalid, "The credential is already registered.")
}

func TestCompleteWebAuthnRegistrationWithVerification(t *testing.T) {
	f := withPasskeys(t)
	f.relyingParty("example.com", "required")
	a := authenticator()
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, f.credential(f.token, a)),
		"WebAuthnCredentialNotSupportedException", "The credential is not supported.")
	a.Verified = true
	f.register(f.token, a)
}

func TestCompleteWebAuthnRegistrationWithoutPasskeys(t *testing.T) {
	f := newFixture(t, wire.CreateUserPoolRequest{})
	f.Refused("CompleteWebAuthnRegistration", completion(f.token, []byte(`{}`)), notEnabledType, notEnabled)
}
