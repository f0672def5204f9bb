// Package oidc tests the OAuth and OpenID Connect endpoints with the libraries
// that Go programs use, against the program as users run it. The snippets of
// docs/oauth.md for Go are copied from here.
package oidc

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"

	"cognate/test/internal/loginpage"
	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

const (
	password = "Correct-Horse-7"
	callback = "https://app.example.com/callback"
	bye      = "https://app.example.com/bye"
)

type object = map[string]any

// directory is a pool with a user, alice, on a server of its own.
type directory struct {
	*testing.T
	api          *wirecall.Client
	pool, issuer string
}

func newDirectory(t *testing.T, args ...string) *directory {
	t.Helper()
	server, err := proc.Start(t.TempDir(), bin, append([]string{"dev", "-memory"}, args...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Kill)
	d := &directory{T: t, api: wirecall.New(server.URL, 1)}
	var made struct{ UserPool struct{ Id string } }
	d.must("CreateUserPool", object{"PoolName": "oidc"}, &made)
	d.pool, d.issuer = made.UserPool.Id, server.URL+"/"+made.UserPool.Id
	d.must("CreateResourceServer", object{
		"UserPoolId": d.pool, "Identifier": "https://api", "Name": "api", "Scopes": []object{{"ScopeName": "read", "ScopeDescription": "Read"}},
	}, nil)
	d.must("AdminCreateUser", object{
		"UserPoolId": d.pool, "Username": "alice", "MessageAction": "SUPPRESS",
		"UserAttributes": []object{{"Name": "email", "Value": "alice@example.com"}, {"Name": "email_verified", "Value": "true"}},
	}, nil)
	d.must("AdminSetUserPassword", object{"UserPoolId": d.pool, "Username": "alice", "Password": password, "Permanent": true}, nil)
	return d
}

func (d *directory) must(operation string, in, out any) {
	d.Helper()
	if err := d.api.Call(operation, in, out); err != nil {
		d.Fatalf("%s: %v", operation, err)
	}
}

func (d *directory) client(more object) (id, secret string) {
	d.Helper()
	in := object{
		"UserPoolId": d.pool, "ClientName": "app", "GenerateSecret": true, "AllowedOAuthFlowsUserPoolClient": true,
		"AllowedOAuthFlows": []string{"code"}, "AllowedOAuthScopes": []string{"openid", "email"},
		"SupportedIdentityProviders": []string{"COGNITO"}, "CallbackURLs": []string{callback}, "LogoutURLs": []string{bye},
	}
	for k, v := range more {
		in[k] = v
	}
	var made struct {
		UserPoolClient struct{ ClientId, ClientSecret string }
	}
	d.must("CreateUserPoolClient", in, &made)
	return made.UserPoolClient.ClientId, made.UserPoolClient.ClientSecret
}

// TestWebApplication: discovery, the code flow with PKCE through the login
// page, refresh, userInfo and the end of the session.
func TestWebApplication(t *testing.T) {
	d := newDirectory(t)
	ctx, issuer := t.Context(), d.issuer
	clientID, clientSecret := d.client(nil)
	browser, err := loginpage.New()
	if err != nil {
		t.Fatal(err)
	}

	// snippet: go-oidc
	provider, err := oidc.NewProvider(ctx, issuer) // <public URL>/<pool id>
	if err != nil {
		t.Fatal(err)
	}
	config := &oauth2.Config{
		ClientID: clientID, ClientSecret: clientSecret, Endpoint: provider.Endpoint(),
		RedirectURL: "https://app.example.com/callback", Scopes: []string{oidc.ScopeOpenID, "email"},
	}
	verifier, state, nonce := oauth2.GenerateVerifier(), oauth2.GenerateVerifier(), oauth2.GenerateVerifier()
	signIn := config.AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier))
	// end

	back, err := browser.SignIn(signIn, "alice", password)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(back.String(), callback+"?") || back.Query().Get("state") != state {
		t.Fatalf("back at %s", back)
	}
	code := back.Query().Get("code")

	// snippet: go-oidc callback
	tokens, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := tokens.Extra("id_token").(string)
	idToken, err := provider.Verifier(&oidc.Config{ClientID: clientID}).Verify(ctx, raw)
	if err != nil || idToken.Nonce != nonce {
		t.Fatal(err)
	}
	if err := idToken.VerifyAccessToken(tokens.AccessToken); err != nil {
		t.Fatal(err)
	}
	info, err := provider.UserInfo(ctx, config.TokenSource(ctx, tokens))
	if err != nil {
		t.Fatal(err)
	}
	// end

	if info.Email != "alice@example.com" || !info.EmailVerified || info.Subject != idToken.Subject {
		t.Errorf("%+v", info)
	}
	renewed, err := config.TokenSource(ctx, &oauth2.Token{RefreshToken: tokens.RefreshToken}).Token()
	if err != nil || renewed.AccessToken == tokens.AccessToken || renewed.Extra("id_token") == nil {
		t.Errorf("%v, %v", renewed, err)
	}
	_, err = config.Exchange(ctx, code, oauth2.VerifierOption(verifier))
	if refused := (*oauth2.RetrieveError)(nil); !errors.As(err, &refused) || refused.ErrorCode != "invalid_grant" {
		t.Errorf("a code serves once: %v", err)
	}

	d.signOut(browser, provider, clientID, signIn)
}

// signOut holds that a browser is signed in until it comes by the logout
// endpoint.
func (d *directory) signOut(browser *loginpage.Browser, provider *oidc.Provider, clientID, signIn string) {
	d.Helper()
	if to, err := browser.Open(signIn); err != nil || !to.Query().Has("code") {
		d.Errorf("a second time without a question: %v, %v", to, err)
	}
	var endpoints struct {
		EndSession string `json:"end_session_endpoint"`
	}
	if err := provider.Claims(&endpoints); err != nil {
		d.Fatal(err)
	}
	to, err := browser.Open(endpoints.EndSession + "?" + url.Values{"client_id": {clientID}, "logout_uri": {bye}}.Encode())
	if err != nil || to.String() != bye {
		d.Errorf("%v, %v", to, err)
	}
	if to, err := browser.Open(signIn); err != nil || !strings.HasSuffix(to.Path, "/login") {
		d.Errorf("after signing out: %v, %v", to, err)
	}
}

// TestMachine: the client credentials grant.
func TestMachine(t *testing.T) {
	d := newDirectory(t)
	ctx, issuer := t.Context(), d.issuer
	clientID, clientSecret := d.client(object{"AllowedOAuthFlows": []string{"client_credentials"}, "AllowedOAuthScopes": []string{"https://api/read"}})
	got := ""
	api := serve(t, func(w http.ResponseWriter, r *http.Request) { got = r.Header.Get("Authorization") })

	// snippet: clientcredentials
	provider, err := oidc.NewProvider(ctx, issuer)
	if err != nil {
		t.Fatal(err)
	}
	machine := clientcredentials.Config{
		ClientID: clientID, ClientSecret: clientSecret, TokenURL: provider.Endpoint().TokenURL, Scopes: []string{"https://api/read"},
	}
	answer, err := machine.Client(ctx).Get(api) // with a token that is kept until it expires
	// end

	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatal(err)
	}
	answer.Body.Close()
	// An API verifies access tokens, which have no audience, by their issuer.
	token, err := provider.Verifier(&oidc.Config{SkipClientIDCheck: true}).Verify(ctx, strings.TrimPrefix(got, "Bearer "))
	if err != nil || token.Subject != clientID {
		t.Errorf("%+v, %v", token, err)
	}
}
