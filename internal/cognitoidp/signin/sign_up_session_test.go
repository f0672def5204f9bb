package signin_test

import (
	"cognate/internal/userpool"
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

// passwordless is a fixture whose users sign up without a password.
func passwordless(t *testing.T) *fixture {
	t.Helper()
	return offeringIn(t, wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}}, "PASSWORD", "EMAIL_OTP")
}

// signUp signs alice up without a password.
func (f *fixture) signUp(name string) wire.SignUpResponse {
	f.t.Helper()
	var out wire.SignUpResponse
	f.Must("SignUp", wire.SignUpRequest{
		ClientId: f.client, Username: name, UserAttributes: []wire.AttributeType{{Name: "email", Value: name + "@example.com"}},
	}, &out)
	return out
}

// confirmSignUp confirms a sign-up with its session, and returns the next.
func (f *fixture) confirmSignUp(name, session string) string {
	f.t.Helper()
	var out wire.ConfirmSignUpResponse
	f.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{
		ClientId: f.client, Username: name, ConfirmationCode: f.LastCode(name + "@example.com"), Session: session,
	}, &out)
	return out.Session
}

func TestConfirmingASignUpSignsIn(t *testing.T) {
	f := passwordless(t)
	session := f.confirmSignUp("alice", f.signUp("alice").Session)
	in := userAuth(f.client, "alice")
	in.Session = session
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", in, &out)
	if out.AuthenticationResult == nil {
		t.Fatalf("answer %+v", out)
	}
	f.Refused("InitiateAuth", in, notAuthorized, usedOnce)
}

func TestSignUpSessionsAreBound(t *testing.T) {
	f := passwordless(t)
	signedUp := f.signUp("alice").Session
	begin := func(client, name, session string) wire.InitiateAuthRequest {
		in := userAuth(client, name)
		in.Session = session
		return in
	}
	f.Refused("InitiateAuth", begin(f.client, "alice", signedUp), notAuthorized, foreignSession) // not confirmed yet
	session := f.confirmSignUp("alice", signedUp)
	f.reachableUser("bob")
	f.Refused("InitiateAuth", begin(f.client, "bob", session), notAuthorized, foreignSession)
	f.Refused("InitiateAuth", begin(f.choosingClient("LEGACY"), "alice", session), notAuthorized, foreignSession)
	f.Refused("InitiateAuth", begin(f.client, "alice", f.choose(f.client, "alice").Session), notAuthorized, foreignSession)
	f.Refused("RespondToAuthChallenge", reply(f.client, "SELECT_CHALLENGE", session, "alice", "ANSWER", "EMAIL_OTP"), notAuthorized, foreignSession)
	f.Clock.Advance(3*time.Minute + time.Second)
	f.Refused("InitiateAuth", begin(f.client, "alice", session), notAuthorized, sessionOver)
}

func TestAFirstCodeConfirmsASignUp(t *testing.T) {
	f := passwordless(t)
	f.signUp("alice")
	f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), notAuthorized, wrong)
	asked := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP")
	if len(asked.AvailableChallenges) != 1 || asked.AvailableChallenges[0] != "EMAIL_OTP" {
		t.Errorf("asked %+v", asked)
	}
	f.respond(reply(f.client, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", f.LastCode("alice@example.com")))
	got := f.get("alice")
	verified := false
	for _, a := range got.UserAttributes {
		verified = verified || a.Name == "email_verified" && a.Value == "true"
	}
	if got.UserStatus != "CONFIRMED" || !verified {
		t.Errorf("alice is %s, verified: %v", got.UserStatus, verified)
	}
	f.Refused("ConfirmSignUp", wire.ConfirmSignUpRequest{ClientId: f.client, Username: "alice", ConfirmationCode: "123456"},
		notAuthorized, "User cannot be confirmed. Current status is CONFIRMED")
}

// The address of an alias pool can be somebody else's by the time it is
// proved.
func TestAFirstCodeForATakenAddress(t *testing.T) {
	f := offeringIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}}, "PASSWORD", "EMAIL_OTP")
	f.signUp("alice")
	f.user("bob", "email", "alice@example.com", "email_verified", "true")
	asked := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP")
	f.Refused("RespondToAuthChallenge", reply(f.client, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", f.LastCode("alice@example.com")),
		"AliasExistsException", "An account with the email already exists.")
}

func TestConfirmingASignUpLeadsToTheSecondFactor(t *testing.T) {
	f := offeringIn(t, wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}}, "PASSWORD")
	f.setMFA("ON", userpool.FactorSoftwareToken)
	f.Must("SignUp", wire.SignUpRequest{
		ClientId: f.client, Username: "alice", Password: goodPassword,
		UserAttributes: []wire.AttributeType{{Name: "email", Value: "alice@example.com"}},
	}, nil)
	in := userAuth(f.client, "alice")
	in.Session = f.confirmSignUp("alice", "")
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", in, &out)
	if out.ChallengeName != "MFA_SETUP" || out.AuthenticationResult != nil {
		t.Fatalf("answer %+v", out)
	}
	verified := f.showFirstCode(wire.AssociateSoftwareTokenRequest{Session: out.Session})
	if done := f.respond(reply(f.client, "MFA_SETUP", verified.Session, "alice")); done.AuthenticationResult == nil {
		t.Errorf("answer %+v", done)
	}
}
