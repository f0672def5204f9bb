package clients

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// identityRun is what identity.mjs prints.
type identityRun struct {
	Unknown, Weak, Twice, Unconfirmed, Mistyped, Wrong, NotTheOld, Old, SignedOut, Deleted, Replayed string // failures

	SignUp struct {
		Confirmed bool
		SentTo    string
	}
	Valid, Refreshed                    bool
	Claims                              map[string]any
	Attributes                          map[string]string
	Confirmed, Verified, Changed, Reset string
	Temporary, Setup                    []string
}

// TestIdentityJS walks through what an application does with
// amazon-cognito-identity-js.
func TestIdentityJS(t *testing.T) {
	flows := []string{"ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"}
	pool := func() map[string]any {
		return map[string]any{
			"UsernameAttributes": []string{"email"}, "AutoVerifiedAttributes": []string{"email"},
			"Schema": []map[string]any{{"Name": "name", "AttributeDataType": "String", "Required": true, "Mutable": true}},
		}
	}
	d := newDirectory(t, pool(), flows...)
	d.must("UpdateUserPoolClient", map[string]any{
		"UserPoolId": d.poolID, "ClientId": d.clientID, "ExplicitAuthFlows": flows, "PreventUserExistenceErrors": "ENABLED",
	}, nil)
	d.must("AdminCreateUser", map[string]any{
		"UserPoolId": d.poolID, "Username": "carol@example.com", "MessageAction": "SUPPRESS", "TemporaryPassword": "Temporary-Horse-7",
	}, nil)
	strict := directoryAt(t, d.URL, pool(), flows...)
	d.must("SetUserPoolMfaConfig", map[string]any{
		"UserPoolId": strict.poolID, "MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": map[string]bool{"Enabled": true},
	}, nil)

	var got identityRun
	run(t, &got, "identity.mjs", "ENDPOINT="+d.URL, "POOL_ID="+d.poolID, "CLIENT_ID="+d.clientID,
		"STRICT_POOL_ID="+strict.poolID, "STRICT_CLIENT_ID="+strict.clientID)

	const refused = "NotAuthorizedException: Incorrect username or password."
	want := identityRun{
		Unknown:     refused,
		Weak:        "InvalidPasswordException: Password did not conform with policy: Password not long enough",
		Twice:       "UsernameExistsException: User already exists",
		Unconfirmed: "UserNotConfirmedException: User is not confirmed.",
		Mistyped:    "CodeMismatchException: Invalid verification code provided, please try again.",
		Wrong:       refused, NotTheOld: refused, Old: refused, Deleted: refused,
		SignedOut: "NotAuthorizedException: Refresh Token has been revoked",
		Replayed:  "ExpiredCodeException: Your software token has already been used once.",
		Valid:     true, Refreshed: true,
		Claims:     map[string]any{"token_use": "id", "email": "bob@example.com", "email_verified": true, "name": "Bob"},
		Attributes: map[string]string{"email": "bob@example.com", "email_verified": "true", "name": "Robert"},
		Confirmed:  "SUCCESS", Verified: "SUCCESS", Changed: "SUCCESS", Reset: "r***@e***",
		Temporary: []string{"email,name", "name", "Carol"},
		Setup:     []string{"MFA_SETUP", "SOFTWARE_TOKEN_MFA", "phone", "SOFTWARE_TOKEN_MFA"},
	}
	want.SignUp.SentTo = "b***@e***"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what the library went through (-want +got):\n%s", diff)
	}
}
