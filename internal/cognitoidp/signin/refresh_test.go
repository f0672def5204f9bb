package signin_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

const (
	refreshInvalid = "Invalid Refresh Token"
	refreshRevoked = "Refresh Token has been revoked"
	refreshExpired = "Refresh Token has expired"
)

func TestRefreshKeepsTheSignIn(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	first := f.signIn(f.client, "alice")
	f.Clock.Advance(10 * time.Minute)
	f.Must("CreateGroup", wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: "admins"}, nil)
	f.Must("AdminAddUserToGroup", wire.AdminAddUserToGroupRequest{UserPoolId: f.pool, Username: "alice", GroupName: "admins"}, nil)
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", refreshing(f.client, first.RefreshToken), &out)
	second := out.AuthenticationResult
	if second.RefreshToken != "" || second.IdToken == "" || *second.ExpiresIn != 3600 || second.TokenType != "Bearer" {
		t.Errorf("refresh: %+v", second)
	}
	before, after := f.claims(first.AccessToken), f.claims(second.AccessToken)
	now := float64(f.Clock.Now().Unix())
	if before["jti"] == after["jti"] {
		t.Error("jti is the same twice")
	}
	before["jti"], before["iat"], before["exp"], before["cognito:groups"] = after["jti"], now, now+3600, []any{"admins"}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("access token (-want +got):\n%s", diff)
	}
}

func TestRefreshOfOtherTokens(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	tokens := f.signIn(f.client, "alice")
	other := f.newClient(wire.CreateUserPoolClientRequest{}).ClientId
	f.Refused("InitiateAuth", refreshing(other, tokens.RefreshToken), notAuthorized, refreshInvalid)
	for _, token := range []string{"garbage", tokens.AccessToken, tokens.RefreshToken + "x"} {
		f.Refused("InitiateAuth", refreshing(f.client, token), notAuthorized, refreshInvalid)
	}
}

func TestRefreshExpires(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	days := int64(1)
	short := f.newClient(wire.CreateUserPoolClientRequest{RefreshTokenValidity: &days}).ClientId
	for client, lifetime := range map[string]time.Duration{f.client: 30 * 24 * time.Hour, short: 24 * time.Hour} {
		token := f.signIn(client, "alice").RefreshToken
		f.Clock.Advance(lifetime - time.Second)
		f.Must("InitiateAuth", refreshing(client, token), nil)
		f.Clock.Advance(time.Second)
		f.Refused("InitiateAuth", refreshing(client, token), notAuthorized, refreshExpired)
	}
}

func TestRefreshOfUsersWhoMayNotSignIn(t *testing.T) {
	f := newFixture(t)
	tokens := map[string]string{}
	for _, name := range []string{"disabled", "deleted", "reset"} {
		f.user(name, "email", name+"@example.com", "email_verified", "true")
		tokens[name] = f.signIn(f.client, name).RefreshToken
	}
	f.disable("disabled")
	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "deleted"}, nil)
	f.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: f.pool, Username: "reset"}, nil)
	for name, message := range map[string]string{
		"disabled": "", "deleted": refreshRevoked, "reset": refreshRevoked,
	} {
		f.Refused("InitiateAuth", refreshing(f.client, tokens[name]), notAuthorized, message)
	}
}

func TestRefreshWhereTokensRotate(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	tokens := f.signIn(f.client, "alice")
	f.rotate(f.client, 0)
	for _, by := range f.sides() {
		op, in := by.start(refreshing(f.client, tokens.RefreshToken))
		f.Refused(op, in, "UnsupportedOperationException", "Refresh token rotation is enabled for this client, which takes GetTokensFromRefreshToken.")
	}
}

// A client may stop rotating while replaced tokens are about. This operation
// doesn't know the exception for their reuse, but the family ends all the same.
func TestRefreshWithATokenReplacedEarlier(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	first := f.signIn(f.client, "alice").RefreshToken
	f.rotate(f.client, 0)
	var out wire.GetTokensFromRefreshTokenResponse
	f.Must("GetTokensFromRefreshToken", exchange(f.client, first), &out)
	f.Must("UpdateUserPoolClient", wire.UpdateUserPoolClientRequest{
		UserPoolId: f.pool, ClientId: f.client, ClientName: "app", ExplicitAuthFlows: everyFlow(),
	}, nil)
	f.Refused("InitiateAuth", refreshing(f.client, first), notAuthorized, refreshRevoked)
	f.Refused("InitiateAuth", refreshing(f.client, out.AuthenticationResult.RefreshToken), notAuthorized, refreshRevoked)
}
