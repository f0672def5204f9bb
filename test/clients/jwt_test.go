package clients

import (
	"testing"
)

// TestTokensWithAWSJWTVerify verifies tokens as a backend does, with Cognate's
// own issuer and with that of the cloud service.
func TestTokensWithAWSJWTVerify(t *testing.T) {
	for _, aws := range []bool{false, true} {
		var flags []string
		if aws {
			flags = []string{"-issuer", "aws"}
		}
		d := newDirectoryOn(t, flags, map[string]any{}, "ALLOW_USER_PASSWORD_AUTH")
		var signedIn struct {
			AuthenticationResult struct{ AccessToken, IdToken string }
		}
		d.must("InitiateAuth", map[string]any{
			"ClientId": d.clientID, "AuthFlow": "USER_PASSWORD_AUTH",
			"AuthParameters": map[string]string{"USERNAME": d.user, "PASSWORD": password},
		}, &signedIn)
		issuer := d.URL + "/" + d.poolID
		if aws {
			issuer = ""
		}
		var got struct {
			Access, ID string
			Refused    []string
		}
		tokens := signedIn.AuthenticationResult
		run(t, &got, "jwt.mjs", "ENDPOINT="+d.URL, "ISSUER="+issuer, "POOL_ID="+d.poolID, "CLIENT_ID="+d.clientID,
			"ACCESS_TOKEN="+tokens.AccessToken, "ID_TOKEN="+tokens.IdToken)
		if len(got.Access) != 36 || got.ID != got.Access {
			t.Errorf("issuer %q: the access token is of %q, the ID token of %q", issuer, got.Access, got.ID)
		}
		for i, name := range got.Refused {
			if len(name) == 36 || name == "" {
				t.Errorf("issuer %q: token %d that is not good was taken, for %q", issuer, i, name)
			}
		}
		if len(got.Refused) != 4 {
			t.Errorf("issuer %q: %d refusals", issuer, len(got.Refused))
		}
	}
}
