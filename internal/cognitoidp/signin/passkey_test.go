package signin_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/passkey/passkeytest"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// newPasskeyFixture makes a pool whose users may sign in with a passkey for
// example.com.
func newPasskeyFixture(t *testing.T) *fixture {
	t.Helper()
	f := newFixtureIn(t, wire.CreateUserPoolRequest{Policies: &wire.UserPoolPolicyType{
		SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "WEB_AUTHN"}},
	}})
	f.client = f.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: append(everyFlow(), "ALLOW_USER_AUTH")}).ClientId
	f.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: f.pool, WebAuthnConfiguration: &wire.WebAuthnConfigurationType{RelyingPartyId: "example.com"},
	}, nil)
	return f
}

// register gives a user a passkey.
func (f *fixture) register(name string, a *passkeytest.Authenticator) {
	f.t.Helper()
	token := f.signIn(f.client, name).AccessToken
	var begun wire.StartWebAuthnRegistrationResponse
	f.Must("StartWebAuthnRegistration", wire.StartWebAuthnRegistrationRequest{AccessToken: token}, &begun)
	credential, err := a.Create(begun.CredentialCreationOptions)
	if err != nil {
		f.t.Fatal(err)
	}
	f.Must("CompleteWebAuthnRegistration", wire.CompleteWebAuthnRegistrationRequest{AccessToken: token, Credential: credential}, nil)
}

// choosing makes the request of a user who may choose; preferred may be empty.
func choosing(client, name, preferred string) wire.InitiateAuthRequest {
	in := wire.InitiateAuthRequest{ClientId: client, AuthFlow: "USER_AUTH", AuthParameters: map[string]string{"USERNAME": name}}
	if preferred != "" {
		in.AuthParameters["PREFERRED_CHALLENGE"] = preferred
	}
	return in
}

// withPasskey asks to sign in with a passkey.
func (f *fixture) withPasskey(name string) wire.InitiateAuthResponse {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", choosing(f.client, name, "WEB_AUTHN"), &out)
	if out.ChallengeName != "WEB_AUTHN" {
		f.t.Fatalf("asked for %+v", out)
	}
	return out
}

// signed makes the answer to a challenge for a passkey.
func (f *fixture) signed(name string, a *passkeytest.Authenticator, asked wire.InitiateAuthResponse) wire.RespondToAuthChallengeRequest {
	f.t.Helper()
	credential, err := a.Get([]byte(asked.ChallengeParameters["CREDENTIAL_REQUEST_OPTIONS"]))
	if err != nil {
		f.t.Fatal(err)
	}
	return reply(f.client, "WEB_AUTHN", asked.Session, name, "CREDENTIAL", string(credential))
}

func newAuthenticator() *passkeytest.Authenticator {
	return &passkeytest.Authenticator{Origin: "https://app.example.com", Counts: true}
}

func TestPasskey(t *testing.T) {
	for name, a := range map[string]*passkeytest.Authenticator{
		"counting": newAuthenticator(), "not counting": {Origin: "https://example.com"},
		"not resident": {Origin: "https://example.com", Nameless: true}, "synchronised": {Origin: "https://example.com", Copyable: true},
	} {
		f := newPasskeyFixture(t)
		f.user("alice")
		f.register("alice", a)
		for range 2 {
			asked := f.withPasskey("alice")
			if asked.Session == "" || !slices.Equal(asked.AvailableChallenges, []string{"PASSWORD_SRP", "PASSWORD", "WEB_AUTHN"}) {
				t.Errorf("%s: %+v", name, asked)
			}
			answer := f.signed("alice", a, asked)
			out := f.respond(answer)
			if out.AuthenticationResult == nil {
				t.Fatalf("%s: answer %+v", name, out)
			}
			if got := f.claims(out.AuthenticationResult.AccessToken)["username"]; got != "alice" {
				t.Errorf("%s: the tokens are %v's", name, got)
			}
			if !a.Counts { // a count that doesn't grow is refused before
				f.Refused("RespondToAuthChallenge", answer, notAuthorized, usedOnce)
			}
		}
	}
}

func TestPasskeyOptions(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	one, two := newAuthenticator(), newAuthenticator()
	f.register("alice", one)
	f.Clock.Advance(time.Second)
	f.register("alice", two)
	var got map[string]any
	if err := json.Unmarshal([]byte(f.withPasskey("alice").ChallengeParameters["CREDENTIAL_REQUEST_OPTIONS"]), &got); err != nil {
		t.Fatal(err)
	}
	allowed := func(a *passkeytest.Authenticator) any {
		return map[string]any{"id": a.IDs()[0], "type": "public-key", "transports": []any{"internal", "hybrid"}}
	}
	want := map[string]any{
		"challenge": got["challenge"], "rpId": "example.com", "timeout": 60000.0, "userVerification": "preferred",
		"allowCredentials": []any{allowed(one), allowed(two)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
	// Either of them will do.
	if out := f.respond(f.signed("alice", two, f.withPasskey("alice"))); out.AuthenticationResult == nil {
		t.Errorf("answer: %+v", out)
	}
}

func TestPasskeyIsOfferedToWhoHasOne(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	f.user("bob")
	a := newAuthenticator()
	f.register("alice", a)
	for name, want := range map[string][]string{"alice": {"PASSWORD_SRP", "PASSWORD", "WEB_AUTHN"}, "bob": {"PASSWORD_SRP", "PASSWORD"}} {
		var out wire.InitiateAuthResponse
		f.Must("InitiateAuth", choosing(f.client, name, ""), &out)
		if out.ChallengeName != "SELECT_CHALLENGE" || !slices.Equal(out.AvailableChallenges, want) {
			t.Errorf("%s: %+v", name, out)
		}
	}
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", choosing(f.client, "bob", "WEB_AUTHN"), &out)
	if out.ChallengeName != "SELECT_CHALLENGE" {
		t.Errorf("preferred by a user without: %+v", out)
	}
	// Chosen, it is asked for.
	f.Must("InitiateAuth", choosing(f.client, "alice", ""), &out)
	asked := f.respond(reply(f.client, "SELECT_CHALLENGE", out.Session, "alice", "ANSWER", "WEB_AUTHN"))
	if asked.ChallengeName != "WEB_AUTHN" {
		t.Fatalf("chosen: %+v", asked)
	}
	done := f.respond(f.signed("alice", a, wire.InitiateAuthResponse{Session: asked.Session, ChallengeParameters: asked.ChallengeParameters}))
	if done.AuthenticationResult == nil {
		t.Errorf("answer: %+v", done)
	}
	// Another relying party doesn't know it.
	f.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: f.pool, WebAuthnConfiguration: &wire.WebAuthnConfigurationType{RelyingPartyId: "example.org"},
	}, nil)
	f.Must("InitiateAuth", choosing(f.client, "alice", "WEB_AUTHN"), &out)
	if out.ChallengeName != "SELECT_CHALLENGE" || slices.Contains(out.AvailableChallenges, "WEB_AUTHN") {
		t.Errorf("for another relying party: %+v", out)
	}
}

// TestAChosenPasskeySignsAtOnce holds that the choice of a passkey can bring the
// proof along, which the list of choices told all about.
func TestAChosenPasskeySignsAtOnce(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	a := newAuthenticator()
	f.register("alice", a)
	chosen := func(asked wire.InitiateAuthResponse) wire.RespondToAuthChallengeRequest {
		t.Helper()
		in := f.signed("alice", a, asked)
		in.ChallengeName, in.ChallengeResponses["ANSWER"] = "SELECT_CHALLENGE", "WEB_AUTHN"
		return in
	}
	list := f.choose(f.client, "alice")
	a.Absent = true
	f.Refused("RespondToAuthChallenge", chosen(list), notAuthorized, wrong)
	a.Absent = false
	f.Refused("RespondToAuthChallenge", reply(f.client, "SELECT_CHALLENGE", list.Session, "alice", "ANSWER", "WEB_AUTHN", "CREDENTIAL", "{}"), invalid, "Invalid credential.")
	stale := chosen(f.choose(f.client, "alice"))
	stale.Session = list.Session
	f.Refused("RespondToAuthChallenge", stale, notAuthorized, wrong)
	in := chosen(list)
	if out := f.respond(in); out.AuthenticationResult == nil {
		t.Errorf("answer: %+v", out)
	}
	f.Refused("RespondToAuthChallenge", in, notAuthorized, "")
	// Nobody was told what to sign before there is a session.
	early := userAuth(f.client, "alice", "PREFERRED_CHALLENGE", "WEB_AUTHN", "CREDENTIAL", in.ChallengeResponses["CREDENTIAL"])
	var asked wire.InitiateAuthResponse
	f.Must("InitiateAuth", early, &asked)
	if asked.ChallengeName != "WEB_AUTHN" || asked.AuthenticationResult != nil {
		t.Errorf("with the first request: %+v", asked)
	}
}

func TestPasskeyRefusals(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	f.user("bob")
	a, bobs := newAuthenticator(), newAuthenticator()
	f.register("alice", a)
	f.register("bob", bobs)
	asked := f.withPasskey("alice")
	with := func(credential string) wire.RespondToAuthChallengeRequest {
		return reply(f.client, "WEB_AUTHN", asked.Session, "alice", "CREDENTIAL", credential)
	}
	f.Refused("RespondToAuthChallenge", reply(f.client, "WEB_AUTHN", asked.Session, "alice"), invalid, "Missing required parameter CREDENTIAL")
	f.Refused("RespondToAuthChallenge", with("{}"), invalid, "Invalid credential.")

	foreign := f.signed("bob", bobs, f.withPasskey("bob")).ChallengeResponses["CREDENTIAL"]
	f.Refused("RespondToAuthChallenge", with(foreign), notAuthorized, wrong)
	earlier := f.signed("alice", a, f.withPasskey("alice")).ChallengeResponses["CREDENTIAL"]
	f.Refused("RespondToAuthChallenge", with(earlier), notAuthorized, wrong)
	a.Origin = "https://example.org"
	f.Refused("RespondToAuthChallenge", f.signed("alice", a, asked), notAuthorized, wrong)
	a.Origin, a.Party = "https://example.com", "example.org"
	f.Refused("RespondToAuthChallenge", f.signed("alice", a, asked), notAuthorized, wrong)
	// The fifth failure locks.
	a.Party, a.Absent = "", true
	f.Refused("RespondToAuthChallenge", f.signed("alice", a, asked), notAuthorized, wrong)
	a.Absent = false
	f.Refused("RespondToAuthChallenge", f.signed("alice", a, asked), notAuthorized, exceeded)
	f.Clock.Advance(2 * time.Second)
	if out := f.respond(f.signed("alice", a, asked)); out.AuthenticationResult == nil {
		t.Errorf("after the lock: %+v", out)
	}
}

func TestACopiedPasskeyIsRefused(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	a := newAuthenticator()
	f.register("alice", a)
	for range 2 {
		f.respond(f.signed("alice", a, f.withPasskey("alice")))
	}
	a.Rewind()
	f.Refused("RespondToAuthChallenge", f.signed("alice", a, f.withPasskey("alice")), notAuthorized, wrong)
}

func TestADeletedPasskeyIsRefused(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	a := newAuthenticator()
	f.register("alice", a)
	answer := f.signed("alice", a, f.withPasskey("alice"))
	f.Must("DeleteWebAuthnCredential", wire.DeleteWebAuthnCredentialRequest{
		AccessToken: f.signIn(f.client, "alice").AccessToken, CredentialId: a.IDs()[0],
	}, nil)
	f.Refused("RespondToAuthChallenge", answer, notAuthorized, wrong)
}

func TestPasskeyOfUsersWhoMayNotSignIn(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	a := newAuthenticator()
	f.register("alice", a)
	answer := f.signed("alice", a, f.withPasskey("alice"))
	f.disable("alice")
	f.Refused("RespondToAuthChallenge", answer, notAuthorized, "User is disabled.")
}

func TestPasskeyFromADevice(t *testing.T) {
	f := newPasskeyFixture(t)
	f.user("alice")
	a := newAuthenticator()
	f.register("alice", a)
	yes := true
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{
		UserPoolId: f.pool, DeviceConfiguration: &wire.DeviceConfigurationType{ChallengeRequiredOnNewDevice: &yes},
		Policies: &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "WEB_AUTHN"}}},
	}, nil)
	d := f.confirm(f.respond(f.signed("alice", a, f.withPasskey("alice"))).AuthenticationResult)
	begin := choosing(f.client, "alice", "WEB_AUTHN")
	begin.AuthParameters["DEVICE_KEY"] = d.key
	var asked wire.InitiateAuthResponse
	f.Must("InitiateAuth", begin, &asked)
	next := f.respond(f.signed("alice", a, asked))
	if next.ChallengeName != "DEVICE_SRP_AUTH" {
		t.Fatalf("after the passkey: %+v", next)
	}
	if out := f.respond(d.proof(next.Session)); out.AuthenticationResult == nil {
		t.Errorf("answer: %+v", out)
	}
}

func TestPasskeyAndSecondFactors(t *testing.T) {
	for _, mode := range []string{"SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION"} {
		s := mfaPool(t, "OPTIONAL", userpool.FactorSMS)
		s.client = s.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: append(everyFlow(), "ALLOW_USER_AUTH")}).ClientId
		s.changePool(func(p *userpool.Settings) {
			p.SignInPolicy = []string{"PASSWORD", "WEB_AUTHN"}
			p.WebAuthn = &userpool.WebAuthn{RelyingPartyID: "example.com", UserVerification: "preferred", FactorConfiguration: mode}
		})
		s.reachableUser("alice")
		a := newAuthenticator()
		a.Verified = true
		s.register("alice", a)
		s.change("alice", func(u *userpool.User) { u.MFA.Enabled = []string{userpool.FactorSMS} })
		var asked wire.InitiateAuthResponse
		s.Must("InitiateAuth", choosing(s.client, "alice", "WEB_AUTHN"), &asked)
		if mode == "SINGLE_FACTOR" {
			if slices.Contains(asked.AvailableChallenges, "WEB_AUTHN") {
				t.Errorf("%s: offered to who needs two factors: %+v", mode, asked)
			}
			continue
		}
		if out := s.respond(s.signed("alice", a, asked)); out.AuthenticationResult == nil {
			t.Errorf("%s, verified: %+v", mode, out)
		}
		// An authenticator that does not know its user is one factor.
		a.Verified = false
		if out := s.respond(s.signed("alice", a, s.withPasskey("alice"))); out.ChallengeName != "SMS_MFA" {
			t.Errorf("%s, not verified: %+v", mode, out)
		}
	}
}

func TestUnknownNamesMayHavePasskeys(t *testing.T) {
	f := newPasskeyFixture(t)
	client := f.newClient(wire.CreateUserPoolClientRequest{
		ExplicitAuthFlows: []string{"ALLOW_USER_AUTH"}, PreventUserExistenceErrors: "ENABLED",
	}).ClientId
	offered := 0
	for _, name := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
		var one, two wire.InitiateAuthResponse
		f.Must("InitiateAuth", choosing(client, name, "WEB_AUTHN"), &one)
		f.Must("InitiateAuth", choosing(client, name, "WEB_AUTHN"), &two)
		if one.ChallengeName != two.ChallengeName {
			t.Errorf("%s: %s, then %s", name, one.ChallengeName, two.ChallengeName)
		}
		if one.ChallengeName != "WEB_AUTHN" {
			continue
		}
		offered++
		var first, second struct{ AllowCredentials []struct{ ID string } }
		for out, to := range map[*wire.InitiateAuthResponse]any{&one: &first, &two: &second} {
			if err := json.Unmarshal([]byte(out.ChallengeParameters["CREDENTIAL_REQUEST_OPTIONS"]), to); err != nil {
				t.Fatal(err)
			}
		}
		if diff := cmp.Diff(first, second); diff != "" || len(first.AllowCredentials) != 1 {
			t.Errorf("%s: the passkeys differ (-first +second):\n%s", name, diff)
		}
		credential := `{"id":"` + first.AllowCredentials[0].ID + `","rawId":"` + first.AllowCredentials[0].ID + `","type":"public-key",` +
			`"response":{"clientDataJSON":"e30","authenticatorData":"` + strings.Repeat("A", 50) + `","signature":"AAAA"}}`
		f.Refused("RespondToAuthChallenge", reply(client, "WEB_AUTHN", one.Session, name, "CREDENTIAL", credential), notAuthorized, wrong)
	}
	if offered < 5 || offered > 21 {
		t.Errorf("%d of 26 names seem to have a passkey", offered)
	}
}
