package cognitoidp_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/sigv4"
	"cognate/internal/wire"
)

const poolARN = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + noPoolID

// onNothing are the operations that work on no one pool, or that don't name
// it.
//
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html
func onNothing() []string {
	return []string{"CreateUserPool", "DescribeUserPoolDomain", "GetProvisionedLimit", "ListUserPools", "UpdateProvisionedLimit"}
}

// TestEveryOperationAsksForItsAction holds that an operation needs its own
// action on its pool's ARN and nothing else: a key with no policy to speak of
// is refused in these words, and one that may do just this comes through.
func TestEveryOperationAsksForItsAction(t *testing.T) {
	now := func() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }
	c := cognate.Config{
		DB: filepath.Join(t.TempDir(), "cognate.db"), MasterKey: cognate.NewMasterKey(), SmallHash: true, KeysAhead: -1,
		Now: now, Logger: slog.New(slog.DiscardHandler),
	}
	server, err := cognate.New(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	keys, err := cognate.OpenKeys(t.Context(), c.DB, c.MasterKey)
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	mayOnly := func(name, action, resource string) cognate.NewKey {
		t.Helper()
		key, err := keys.Create(t.Context(), name, `{"Version":"2012-10-17","Statement":[
			{"Effect":"Allow","Action":"`+action+`","Resource":"`+resource+`"}]}`)
		if err != nil {
			t.Fatal(err)
		}
		return key
	}
	recorded := cognatetest.Record(t, server)
	ask := func(key cognate.NewKey, op string, body []byte) string {
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/x-amz-json-1.1")
		r.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+op)
		// A caller's region is their own choice, so it must not choose the ARN.
		sigv4.Sign(r, body, sigv4.Credential{AccessKeyID: key.ID, Region: "eu-west-1", Service: "cognito-idp"}, key.Secret, now())
		w := httptest.NewRecorder()
		recorded.ServeHTTP(w, r)
		return w.Body.String()
	}

	nobody := mayOnly("nobody", "s3:GetObject", "*")
	const decoyARN = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_Decoy0000"
	elsewhere := mayOnly("elsewhere", "cognito-idp:*", decoyARN)
	s := schema(t)
	for _, op := range names(s, func(o *wire.Operation) bool { return o.Auth == wire.AuthSigV4 }) {
		resource := poolARN
		if slices.Contains(onNothing(), op) {
			resource = "*"
		}
		in := request(t, s, op)
		if takes(s.Operations[op], "UserPoolId") {
			in["UserPoolId"] = noPoolID
		}
		body := encode(t, in)
		want := `{"__type":"AccessDeniedException","message":"User: arn:aws:iam::000000000000:user/nobody is not authorized to perform: cognito-idp:` +
			op + ` on resource: ` + resource + ` because no identity-based policy allows the cognito-idp:` + op + ` action"}`
		if got := ask(nobody, op, body); got != want {
			t.Errorf("%s without permission: %s\nwant %s", op, got, want)
		}
		for member, decoy := range map[string]string{"UserPoolId": "us-east-1_Decoy0000", "ResourceArn": decoyARN} {
			if !takes(s.Operations[op], member) {
				in[member] = decoy
			}
		}
		if got := ask(elsewhere, op, encode(t, in)); got != strings.ReplaceAll(want, "/nobody", "/elsewhere") {
			t.Errorf("%s with permission on a pool that only members it has not name: %s", op, got)
		}
		if got := ask(mayOnly(op, "cognito-idp:"+op, resource), op, body); strings.Contains(got, "not authorized to perform") {
			t.Errorf("%s with permission on %s: %s", op, resource, got)
		}
	}
}

// TestAnonymousOperations holds which operations take no signature.
func TestAnonymousOperations(t *testing.T) {
	want := strings.Fields(`AssociateSoftwareToken ChangePassword CompleteWebAuthnRegistration ConfirmDevice
		ConfirmForgotPassword ConfirmSignUp DeleteUser DeleteUserAttributes DeleteWebAuthnCredential ForgetDevice
		ForgotPassword GetClientToken GetDevice GetTokensFromRefreshToken GetUser GetUserAttributeVerificationCode
		GetUserAuthFactors GlobalSignOut InitiateAuth ListDevices ListUserSessions ListWebAuthnCredentials
		ResendConfirmationCode RespondToAuthChallenge RevokeToken RevokeUserSession SetUserMFAPreference
		SetUserSettings SignUp StartWebAuthnRegistration UpdateAuthEventFeedback UpdateDeviceStatus
		UpdateUserAttributes VerifySoftwareToken VerifyUserAttribute`)
	got := names(schema(t), func(o *wire.Operation) bool { return o.Auth != wire.AuthSigV4 })
	if !slices.Equal(got, want) {
		t.Errorf("without a signature: %v\nwant %v", got, want)
	}
}
