package cognate_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cognate/cognatetest"
	"cognate/internal/passkey/passkeytest"
	wire "cognate/internal/wire/cognitoidp"
)

// TestConsolePasskeys: an administrator sees the passkeys of a user and takes
// one away.
func TestConsolePasskeys(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	d := newDesk(t, s.Cognate)
	d.ask(http.MethodGet, "/console/api/session", "")
	pool := poolAtDesk(t, d)
	const name = "<ada>/x"
	s.Must("UpdateUserPool", wire.UpdateUserPoolRequest{
		UserPoolId: pool, Policies: &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "WEB_AUTHN"}}},
	}, nil)
	s.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: pool, WebAuthnConfiguration: &wire.WebAuthnConfigurationType{RelyingPartyId: "example.com"},
	}, nil)
	var client wire.CreateUserPoolClientResponse
	s.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: pool, ClientName: "app", ExplicitAuthFlows: []string{"ALLOW_USER_AUTH", "ALLOW_USER_PASSWORD_AUTH"},
	}, &client)
	s.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: pool, Username: name, MessageAction: "SUPPRESS"}, nil)
	permanent := true
	s.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: pool, Username: name, Password: "Correct-horse-1", Permanent: &permanent}, nil)
	var in wire.InitiateAuthResponse
	s.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: client.UserPoolClient.ClientId, AuthFlow: "USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": "Correct-horse-1"},
	}, &in)
	token := in.AuthenticationResult.AccessToken
	var begun wire.StartWebAuthnRegistrationResponse
	s.Must("StartWebAuthnRegistration", wire.StartWebAuthnRegistrationRequest{AccessToken: token}, &begun)
	authenticator := &passkeytest.Authenticator{Origin: "https://login.example.com"}
	credential, err := authenticator.Create(begun.CredentialCreationOptions)
	if err != nil {
		t.Fatal(err)
	}
	s.Must("CompleteWebAuthnRegistration", wire.CompleteWebAuthnRegistrationRequest{AccessToken: token, Credential: credential}, nil)

	at := "/console/api/pools/" + pool + "/users/" + url.PathEscape(name) + "/passkeys"
	a := d.ask(http.MethodGet, at, "")
	var keys []struct{ ID, RelyingPartyID, Created string }
	if err := json.Unmarshal([]byte(a.Body), &keys); err != nil || len(keys) != 1 || keys[0].RelyingPartyID != "example.com" || keys[0].Created == "" {
		t.Fatalf("passkeys = %d %s", a.Status, a.Body)
	}
	if strings.Contains(a.Body, "PublicKey") {
		t.Errorf("passkeys show their key: %s", a.Body)
	}
	if a := d.ask(http.MethodDelete, at+"/"+url.PathEscape(keys[0].ID), ""); a.Status != 200 {
		t.Errorf("delete: %d %s", a.Status, a.Body)
	}
	if a := d.ask(http.MethodDelete, at+"/"+url.PathEscape(keys[0].ID), ""); a.Type != "ResourceNotFoundException" {
		t.Errorf("delete again: %d %s", a.Status, a.Body)
	}
	if a := d.ask(http.MethodGet, at, ""); strings.TrimSpace(a.Body) != "[]" {
		t.Errorf("passkeys afterwards = %s", a.Body)
	}
	if a := d.ask(http.MethodGet, "/console/api/pools/"+pool+"/users/nobody/passkeys", ""); a.Type != "UserNotFoundException" {
		t.Errorf("nobody: %d %s", a.Status, a.Body)
	}
}
