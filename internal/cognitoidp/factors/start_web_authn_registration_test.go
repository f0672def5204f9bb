package factors_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

const (
	notEnabled     = "Passkeys are not enabled for the user pool."
	tooMany        = "A user can have 20 passkeys at most."
	limitExceeded  = "LimitExceededException"
	notEnabledType = "WebAuthnNotEnabledException"
)

func TestStartWebAuthnRegistration(t *testing.T) {
	f := withPasskeys(t)
	f.register(f.token, authenticator())
	var got map[string]any
	if err := json.Unmarshal(f.options(f.token), &got); err != nil {
		t.Fatal(err)
	}
	challenge, _ := got["challenge"].(string)
	if len(challenge) != 43 {
		t.Errorf("challenge %q", challenge)
	}
	user, _ := got["user"].(map[string]any)
	want := map[string]any{
		"authenticatorSelection": map[string]any{"requireResidentKey": true, "residentKey": "required", "userVerification": "preferred"},
		"challenge":              challenge,
		"excludeCredentials":     []any{map[string]any{"id": f.passkeys(f.token)[0].CredentialId, "type": "public-key"}},
		"pubKeyCredParams":       []any{map[string]any{"alg": -7.0, "type": "public-key"}, map[string]any{"alg": -257.0, "type": "public-key"}},
		"rp":                     map[string]any{"id": "example.com", "name": "example.com"},
		"timeout":                60000.0,
		"user":                   map[string]any{"displayName": "alice", "name": "alice", "id": user["id"]},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
}

func TestStartWebAuthnRegistrationShowsTheSignInName(t *testing.T) {
	f := newFixture(t, wire.CreateUserPoolRequest{
		UsernameAttributes: []string{"phone_number", "email"},
		Policies:           &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "WEB_AUTHN"}}},
	})
	f.relyingParty("example.com", "required")
	var got struct {
		User                   struct{ Name string }
		AuthenticatorSelection struct{ UserVerification string }
	}
	if err := json.Unmarshal(f.options(f.token), &got); err != nil {
		t.Fatal(err)
	}
	if got.User.Name != "alice@example.com" || got.AuthenticatorSelection.UserVerification != "required" {
		t.Errorf("options: %+v", got)
	}
}

func TestStartWebAuthnRegistrationRefusals(t *testing.T) {
	f := withPasskeys(t)
	f.Refused("StartWebAuthnRegistration", wire.StartWebAuthnRegistrationRequest{AccessToken: "none"}, notAuthorized, invalidToken)
	for range 20 {
		f.register(f.token, authenticator())
	}
	f.Refused("StartWebAuthnRegistration", wire.StartWebAuthnRegistrationRequest{AccessToken: f.token}, limitExceeded, tooMany)
}

func TestStartWebAuthnRegistrationWithoutPasskeys(t *testing.T) {
	f := newFixture(t, wire.CreateUserPoolRequest{})
	f.Refused("StartWebAuthnRegistration", wire.StartWebAuthnRegistrationRequest{AccessToken: f.token}, notEnabledType, notEnabled)
}

func TestStartWebAuthnRegistrationWithoutARelyingParty(t *testing.T) {
	f := newFixture(t, wire.CreateUserPoolRequest{
		Policies: &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "WEB_AUTHN"}}},
	})
	f.Refused("StartWebAuthnRegistration", wire.StartWebAuthnRegistrationRequest{AccessToken: f.token},
		"WebAuthnConfigurationMissingException", "User pool "+f.pool+" has neither a relying party ID nor a domain.")
}
