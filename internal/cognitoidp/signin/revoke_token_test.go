package signin_test

import (
	"strings"
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

const accessRevoked = "Access Token has been revoked"

func revocation(client, refreshToken string) wire.RevokeTokenRequest {
	return wire.RevokeTokenRequest{ClientId: client, Token: refreshToken}
}

func TestRevokeEndsOneSignIn(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	ended, other := f.signIn(f.client, "alice"), f.signIn(f.client, "alice")
	for range 2 { // revoking twice is no error
		f.Must("RevokeToken", revocation(f.client, ended.RefreshToken), nil)
	}
	f.Refused("InitiateAuth", refreshing(f.client, ended.RefreshToken), notAuthorized, refreshRevoked)
	f.Refused("GetTokensFromRefreshToken", exchange(f.client, ended.RefreshToken), notAuthorized, refreshRevoked)
	f.Refused("GetUser", wire.GetUserRequest{AccessToken: ended.AccessToken}, notAuthorized, accessRevoked)
	f.Must("InitiateAuth", refreshing(f.client, other.RefreshToken), nil)
	f.Must("GetUser", wire.GetUserRequest{AccessToken: other.AccessToken}, nil)
}

// TestRevokeAssociatedSessions: sessions of one user are linked by nothing, so
// that another sign-in goes on whatever is asked for.
func TestRevokeAssociatedSessions(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	other := f.signIn(f.client, "alice")
	for _, which := range []string{"LINKED", "NONE"} {
		ended := f.signIn(f.client, "alice")
		in := revocation(f.client, ended.RefreshToken)
		in.RevokeAssociatedSessions = which
		f.Must("RevokeToken", in, nil)
		f.Refused("GetUser", wire.GetUserRequest{AccessToken: ended.AccessToken}, notAuthorized, accessRevoked)
		f.Must("GetUser", wire.GetUserRequest{AccessToken: other.AccessToken}, nil)
	}
}

func TestRevokeWhatIsOver(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	expired := f.signIn(f.client, "alice").RefreshToken
	f.Clock.Advance(31 * 24 * time.Hour)
	f.Must("RevokeToken", revocation(f.client, expired), nil)
	deleted := f.signIn(f.client, "alice").RefreshToken
	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Must("RevokeToken", revocation(f.client, deleted), nil)
	foreign := strings.Repeat(strings.Repeat("A", 16)+".", 4) + "A" // shaped like one, made elsewhere
	f.Must("RevokeToken", revocation(f.client, "eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ"+foreign[16:]), nil)
}

func TestRevokeNeedsTheClientSecret(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	client := f.confidential()
	begin := password(client.ClientId, "alice", goodPassword)
	begin.AuthParameters["SECRET_HASH"] = secretHash(client, "alice")
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", begin, &out)

	in := revocation(client.ClientId, out.AuthenticationResult.RefreshToken)
	unable := "Unable to verify client secret for client " + client.ClientId
	f.Refused("RevokeToken", in, "UnauthorizedException", unable)
	in.ClientSecret = strings.Repeat("w", 24)
	f.Refused("RevokeToken", in, "UnauthorizedException", unable)
	in.ClientSecret = client.ClientSecret
	f.Must("RevokeToken", in, nil)
}

func TestRevokeRefusals(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	tokens := f.signIn(f.client, "alice")
	f.Refused("RevokeToken", revocation(missing, tokens.RefreshToken), "UnauthorizedException", noClient)
	for _, token := range []string{tokens.AccessToken, tokens.IdToken, "garbage"} {
		f.Refused("RevokeToken", revocation(f.client, token), "UnsupportedTokenTypeException", "Only refresh tokens can be revoked")
	}
	other := f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	f.Refused("RevokeToken", revocation(other, tokens.RefreshToken), "UnauthorizedException", "Token was not issued to this client")
	f.Must("InitiateAuth", refreshing(f.client, tokens.RefreshToken), nil)

	no := false
	without := f.newClient(wire.CreateUserPoolClientRequest{EnableTokenRevocation: &no}).ClientId
	f.Refused("RevokeToken", revocation(without, f.signIn(without, "alice").RefreshToken), "UnsupportedOperationException", "Token revocation is not enabled for this client")
}
