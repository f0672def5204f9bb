package signin_test

import (
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

// wantSignedOut holds that nothing of a sign-in serves any more.
func (f *fixture) wantSignedOut(client string, tokens *wire.AuthenticationResultType) {
	f.t.Helper()
	f.Refused("InitiateAuth", refreshing(client, tokens.RefreshToken), notAuthorized, refreshRevoked)
	f.Refused("GetTokensFromRefreshToken", exchange(client, tokens.RefreshToken), notAuthorized, refreshRevoked)
	f.Refused("GetUser", wire.GetUserRequest{AccessToken: tokens.AccessToken}, notAuthorized, accessRevoked)
	f.Refused("GlobalSignOut", wire.GlobalSignOutRequest{AccessToken: tokens.AccessToken}, notAuthorized, accessRevoked)
}

func TestGlobalSignOutEndsEverySession(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.user("bob")
	other := f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	here, there, bobs := f.signIn(f.client, "alice"), f.signIn(other, "alice"), f.signIn(f.client, "bob")
	f.Clock.Advance(time.Minute)
	f.Must("GlobalSignOut", wire.GlobalSignOutRequest{AccessToken: here.AccessToken}, nil)
	f.wantSignedOut(f.client, here)
	f.wantSignedOut(other, there)
	f.Must("InitiateAuth", refreshing(f.client, bobs.RefreshToken), nil)

	f.Clock.Advance(time.Second)
	again := f.signIn(f.client, "alice")
	f.Must("GetUser", wire.GetUserRequest{AccessToken: again.AccessToken}, nil)
	f.Must("InitiateAuth", refreshing(f.client, again.RefreshToken), nil)
}

func TestGlobalSignOutWhereRevocationIsOff(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	no := false
	client := f.newClient(wire.CreateUserPoolClientRequest{EnableTokenRevocation: &no}).ClientId
	tokens := f.signIn(client, "alice")
	f.Must("GlobalSignOut", wire.GlobalSignOutRequest{AccessToken: tokens.AccessToken}, nil)
	f.wantSignedOut(client, tokens)
}

func TestGlobalSignOutRefusals(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"alice", "disabled", "deleted"} {
		f.user(name)
	}
	sign := func(token, message string) {
		t.Helper()
		f.Refused("GlobalSignOut", wire.GlobalSignOutRequest{AccessToken: token}, notAuthorized, message)
	}
	tokens, disabled, deleted := f.signIn(f.client, "alice"), f.signIn(f.client, "disabled"), f.signIn(f.client, "deleted")
	sign("garbage", "Invalid Access Token")
	sign(tokens.IdToken, "Invalid Access Token")
	sign(tokens.RefreshToken, "Invalid Access Token")
	sign(tokens.AccessToken[:len(tokens.AccessToken)-8]+"AAAAAAAA", "Could not verify signature for Access Token")
	f.disable("disabled")
	sign(disabled.AccessToken, "Access Token has been revoked")
	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "deleted"}, nil)
	sign(deleted.AccessToken, accessRevoked)
	f.Clock.Advance(time.Hour)
	sign(tokens.AccessToken, "Access Token has expired")
}
