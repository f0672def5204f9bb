package users_test

import (
	"slices"
	"strings"
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

// passwordless is a pool whose users may sign in with codes by mail.
func passwordless() wire.CreateUserPoolRequest {
	pool := byMail()
	pool.Policies = &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "EMAIL_OTP"}}}
	return pool
}

func byChoice(c *wire.CreateUserPoolClientRequest) {
	c.ExplicitAuthFlows = append(slices.Clone(c.ExplicitAuthFlows), "ALLOW_USER_AUTH")
}

func TestSignUpWithoutAPassword(t *testing.T) {
	const short = "Password did not conform with policy: Password not long enough"
	in := func(p *person, attributes ...string) wire.SignUpRequest {
		return wire.SignUpRequest{ClientId: p.client, Username: "alice", UserAttributes: pairs(attributes...)}
	}
	p := meet(t, passwordless(), byChoice)
	p.Refused("SignUp", in(p), "InvalidParameterException",
		"A user without a password needs an email or phone_number that the user pool can send codes to.")
	p.Must("SignUp", in(p, "email", "alice@example.com"), nil)
	p.wantStatus("alice", "UNCONFIRMED")

	p = meet(t, passwordless(), nil) // the client lets nobody choose
	p.Refused("SignUp", in(p, "email", "alice@example.com"), "InvalidPasswordException", short)
	p = meet(t, byMail(), byChoice) // the pool has passwords only
	p.Refused("SignUp", in(p, "email", "alice@example.com"), "InvalidPasswordException", short)
}

func TestSignUpSessions(t *testing.T) {
	p := meet(t, byMail(), nil)
	if got := p.signUp("alice").Session; got != "" {
		t.Errorf("a client without choice gets the session %s", got)
	}
	p = meet(t, byMail(), byChoice)
	first, second := p.signUp("alice"), p.signUp("bob")
	in := wire.ConfirmSignUpRequest{ClientId: p.client, Username: "bob", ConfirmationCode: p.LastCode("bob@example.com"), Session: first.Session}
	p.Refused("ConfirmSignUp", in, "NotAuthorizedException", "Invalid session for the user.")
	in.Session = "this is no session at all"
	p.Refused("ConfirmSignUp", in, "NotAuthorizedException", "Invalid session provided")
	in.Session = second.Session
	var out wire.ConfirmSignUpResponse
	p.Must("ConfirmSignUp", in, &out)
	if out.Session == "" || out.Session == in.Session {
		t.Errorf("session %q", out.Session)
	}
	// Amplify confirms without it, and signs in all the same.
	out = wire.ConfirmSignUpResponse{}
	p.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{ClientId: p.client, Username: "alice", ConfirmationCode: p.LastCode("alice@example.com")}, &out)
	if out.Session == "" {
		t.Error("no session to sign in with")
	}
}

func TestAdminCreateUserWithoutAPassword(t *testing.T) {
	a := administer(t, passwordless())
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "alice", UserAttributes: pairs("email", "alice@example.com"), DesiredDeliveryMediums: []string{"EMAIL"},
	}, nil)
	a.wantStatus("alice", "CONFIRMED")
	if sent := a.sent("alice@example.com"); len(sent) != 1 || strings.TrimSpace(sent[0].Text) != "Your username is alice." || sent[0].Subject != "Your username" {
		t.Errorf("sent %+v", sent)
	}
	// With a password, or without an address, all is as ever.
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "bob", TemporaryPassword: "T3mporary!", UserAttributes: pairs("email", "bob@example.com"),
	}, nil)
	a.wantStatus("bob", "FORCE_CHANGE_PASSWORD")
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "carol"}, nil)
	a.wantStatus("carol", "FORCE_CHANGE_PASSWORD")
}
