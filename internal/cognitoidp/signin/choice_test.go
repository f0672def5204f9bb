package signin_test

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate"
	"cognate/cognatetest"
	"cognate/delivery"
	"cognate/internal/srp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// offering is a fixture whose users choose how to sign in.
func offering(t *testing.T, factors ...string) *fixture {
	t.Helper()
	return offeringIn(t, wire.CreateUserPoolRequest{}, factors...)
}

func offeringIn(t *testing.T, settings wire.CreateUserPoolRequest, factors ...string) *fixture {
	t.Helper()
	settings.Policies = &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: factors}}
	f := newFixtureOn(t, cognatetest.NewServer(t, nil), settings)
	f.client = f.choosingClient("LEGACY")
	return f
}

func (f *fixture) choosingClient(prevent string) string {
	f.t.Helper()
	return f.newClient(wire.CreateUserPoolClientRequest{
		ExplicitAuthFlows: append(everyFlow(), "ALLOW_USER_AUTH"), PreventUserExistenceErrors: prevent,
	}).ClientId
}

// userAuth makes the request that signs in by choice; parameters come in
// pairs.
func userAuth(client, name string, parameters ...string) wire.InitiateAuthRequest {
	in := wire.InitiateAuthRequest{ClientId: client, AuthFlow: "USER_AUTH", AuthParameters: map[string]string{"USERNAME": name}}
	for i := 0; i+1 < len(parameters); i += 2 {
		in.AuthParameters[parameters[i]] = parameters[i+1]
	}
	return in
}

// choose signs in by choice and returns what is asked.
func (f *fixture) choose(client, name string, parameters ...string) wire.InitiateAuthResponse {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", userAuth(client, name, parameters...), &out)
	return out
}

func TestTheUserChoosesAmongFirstFactors(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP", "SMS_OTP")
	f.reachableUser("alice")
	f.user("bob", "email", mail)
	f.invite("carol", "email", "carol@example.com")
	for name, want := range map[string][]string{
		"alice": {"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP", "SMS_OTP"},
		"bob":   {"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"},
		"carol": {"PASSWORD_SRP", "PASSWORD"},
	} {
		out := f.choose(f.client, name)
		if diff := cmp.Diff(want, out.AvailableChallenges); diff != "" || out.ChallengeName != "SELECT_CHALLENGE" || out.Session == "" {
			t.Errorf("%s: %s (-want +got):\n%s", name, out.ChallengeName, diff)
		}
	}
	session := f.choose(f.client, "bob").Session
	f.Refused("RespondToAuthChallenge", reply(f.client, "SELECT_CHALLENGE", session, "bob"), invalid, "Missing required parameter ANSWER")
	f.Refused("RespondToAuthChallenge", reply(f.client, "SELECT_CHALLENGE", session, "bob", "ANSWER", "SMS_OTP"), invalid, "Challenge SMS_OTP is not available for the user.")
	f.Refused("RespondToAuthChallenge", reply(f.client, "PASSWORD", session, "bob", "PASSWORD", goodPassword), notAuthorized, foreignSession)
}

func TestChosenPassword(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP")
	f.user("alice")
	// Along with the request, along with the choice, and when asked.
	if out := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", goodPassword); out.AuthenticationResult == nil {
		t.Errorf("along with the request: %+v", out)
	}
	in := reply(f.client, "SELECT_CHALLENGE", f.choose(f.client, "alice").Session, "alice", "ANSWER", "PASSWORD", "PASSWORD", goodPassword)
	if out := f.respond(in); out.AuthenticationResult == nil {
		t.Errorf("along with the choice: %+v", out)
	}
	asked := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD")
	if asked.ChallengeName != "PASSWORD" || !slices.Contains(asked.AvailableChallenges, "PASSWORD") {
		t.Fatalf("asked %+v", asked)
	}
	f.Refused("RespondToAuthChallenge", reply(f.client, "PASSWORD", asked.Session, "alice", "PASSWORD", "wrong"), notAuthorized, wrong)
	if out := f.respond(reply(f.client, "PASSWORD", asked.Session, "alice", "PASSWORD", goodPassword)); out.AuthenticationResult == nil {
		t.Errorf("when asked: %+v", out)
	}
	f.Refused("InitiateAuth", userAuth(f.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", "wrong"), notAuthorized, wrong)
}

func TestChosenSRP(t *testing.T) {
	f := offering(t, "PASSWORD")
	f.user("alice")
	side, err := srp.New().NewClient(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	// As soon as it is asked for, and after it was chosen from the list.
	direct := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", side.Public())
	chosen := f.respond(reply(f.client, "SELECT_CHALLENGE", f.choose(f.client, "alice").Session, "alice", "ANSWER", "PASSWORD_SRP", "SRP_A", side.Public()))
	asked := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD_SRP")
	answered := f.respond(reply(f.client, "PASSWORD_SRP", asked.Session, "alice", "SRP_A", side.Public()))
	for i, out := range []wire.InitiateAuthResponse{direct, wire.InitiateAuthResponse(chosen), wire.InitiateAuthResponse(answered)} {
		if out.ChallengeName != "PASSWORD_VERIFIER" || out.Session == "" {
			t.Fatalf("%d: %+v", i, out)
		}
		c := &conversation{f: f, client: f.client, srp: side, answer: out}
		in := c.prove(goodPassword, f.Clock.Now())
		f.Refused("RespondToAuthChallenge", in, invalid, "Missing required parameter Session")
		in.Session = asked.Session
		f.Refused("RespondToAuthChallenge", in, notAuthorized, foreignSession)
		in.Session = out.Session
		if done := f.respond(in); done.AuthenticationResult == nil {
			t.Errorf("%d: %+v", i, done)
		}
		f.Refused("RespondToAuthChallenge", in, notAuthorized, usedOnce)
	}
}

func TestCodeAsFirstFactor(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP", "SMS_OTP")
	f.reachableUser("alice")
	for challenge, want := range map[string]struct {
		to, medium, masked string
		digits             int
	}{
		"EMAIL_OTP": {mail, "EMAIL", "a***@e***", 8},
		"SMS_OTP":   {phone, "SMS", "+*******0100", 6},
	} {
		asked := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", challenge)
		params := map[string]string{
			"CODE_DELIVERY_DELIVERY_MEDIUM": want.medium, "CODE_DELIVERY_DESTINATION": want.masked, "USER_ID_FOR_SRP": "alice",
		}
		if diff := cmp.Diff(params, asked.ChallengeParameters); diff != "" || asked.ChallengeName != challenge {
			t.Errorf("%s (-want +got):\n%s", asked.ChallengeName, diff)
		}
		code := f.LastCode(want.to)
		if len(code) != want.digits {
			t.Errorf("%s has the code %s", challenge, code)
		}
		f.Refused("RespondToAuthChallenge", reply(f.client, challenge, asked.Session, "alice", challenge+"_CODE", notThe(code)), codeMismatch, wrongCode)
		in := reply(f.client, challenge, asked.Session, "alice", challenge+"_CODE", code)
		if out := f.respond(in); out.AuthenticationResult == nil {
			t.Errorf("%s: %+v", challenge, out)
		}
		f.Refused("RespondToAuthChallenge", in, notAuthorized, usedOnce)
		// The code of one sign-in is no good for another.
		other := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", challenge)
		if code != f.LastCode(want.to) {
			f.Refused("RespondToAuthChallenge", reply(f.client, challenge, other.Session, "alice", challenge+"_CODE", code), codeMismatch, wrongCode)
		}
	}
}

// Whoever guesses at codes that anybody can have sent doesn't lock the
// password.
func TestGuessesAtFirstCodesLockOnlyThem(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP")
	f.reachableUser("alice")
	asked := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP")
	bad := reply(f.client, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", notThe(f.LastCode(mail)))
	for range 10 {
		f.Refused("RespondToAuthChallenge", bad, codeMismatch, wrongCode)
	}
	f.Refused("RespondToAuthChallenge", bad, notAuthorized, exceeded)
	f.signIn(f.client, "alice")
	f.Clock.Advance(time.Second)
	f.respond(reply(f.client, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", f.LastCode(mail)))
}

func TestWhoHasASecondFactorBeginsWithThePassword(t *testing.T) {
	f := offeringIn(t, wire.CreateUserPoolRequest{
		SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
	}, "PASSWORD", "EMAIL_OTP", "SMS_OTP")
	f.setMFA("OPTIONAL", userpool.FactorSMS)
	f.reachableUser("alice")
	f.Must("AdminSetUserMFAPreference", wire.AdminSetUserMFAPreferenceRequest{
		UserPoolId: f.pool, Username: "alice", SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: new(true)},
	}, nil)
	out := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP")
	if diff := cmp.Diff([]string{"PASSWORD_SRP", "PASSWORD"}, out.AvailableChallenges); diff != "" || out.ChallengeName != "SELECT_CHALLENGE" {
		t.Errorf("%s (-want +got):\n%s", out.ChallengeName, diff)
	}
	asked := f.respond(reply(f.client, "SELECT_CHALLENGE", out.Session, "alice", "ANSWER", "PASSWORD", "PASSWORD", goodPassword))
	if asked.ChallengeName != "SMS_MFA" || asked.AvailableChallenges != nil {
		t.Errorf("asked %+v", asked)
	}
}

func TestChoiceLeadsToANewPassword(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP")
	f.invite("alice", "email", mail)
	out := f.choose(f.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", goodPassword)
	if out.ChallengeName != "NEW_PASSWORD_REQUIRED" || out.AvailableChallenges != nil {
		t.Fatalf("asked %+v", out)
	}
	f.respond(newPassword(f.client, out.Session, "alice", "N3w-Password"))
}

func TestChoiceOfAnAdministrator(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP")
	f.reachableUser("alice")
	var out wire.AdminInitiateAuthResponse
	f.Must("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: f.pool, ClientId: f.client, AuthFlow: "USER_AUTH",
		AuthParameters: map[string]string{"USERNAME": "alice", "PREFERRED_CHALLENGE": "EMAIL_OTP"},
	}, &out)
	in := reply(f.client, "EMAIL_OTP", out.Session, "alice", "EMAIL_OTP_CODE", f.LastCode(mail))
	f.Refused("RespondToAuthChallenge", in, notAuthorized, foreignSession)
	f.Must("AdminRespondToAuthChallenge", admins(f, in), nil)
}

func TestChoiceMustBeAllowed(t *testing.T) {
	f := offering(t, "PASSWORD")
	f.user("alice")
	plain := f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	f.Refused("InitiateAuth", userAuth(plain, "alice"), invalid, "USER_AUTH flow not enabled for this client")
	f.Refused("InitiateAuth", userAuth(f.client, ""), invalid, "Missing required parameter USERNAME")
	f.Refused("InitiateAuth", userAuth(f.client, "nobody"), userNotFound, noUser)
	f.disable("alice")
	f.Refused("InitiateAuth", userAuth(f.client, "alice"), notAuthorized, "User is disabled.")
}

// Unknown users, where the client hides them, are asked what known ones are,
// and nothing that they answer is right.
func TestChoiceOfUnknownUsers(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP", "SMS_OTP")
	f.reachableUser("alice")
	hiding := f.choosingClient("ENABLED")
	known, unknown := f.choose(hiding, "alice"), f.choose(hiding, "nobody")
	if diff := cmp.Diff(known.AvailableChallenges, unknown.AvailableChallenges); diff != "" {
		t.Errorf("known and unknown differ:\n%s", diff)
	}
	sent := len(f.Messages())
	for challenge, masked := range map[string]string{"EMAIL_OTP": "n***@e***", "SMS_OTP": ""} {
		name := "nobody@example.com"
		asked := f.choose(hiding, name, "PREFERRED_CHALLENGE", challenge)
		again := f.choose(hiding, name, "PREFERRED_CHALLENGE", challenge)
		if diff := cmp.Diff(asked.ChallengeParameters, again.ChallengeParameters); diff != "" {
			t.Errorf("two answers differ:\n%s", diff)
		}
		if got := asked.ChallengeParameters["CODE_DELIVERY_DESTINATION"]; masked != "" && got != masked {
			t.Errorf("%s goes to %s", challenge, got)
		}
		f.Refused("RespondToAuthChallenge", reply(hiding, challenge, asked.Session, name, challenge+"_CODE", "12345678"), codeMismatch, wrongCode)
	}
	if len(f.Messages()) != sent {
		t.Error("a message was sent to nobody")
	}
	out := f.respond(reply(hiding, "SELECT_CHALLENGE", unknown.Session, "nobody", "ANSWER", "PASSWORD"))
	f.Refused("RespondToAuthChallenge", reply(hiding, "PASSWORD", out.Session, "nobody", "PASSWORD", goodPassword), notAuthorized, wrong)
	f.Refused("RespondToAuthChallenge", reply(hiding, "PASSWORD", out.Session, "somebody", "PASSWORD", goodPassword), notAuthorized, foreignSession)
}

// A disabled user, where the client hides users, is asked like others, is sent
// nothing and learns it from nothing.
func TestChoiceOfHiddenUsersWhoMayNotSignIn(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP")
	f.reachableUser("alice")
	f.disable("alice")
	hiding := f.choosingClient("ENABLED")
	sent := len(f.Messages())
	asked := f.choose(hiding, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP")
	if asked.ChallengeName != "EMAIL_OTP" || len(f.Messages()) != sent {
		t.Errorf("asked %+v after %d messages", asked, len(f.Messages())-sent)
	}
	f.Refused("RespondToAuthChallenge", reply(hiding, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", "12345678"), codeMismatch, wrongCode)
}

// The first code of a hidden user is sent once the answer is out, and whether
// it could be sent shows in no answer.
func TestFirstCodesOfHiddenUsersAreSentAfterTheAnswer(t *testing.T) {
	let := make(chan error, 1)
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
		c.Email = delivery.Func(func(context.Context, delivery.Message) error { return <-let })
	}})
	f := newFixtureOn(t, s, wire.CreateUserPoolRequest{Policies: &wire.UserPoolPolicyType{
		SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "EMAIL_OTP"}},
	}})
	f.reachableUser("alice")
	hiding, open := f.choosingClient("ENABLED"), f.choosingClient("LEGACY")
	for _, outcome := range []error{nil, errors.New("no route")} {
		if asked := f.choose(hiding, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP"); asked.ChallengeName != "EMAIL_OTP" {
			t.Errorf("asked %+v", asked)
		}
		let <- outcome
		if err := f.Cognate.WaitForMessages(t.Context()); err != nil || len(let) != 0 {
			t.Errorf("%d mails wait, %v", len(let), err)
		}
	}
	let <- errors.New("no route")
	f.Refused("InitiateAuth", userAuth(open, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP"),
		"InvalidUserPoolConfigurationException", "The authentication code could not be delivered.")
}

// Sessions and secret blocks can be measured, if not read.
func TestWhatIsSealedIsAsLongForNobody(t *testing.T) {
	f := offering(t, "PASSWORD", "EMAIL_OTP")
	f.user("somebody", "email", "somebody@example.com")
	hiding := f.choosingClient("ENABLED")
	for _, parameters := range [][]string{
		nil, {"PREFERRED_CHALLENGE", "PASSWORD"}, {"PREFERRED_CHALLENGE", "EMAIL_OTP"}, {"PREFERRED_CHALLENGE", "PASSWORD_SRP"},
	} {
		known, unknown := f.choose(hiding, "somebody", parameters...), f.choose(hiding, "whosoevr", parameters...)
		if len(known.Session) != len(unknown.Session) || known.ChallengeName != unknown.ChallengeName {
			t.Errorf("%v: sessions of %d and %d characters", parameters, len(known.Session), len(unknown.Session))
		}
	}
	known := f.converse(hiding, "somebody").answer.ChallengeParameters["SECRET_BLOCK"]
	unknown := f.converse(hiding, "whosoevr").answer.ChallengeParameters["SECRET_BLOCK"]
	// B can be a byte shorter, now and then.
	if diff := len(known) - len(unknown); diff < -8 || diff > 8 {
		t.Errorf("secret blocks of %d and %d characters", len(known), len(unknown))
	}
}

func TestChoiceIsNotInEveryPlan(t *testing.T) {
	f := newFixture(t)
	f.client = f.choosingClient("LEGACY")
	f.user("alice")
	f.choose(f.client, "alice")
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: f.pool, UserPoolTier: wire.UserPoolTierTypeLite}, nil)
	for _, by := range f.sides() {
		op, in := by.start(userAuth(f.client, "alice"))
		f.Refused(op, in, "FeatureUnavailableInTierException", "The following feature is not available for the LITE pricing tier configured: Choice-Based Sign-In")
	}
}
