package signin_test

import (
	"strings"
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

const reused = "RefreshTokenReuseException"

// rotate makes a client replace its refresh tokens.
func (f *fixture) rotate(client string, grace int64) {
	f.t.Helper()
	f.Must("UpdateUserPoolClient", wire.UpdateUserPoolClientRequest{
		UserPoolId: f.pool, ClientId: client, ClientName: "app", ExplicitAuthFlows: everyFlow()[:3],
		RefreshTokenRotation: &wire.RefreshTokenRotationType{Feature: "ENABLED", RetryGracePeriodSeconds: &grace},
	}, nil)
}

func exchange(client, refreshToken string) wire.GetTokensFromRefreshTokenRequest {
	return wire.GetTokensFromRefreshTokenRequest{ClientId: client, RefreshToken: refreshToken}
}

// exchanged makes new tokens of a refresh token.
func (f *fixture) exchanged(client, refreshToken string) *wire.AuthenticationResultType {
	f.t.Helper()
	var out wire.GetTokensFromRefreshTokenResponse
	f.Must("GetTokensFromRefreshToken", exchange(client, refreshToken), &out)
	return out.AuthenticationResult
}

func TestExchangeWithoutRotation(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	first := f.signIn(f.client, "alice")
	f.Clock.Advance(time.Minute)
	for range 2 {
		got := f.exchanged(f.client, first.RefreshToken)
		if got.RefreshToken != "" || got.IdToken == "" || *got.ExpiresIn != 3600 || got.TokenType != "Bearer" {
			t.Errorf("tokens: %+v", got)
		}
		if f.claims(got.AccessToken)["origin_jti"] != f.claims(first.AccessToken)["origin_jti"] {
			t.Error("origin_jti changed")
		}
	}
}

func TestExchangeRotates(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.rotate(f.client, 0)
	first := f.signIn(f.client, "alice")
	f.Clock.Advance(29 * 24 * time.Hour)
	second := f.exchanged(f.client, first.RefreshToken)
	if second.RefreshToken == "" || second.RefreshToken == first.RefreshToken {
		t.Fatalf("the new refresh token is %q", second.RefreshToken)
	}
	// The new one lives as long as the old one would have.
	f.Clock.Advance(24*time.Hour - time.Second)
	third := f.exchanged(f.client, second.RefreshToken)
	f.Clock.Advance(time.Second)
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, third.RefreshToken), notAuthorized, refreshExpired)
}

func TestExchangeOfAReplacedTokenEndsTheFamily(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.rotate(f.client, 0)
	unrelated := f.signIn(f.client, "alice")
	first := f.signIn(f.client, "alice")
	second := f.exchanged(f.client, first.RefreshToken)
	f.Must("GetUser", wire.GetUserRequest{AccessToken: second.AccessToken}, nil)

	f.Refused("GetTokensFromRefreshToken", exchange(f.client, first.RefreshToken), reused, "Refresh token reuse detected")
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, second.RefreshToken), notAuthorized, refreshRevoked)
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, first.RefreshToken), notAuthorized, refreshRevoked)
	f.Refused("GetUser", wire.GetUserRequest{AccessToken: second.AccessToken}, notAuthorized, "Access Token has been revoked")
	f.exchanged(f.client, unrelated.RefreshToken)
}

func TestExchangeInTheGracePeriod(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.rotate(f.client, 10)
	first := f.signIn(f.client, "alice")
	f.exchanged(f.client, first.RefreshToken)
	f.Clock.Advance(10*time.Second - time.Millisecond)
	again := f.exchanged(f.client, first.RefreshToken)
	f.exchanged(f.client, again.RefreshToken)
	f.Clock.Advance(time.Hour)
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, first.RefreshToken), reused, "Refresh token reuse detected")
}

func TestExchangeNeedsTheClientSecret(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	yes := true
	client := f.newClient(wire.CreateUserPoolClientRequest{GenerateSecret: &yes})
	in := password(client.ClientId, "alice", goodPassword)
	in.AuthParameters["SECRET_HASH"] = secretHash(client, "alice")
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", in, &out)

	ask := exchange(client.ClientId, out.AuthenticationResult.RefreshToken)
	unable := "Unable to verify client secret for client " + client.ClientId
	f.Refused("GetTokensFromRefreshToken", ask, notAuthorized, unable)
	ask.ClientSecret = strings.Repeat("w", 24)
	f.Refused("GetTokensFromRefreshToken", ask, notAuthorized, unable)
	ask.ClientSecret = client.ClientSecret
	f.Must("GetTokensFromRefreshToken", ask, nil)

	ask = exchange(f.client, f.signIn(f.client, "alice").RefreshToken)
	ask.ClientSecret = strings.Repeat("w", 24)
	f.Refused("GetTokensFromRefreshToken", ask, notAuthorized, "Unable to verify client secret for client "+f.client)
}

func TestExchangeRefusals(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	tokens := f.signIn(f.client, "alice")
	other := f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	f.Refused("GetTokensFromRefreshToken", exchange(missing, tokens.RefreshToken), notFound, noClient)
	f.Refused("GetTokensFromRefreshToken", exchange(other, tokens.RefreshToken), notAuthorized, refreshInvalid)
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, "garbage"), notAuthorized, refreshInvalid)
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, tokens.AccessToken), notAuthorized, refreshInvalid)
	f.disable("alice")
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, tokens.RefreshToken), notAuthorized, "Refresh Token has been revoked")
}
