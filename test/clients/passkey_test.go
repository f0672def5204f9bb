package clients

import (
	"testing"
)

// response is what an operation answered: tokens, or an exception.
type response struct {
	Type                 string `json:"__type"`
	Message              string `json:"message"`
	AuthenticationResult *struct{ AccessToken string }
}

// passkeyRun is what passkey.mjs prints.
type passkeyRun struct {
	Registered map[string]any
	Again      any // the browser's error
	Listed     []struct {
		CredentialId, FriendlyCredentialName, RelyingPartyId, AuthenticatorAttachment string
		AuthenticatorTransports                                                       []string
	}
	Held []struct {
		IsResidentCredential bool
		RPID                 string `json:"rpId"`
		SignCount            int
	}
	SignIns []struct {
		Challenge, Error string
		Answer           response
	}
	Copied  response
	Without string
}

// TestPasskeysInABrowser registers a passkey in Chromium, with its virtual
// authenticator, and signs in with it.
func TestPasskeysInABrowser(t *testing.T) {
	d := newDirectory(t, map[string]any{
		"Policies": map[string]any{"SignInPolicy": map[string]any{"AllowedFirstAuthFactors": []string{"PASSWORD", "WEB_AUTHN"}}},
	}, "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_AUTH")
	d.must("SetUserPoolMfaConfig", map[string]any{
		"UserPoolId":            d.poolID,
		"WebAuthnConfiguration": map[string]any{"RelyingPartyId": "localhost", "UserVerification": "required"},
	}, nil)
	var signedIn struct{ AuthenticationResult struct{ AccessToken string } }
	d.must("InitiateAuth", map[string]any{
		"ClientId": d.clientID, "AuthFlow": "USER_PASSWORD_AUTH",
		"AuthParameters": map[string]string{"USERNAME": "alice", "PASSWORD": password},
	}, &signedIn)

	var got passkeyRun
	run(t, &got, "passkey.mjs", "ENDPOINT="+d.URL, "CLIENT_ID="+d.clientID, "USERNAME=alice",
		"ACCESS_TOKEN="+signedIn.AuthenticationResult.AccessToken)

	if len(got.Registered) != 0 {
		t.Errorf("registration: %v", got.Registered)
	}
	if got.Again != "InvalidStateError" {
		t.Errorf("the same authenticator registers a second passkey: %v", got.Again)
	}
	if len(got.Listed) != 1 || got.Listed[0].RelyingPartyId != "localhost" || got.Listed[0].AuthenticatorAttachment != "platform" ||
		len(got.Listed[0].AuthenticatorTransports) != 1 || got.Listed[0].AuthenticatorTransports[0] != "internal" {
		t.Errorf("listed: %+v", got.Listed)
	}
	if len(got.Held) != 1 || !got.Held[0].IsResidentCredential || got.Held[0].RPID != "localhost" {
		t.Errorf("the authenticator holds %+v", got.Held)
	}
	if len(got.SignIns) != 2 {
		t.Errorf("%d sign-ins", len(got.SignIns))
	}
	for i, s := range got.SignIns {
		if s.Challenge != "WEB_AUTHN" || s.Answer.AuthenticationResult == nil {
			t.Errorf("sign-in %d: %+v", i, s)
			continue
		}
		var user struct{ Username string }
		d.must("GetUser", map[string]any{"AccessToken": s.Answer.AuthenticationResult.AccessToken}, &user)
		if user.Username != "alice" {
			t.Errorf("sign-in %d is %s's", i, user.Username)
		}
	}
	if got.Copied.Type != "NotAuthorizedException" || got.Copied.Message != "Incorrect username or password." {
		t.Errorf("with a copy of the passkey: %+v", got.Copied)
	}
	if got.Without != "NotAllowedError" {
		t.Errorf("without the passkey: %q", got.Without)
	}
}
