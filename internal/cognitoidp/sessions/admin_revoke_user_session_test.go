package sessions_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminRevokeUserSession(t *testing.T) {
	f := newTracking(t)
	lost := f.signIn()
	in := wire.AdminRevokeUserSessionRequest{
		UserPoolId: f.pool, Username: "alice", SessionId: f.current(lost.AccessToken), RevokeAssociatedSessions: "LINKED",
	}
	f.Must("AdminRevokeUserSession", in, nil)
	f.Refused("GetUser", wire.GetUserRequest{AccessToken: lost.AccessToken}, notAuthorized, "Access Token has been revoked")
	cognatetest.Refusal(t, f.refresh(lost.RefreshToken), notAuthorized, "Refresh Token has been revoked")
	f.Refused("AdminRevokeUserSession", in, notFound, noSession)
}

func TestAdminRevokeUserSessionRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.AdminRevokeUserSessionRequest{UserPoolId: f.pool, Username: "alice", SessionId: missing}
	f.Refused("AdminRevokeUserSession", in, notEnabled, untracked)
	f.track("ENABLED", 3)
	f.Refused("AdminRevokeUserSession", in, notFound, noSession)
	in.Username = "nobody"
	f.Refused("AdminRevokeUserSession", in, userNotFound, noUser)
	in.UserPoolId = missingPool
	f.Refused("AdminRevokeUserSession", in, notFound, noPool)
}
