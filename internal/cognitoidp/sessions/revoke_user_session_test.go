package sessions_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestRevokeUserSession(t *testing.T) {
	f := newTracking(t)
	lost, kept := f.signIn(), f.signIn()
	id := f.current(lost.AccessToken)
	f.Must("RevokeUserSession", wire.RevokeUserSessionRequest{AccessToken: kept.AccessToken, SessionId: id}, nil)
	f.Refused("GetUser", wire.GetUserRequest{AccessToken: lost.AccessToken}, notAuthorized, "Access Token has been revoked")
	cognatetest.Refusal(t, f.refresh(lost.RefreshToken), notAuthorized, "Refresh Token has been revoked")
	f.Must("GetUser", wire.GetUserRequest{AccessToken: kept.AccessToken}, nil)
	if err := f.refresh(kept.RefreshToken); err != nil {
		t.Errorf("the other session: %v", err)
	}
	if got := f.own(kept.AccessToken); len(got) != 1 {
		t.Errorf("sessions: %+v", got)
	}
}

func TestRevokeUserSessionOfAClientWithoutRevocation(t *testing.T) {
	f := newTracking(t)
	no := false
	f.client = f.newClient(wire.CreateUserPoolClientRequest{EnableTokenRevocation: &no})
	lost, kept := f.signIn(), f.signIn()
	f.Must("RevokeUserSession", wire.RevokeUserSessionRequest{
		AccessToken: kept.AccessToken, SessionId: f.current(lost.AccessToken), RevokeAssociatedSessions: "LINKED",
	}, nil)
	f.Refused("GetUser", wire.GetUserRequest{AccessToken: lost.AccessToken}, notAuthorized, "Access Token has been revoked")
}

func TestRevokeUserSessionRefusals(t *testing.T) {
	f := newFixture(t)
	access := f.signIn().AccessToken
	in := wire.RevokeUserSessionRequest{AccessToken: access, SessionId: missing}
	f.Refused("RevokeUserSession", in, notEnabled, untracked)
	f.track("ENABLED", 3)
	f.Refused("RevokeUserSession", in, notFound, noSession)
	in.SessionId = f.current(access)
	f.Refused("RevokeUserSession", in, invalid, "The current session can not be revoked.")
	in.SessionId = "sso0000000000000000000000000"
	f.Refused("RevokeUserSession", in, notFound, noSession)
	in.SessionId = "tknzzzzzzzzzzzzzzzzzzzzzzzzz"
	f.Refused("RevokeUserSession", in, notFound, noSession)
	in.SessionId = "nothing"
	f.Refused("RevokeUserSession", in, invalid, "")
	f.Refused("RevokeUserSession", wire.RevokeUserSessionRequest{AccessToken: "none", SessionId: missing}, notAuthorized, "Invalid Access Token")
}

// TestRevokeUserSessionOfAnother can't be done: an id serves its owner only.
func TestRevokeUserSessionOfAnother(t *testing.T) {
	f := newTracking(t)
	mine := f.signIn()
	id := f.current(mine.AccessToken)
	f.user("mallory")
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: f.client, AuthFlow: "USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": "mallory", "PASSWORD": goodPassword},
	}, &out)
	f.Refused("RevokeUserSession", wire.RevokeUserSessionRequest{AccessToken: out.AuthenticationResult.AccessToken, SessionId: id}, notFound, noSession)
	f.Must("GetUser", wire.GetUserRequest{AccessToken: mine.AccessToken}, nil)
}
