package clients

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/test/internal/wirecall"
)

// verified is what an application reads from a token once it is verified.
type verified struct {
	TokenUse string `json:"token_use"`
	Username string
	Groups   []string
	Scope    string
}

// verifyRun is what verify.mjs prints.
type verifyRun struct {
	ID, Access                                        verified
	Changed, Swapped, NoAudience, Foreign, Use, Group string
}

// signedIn makes a pool where alice is an editor, and signs her in.
func signedIn(t *testing.T, url string) (*directory, *wirecall.Tokens) {
	t.Helper()
	d := directoryAt(t, url, map[string]any{}, "ALLOW_USER_PASSWORD_AUTH")
	return d, d.editor()
}

// editor puts alice into the group of editors and signs her in.
func (d *directory) editor() *wirecall.Tokens {
	d.t.Helper()
	d.must("CreateGroup", map[string]any{"UserPoolId": d.poolID, "GroupName": "editors"}, nil)
	d.must("AdminAddUserToGroup", map[string]any{"UserPoolId": d.poolID, "GroupName": "editors", "Username": "alice"}, nil)
	var got wirecall.AuthAnswer
	d.must("InitiateAuth", map[string]any{
		"ClientId": d.clientID, "AuthFlow": "USER_PASSWORD_AUTH",
		"AuthParameters": map[string]string{"USERNAME": "alice", "PASSWORD": password},
	}, &got)
	return got.AuthenticationResult
}

var alice = verifyRun{
	ID:     verified{TokenUse: "id", Username: "alice", Groups: []string{"editors"}},
	Access: verified{TokenUse: "access", Username: "alice", Groups: []string{"editors"}, Scope: "aws.cognito.signin.user.admin"},
}

// TestTokensWithAWSJWTVerify verifies tokens as a backend does.
func TestTokensWithAWSJWTVerify(t *testing.T) {
	s := startSecured(t)
	d, tokens := signedIn(t, s.Plain)
	_, foreign := signedIn(t, s.Plain)
	var got verifyRun
	run(t, &got, "verify.mjs", "NODE_EXTRA_CA_CERTS="+s.CA, "ISSUER="+s.URL+"/"+d.poolID, "CLIENT_ID="+d.clientID,
		"ACCESS_TOKEN="+tokens.AccessToken, "ID_TOKEN="+tokens.IdToken, "FOREIGN_TOKEN="+foreign.IdToken)
	want := alice
	want.Changed, want.Swapped = "JwtInvalidSignatureError", "JwtInvalidSignatureError"
	want.NoAudience, want.Foreign = "JwtInvalidAudienceError", "KidNotFoundInJwksError"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTokensWithTheIssuerOfAWS uses the verifier that knows only the cloud
// service, with a server that names it as the issuer.
func TestTokensWithTheIssuerOfAWS(t *testing.T) {
	d := newDirectoryOn(t, []string{"-issuer", "aws"}, map[string]any{}, "ALLOW_USER_PASSWORD_AUTH")
	tokens := d.editor()
	_, foreign := signedIn(t, d.URL)
	var got verifyRun
	run(t, &got, "verify.mjs", "ENDPOINT="+d.URL, "POOL_ID="+d.poolID, "CLIENT_ID="+d.clientID,
		"ACCESS_TOKEN="+tokens.AccessToken, "ID_TOKEN="+tokens.IdToken, "FOREIGN_TOKEN="+foreign.IdToken)
	want := alice
	want.Use, want.Group, want.Foreign = "CognitoJwtInvalidTokenUseError", "CognitoJwtInvalidGroupError", "ParameterValidationError"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
