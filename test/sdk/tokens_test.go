package sdk

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/go-jose/go-jose/v4"
)

// verify checks a token the way an application does, with nothing but the
// published keys and a JWT library, and returns its claims.
func (d *directory) verify(t *testing.T, token string) map[string]any {
	t.Helper()
	var keys jose.JSONWebKeySet
	d.fetch(t, "/.well-known/jwks.json", &keys)
	parsed, err := jose.ParseSignedCompact(token, []jose.SignatureAlgorithm{jose.RS256})
	if err != nil {
		t.Fatal(err)
	}
	found := keys.Key(parsed.Signatures[0].Header.KeyID)
	if len(found) != 1 {
		t.Fatalf("%d published keys have the kid %q", len(found), parsed.Signatures[0].Header.KeyID)
	}
	payload, err := parsed.Verify(found[0])
	if err != nil {
		t.Fatalf("the published key does not verify the token: %v", err)
	}
	var claims map[string]any
	if err := json.Unmarshal(payload, &claims); err != nil {
		t.Fatal(err)
	}
	return claims
}

// fetch reads a public document of the pool.
func (d *directory) fetch(t *testing.T, path string, to any) {
	t.Helper()
	resp, err := http.Get(d.server.URL + "/" + d.poolID + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s: %s", path, resp.Status, body)
	}
	if err := json.Unmarshal(body, to); err != nil {
		t.Fatal(err)
	}
}

func checkClaims(t *testing.T, what string, got, want map[string]any) {
	t.Helper()
	for name, value := range want {
		if got[name] != value {
			t.Errorf("%s: %s is %v, want %v", what, name, got[name], value)
		}
	}
	for _, name := range []string{"exp", "iat", "auth_time"} {
		if _, ok := got[name].(float64); !ok {
			t.Errorf("%s: %s is %v, want a number", what, name, got[name])
		}
	}
}

func (d *directory) refresh(t *testing.T, token string) (*types.AuthenticationResultType, error) {
	t.Helper()
	out, err := d.api.InitiateAuth(t.Context(), &cognito.InitiateAuthInput{
		ClientId: &d.clientID, AuthFlow: types.AuthFlowTypeRefreshTokenAuth,
		AuthParameters: map[string]string{"REFRESH_TOKEN": token},
	})
	if err != nil {
		return nil, err
	}
	return out.AuthenticationResult, nil
}

// Two keys are published, one for each kind of token, and discovery names
// where they are.
func TestDiscovery(t *testing.T) {
	d := newDirectory(t)
	var keys jose.JSONWebKeySet
	d.fetch(t, "/.well-known/jwks.json", &keys)
	if len(keys.Keys) != 2 {
		t.Errorf("%d keys are published, want 2", len(keys.Keys))
	}
	for _, k := range keys.Keys {
		if !k.Valid() || k.Algorithm != "RS256" || k.Use != "sig" {
			t.Errorf("key %s: valid %t, algorithm %s, use %s", k.KeyID, k.Valid(), k.Algorithm, k.Use)
		}
	}
	var about struct {
		Issuer  string `json:"issuer"`
		JWKSURI string `json:"jwks_uri"`
	}
	d.fetch(t, "/.well-known/openid-configuration", &about)
	if want := d.server.URL + "/" + d.poolID; about.Issuer != want {
		t.Errorf("issuer %q, want %q", about.Issuer, want)
	}
	if want := d.server.URL + "/" + d.poolID + "/.well-known/jwks.json"; about.JWKSURI != want {
		t.Errorf("jwks_uri %q, want %q", about.JWKSURI, want)
	}
}

// RevokeToken ends the session that the refresh token stands for, and no
// other session of the user.
func TestRevokeToken(t *testing.T) {
	d := newDirectory(t)
	d.addUser(t, "bob")
	revoked, other := d.signIn(t, "bob", password), d.signIn(t, "bob", password)
	if _, err := d.api.RevokeToken(t.Context(), &cognito.RevokeTokenInput{ClientId: &d.clientID, Token: revoked.RefreshToken}); err != nil {
		t.Fatal(err)
	}
	var denied *types.NotAuthorizedException
	if _, err := d.refresh(t, *revoked.RefreshToken); !errors.As(err, &denied) {
		t.Errorf("refresh with the revoked token: %v, want NotAuthorizedException", err)
	}
	if _, err := d.api.GetUser(t.Context(), &cognito.GetUserInput{AccessToken: revoked.AccessToken}); !errors.As(err, &denied) {
		t.Errorf("GetUser with an access token of the revoked session: %v, want NotAuthorizedException", err)
	}
	if _, err := d.refresh(t, *other.RefreshToken); err != nil {
		t.Errorf("refresh of the other session: %v", err)
	}
	if _, err := d.api.GetUser(t.Context(), &cognito.GetUserInput{AccessToken: other.AccessToken}); err != nil {
		t.Errorf("GetUser of the other session: %v", err)
	}
}

// With rotation each refresh returns a new refresh token and spends the old.
func TestRotation(t *testing.T) {
	d := newDirectory(t, func(in *cognito.CreateUserPoolClientInput) {
		in.ExplicitAuthFlows = []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserPasswordAuth}
		in.RefreshTokenRotation = &types.RefreshTokenRotationType{Feature: types.FeatureTypeEnabled, RetryGracePeriodSeconds: aws.Int32(0)}
	})
	d.addUser(t, "carol")
	first := d.signIn(t, "carol", password)
	out, err := d.api.GetTokensFromRefreshToken(t.Context(), &cognito.GetTokensFromRefreshTokenInput{
		ClientId: &d.clientID, RefreshToken: first.RefreshToken,
	})
	if err != nil {
		t.Fatal(err)
	}
	next := aws.ToString(out.AuthenticationResult.RefreshToken)
	if next == "" || next == *first.RefreshToken {
		t.Fatal("rotation returned no new refresh token")
	}
	d.verify(t, *out.AuthenticationResult.AccessToken)
	_, err = d.api.GetTokensFromRefreshToken(t.Context(), &cognito.GetTokensFromRefreshTokenInput{
		ClientId: &d.clientID, RefreshToken: first.RefreshToken,
	})
	var reused *types.RefreshTokenReuseException
	if !errors.As(err, &reused) {
		t.Errorf("second use of a refresh token: %v, want RefreshTokenReuseException", err)
	}
}
