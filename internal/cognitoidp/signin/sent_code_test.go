package signin_test

import (
	"testing"
	"time"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	tooMany      = "TooManyRequestsException"
	tooManyCodes = "Attempt limit exceeded, please try after some time."
)

// TestFirstCodesHaveALimit holds how many codes a user is sent to sign in with,
// by whatever name and through whichever client; and that a name that nobody
// has seems to be sent as many, where the client hides that.
func TestFirstCodesHaveALimit(t *testing.T) {
	f := offeringIn(t, wire.CreateUserPoolRequest{
		AliasAttributes: []string{"email"}, UsernameConfiguration: ignoringCase(),
	}, "PASSWORD", "EMAIL_OTP", "SMS_OTP")
	f.user("alice", "email", mail, "email_verified", "true", "phone_number", phone)
	f.user("bob", "email", "bob@example.com")
	hiding := f.choosingClient("ENABLED")
	ask := func(name, challenge string) wire.InitiateAuthRequest {
		return userAuth(hiding, name, "PREFERRED_CHALLENGE", challenge)
	}
	spend := func(names ...string) {
		for i := range 20 {
			f.Must("InitiateAuth", ask(names[i%len(names)], "EMAIL_OTP"), nil)
		}
	}
	spend("alice", mail)
	spend("nobody", "NOBODY")
	for _, name := range []string{"alice", mail, "nobody"} {
		f.Refused("InitiateAuth", ask(name, "EMAIL_OTP"), tooMany, tooManyCodes)
		f.Refused("InitiateAuth", ask(name, "SMS_OTP"), tooMany, tooManyCodes)
		out := f.choose(hiding, name)
		f.Refused("RespondToAuthChallenge", reply(hiding, "SELECT_CHALLENGE", out.Session, name, "ANSWER", "EMAIL_OTP"), tooMany, tooManyCodes)
	}
	if n := len(f.Messages()); n != 20 {
		t.Errorf("%d messages were sent", n)
	}
	f.Must("InitiateAuth", ask("bob", "EMAIL_OTP"), nil)
	f.choose(hiding, "alice", "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", goodPassword)
	f.Clock.Advance(time.Hour)
	f.Must("InitiateAuth", ask("alice", "EMAIL_OTP"), nil)
	f.Must("InitiateAuth", ask("nobody", "EMAIL_OTP"), nil)
}

// TestSecondCodesHaveALimit holds how many codes a user is sent as a second
// factor: whom first codes are sent to, anybody can decide.
func TestSecondCodesHaveALimit(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{
		SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
	})
	f.setMFA("ON", userpool.FactorSMS)
	f.reachableUser("alice")
	in := password(f.client, "alice", goodPassword)
	for range 20 {
		f.Must("InitiateAuth", in, nil)
	}
	f.Refused("InitiateAuth", in, tooMany, tooManyCodes)
	f.Refused("InitiateAuth", password(f.client, "alice", "wrong"), notAuthorized, wrong)
	if n := len(f.Messages()); n != 20 {
		t.Errorf("%d messages were sent", n)
	}
	f.Clock.Advance(time.Hour)
	f.Must("InitiateAuth", in, nil)
}

func TestCodesAskedForAtOnceHaveALimit(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP")
	f.reachableUser("alice")
	got := f.atOnce(30, "InitiateAuth", userAuth(f.client, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP"))
	if got[""] != 20 || got[tooManyCodes] != 10 || len(f.Messages()) != 20 {
		t.Errorf("answers: %v, %d messages; want 20", got, len(f.Messages()))
	}
}
