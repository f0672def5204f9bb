package cognate_test

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/srp"
	"cognate/internal/totp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// secrets are what nobody may learn from the files of a database.
type secrets map[string][]byte

func (s secrets) text(name, value string) { s[name] = []byte(value) }

// findIn names the secrets that a file holds: as they are, or written in one of
// the ways in which bytes become text.
func (s secrets) findIn(file []byte) (found []string) {
	for name, secret := range s {
		for _, form := range []string{
			string(secret), hex.EncodeToString(secret), base64.StdEncoding.EncodeToString(secret), base64.RawURLEncoding.EncodeToString(secret),
		} {
			if bytes.Contains(file, []byte(strings.TrimRight(form, "="))) {
				found = append(found, name)
				break
			}
		}
	}
	return found
}

// TestFilesHoldNoSecrets signs a user up and in by what there is, and looks
// for all that was secret about it in what is on disk.
func TestFilesHoldNoSecrets(t *testing.T) {
	folder, master := t.TempDir(), cognate.NewMasterKey()
	file := filepath.Join(folder, "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.DB, c.MasterKey = file, master }})
	all := secrets{}
	keys, err := cognate.OpenKeys(t.Context(), file, master)
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	key, err := keys.Create(t.Context(), "root", "")
	if err != nil {
		t.Fatal(err)
	}
	all.text("access key", key.Secret)
	w := &restWalk{s, all, newRestPool(s, all)}
	w.signUp()
	w.askForSalt()
	secret := w.setUpAuthenticator(w.signIn().AccessToken)
	w.signInWithBoth(secret)
	w.forgetPassword()

	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for name, secret := range all {
		if len(secret) < 8 {
			t.Errorf("%s is %q", name, secret)
		}
	}
	control := false
	for _, name := range files {
		held, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := all.findIn(held); found != nil {
			t.Errorf("%s holds %v", filepath.Base(name), found)
		}
		control = control || secrets{"": []byte(restMail)}.findIn(held) != nil
	}
	if !control {
		t.Error("not even what isn't secret is found")
	}
}

const restMail, restPassword = "alice@rest.example.com", "Correct-horse,9-batteries"

// restWalk goes through the sign-in of one user.
type restWalk struct {
	*cognatetest.Server
	all    secrets
	client *wire.UserPoolClientType
}

func newRestPool(s *cognatetest.Server, all secrets) *wire.UserPoolClientType {
	var pool wire.CreateUserPoolResponse
	s.Must("CreateUserPool", wire.CreateUserPoolRequest{PoolName: "people", AutoVerifiedAttributes: []string{"email"}}, &pool)
	id := pool.UserPool.Id
	s.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: id, MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: &wire.SoftwareTokenMfaConfigType{Enabled: new(true)},
	}, nil)
	all.text("provider secret", "the secret of a provider")
	s.Must("CreateIdentityProvider", wire.CreateIdentityProviderRequest{
		UserPoolId: id, ProviderName: "Other", ProviderType: "OIDC", ProviderDetails: map[string]string{
			"client_id": "x", "client_secret": "the secret of a provider", "authorize_scopes": "openid", "attributes_request_method": "GET",
			"oidc_issuer": "https://op.example.com", "authorize_url": "https://op.example.com/a", "token_url": "https://op.example.com/t",
			"attributes_url": "https://op.example.com/u", "jwks_uri": "https://op.example.com/k",
		},
	}, nil)
	var client wire.CreateUserPoolClientResponse
	s.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: id, ClientName: "app", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"},
		RefreshTokenRotation: &wire.RefreshTokenRotationType{Feature: "ENABLED", RetryGracePeriodSeconds: new(int64(60))},
	}, &client)
	var confidential wire.CreateUserPoolClientResponse
	s.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{UserPoolId: id, ClientName: "server", GenerateSecret: new(true)}, &confidential)
	all.text("client secret", confidential.UserPoolClient.ClientSecret)
	return client.UserPoolClient
}

func (w *restWalk) signUp() {
	w.all.text("password", restPassword)
	w.Must("SignUp", wire.SignUpRequest{
		ClientId: w.client.ClientId, Username: "alice", Password: restPassword, UserAttributes: []wire.AttributeType{{Name: "email", Value: restMail}},
	}, nil)
	w.code("code of the sign-up")
	w.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{ClientId: w.client.ClientId, Username: "alice", ConfirmationCode: w.LastCode(restMail)}, nil)
	w.all.text("temporary password", "Temporary-12,as-it-were")
	w.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: w.client.UserPoolId, Username: "bob", TemporaryPassword: "Temporary-12,as-it-were", MessageAction: "SUPPRESS",
	}, nil)
}

// code notes the code that was just sent. Six digits can be part of a number,
// so it counts only between quotes.
func (w *restWalk) code(name string) { w.all.text(name, `"`+w.LastCode(restMail)+`"`) }

func (w *restWalk) signIn() *wire.AuthenticationResultType {
	var out wire.InitiateAuthResponse
	w.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: w.client.ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": restPassword},
	}, &out)
	w.tokens("first", out.AuthenticationResult)
	var next wire.GetTokensFromRefreshTokenResponse
	w.Must("GetTokensFromRefreshToken", wire.GetTokensFromRefreshTokenRequest{
		ClientId: w.client.ClientId, RefreshToken: out.AuthenticationResult.RefreshToken,
	}, &next)
	w.tokens("next", next.AuthenticationResult)
	return next.AuthenticationResult
}

// tokens notes tokens by their last parts, which make them what they are.
func (w *restWalk) tokens(name string, r *wire.AuthenticationResultType) {
	for use, token := range map[string]string{" refresh token": r.RefreshToken, " access token": r.AccessToken, " ID token": r.IdToken} {
		w.all.text(name+use, token[strings.LastIndexByte(token, '.')+1:])
	}
}

// askForSalt begins to sign in by SRP, and computes what the server must have.
func (w *restWalk) askForSalt() {
	var out wire.InitiateAuthResponse
	w.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: w.client.ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters: map[string]string{"USERNAME": "alice", "SRP_A": "2"},
	}, &out)
	salt, _ := new(big.Int).SetString(out.ChallengeParameters["SALT"], 16)
	w.all["SRP verifier"] = srp.New().Verifier(userpool.SRPName(w.client.UserPoolId), "alice", restPassword, salt.Bytes())
}

func (w *restWalk) setUpAuthenticator(token string) []byte {
	var made wire.AssociateSoftwareTokenResponse
	w.Must("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: token}, &made)
	secret, _ := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(made.SecretCode)
	w.all["authenticator"] = secret
	w.all.text("authenticator's text", made.SecretCode)
	w.Must("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{AccessToken: token, UserCode: totp.Code(secret, w.Clock.Now())}, nil)
	w.Must("SetUserMFAPreference", wire.SetUserMFAPreferenceRequest{
		AccessToken: token, SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true)},
	}, nil)
	return secret
}

func (w *restWalk) signInWithBoth(secret []byte) {
	w.Clock.Advance(time.Minute)
	var out wire.InitiateAuthResponse
	w.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: w.client.ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": restPassword},
	}, &out)
	w.all.text("session", out.Session[:40])
	var done wire.RespondToAuthChallengeResponse
	w.Must("RespondToAuthChallenge", wire.RespondToAuthChallengeRequest{
		ClientId: w.client.ClientId, ChallengeName: out.ChallengeName, Session: out.Session,
		ChallengeResponses: map[string]string{"USERNAME": "alice", "SOFTWARE_TOKEN_MFA_CODE": totp.Code(secret, w.Clock.Now())},
	}, &done)
	w.tokens("third", done.AuthenticationResult)
}

func (w *restWalk) forgetPassword() {
	w.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: w.client.ClientId, Username: "alice"}, nil)
	w.code("code of the new password")
	w.all.text("new password", "Another-horse,10-batteries")
	w.Must("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{
		ClientId: w.client.ClientId, Username: "alice", ConfirmationCode: w.LastCode(restMail), Password: "Another-horse,10-batteries",
	}, nil)
}
