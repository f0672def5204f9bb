package signin_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

// admins turns a user's answer into an administrator's.
func admins(f *fixture, in wire.RespondToAuthChallengeRequest) wire.AdminRespondToAuthChallengeRequest {
	return wire.AdminRespondToAuthChallengeRequest{
		UserPoolId: f.pool, ClientId: in.ClientId, ChallengeName: in.ChallengeName,
		Session: in.Session, ChallengeResponses: in.ChallengeResponses,
	}
}

// adminChallenge signs in as an administrator where a new password is asked
// for, and returns the session.
func (f *fixture) adminChallenge(name string) string {
	f.t.Helper()
	var out wire.AdminInitiateAuthResponse
	f.Must("AdminInitiateAuth", adminPassword(f, name, goodPassword), &out)
	if out.ChallengeName != "NEW_PASSWORD_REQUIRED" {
		f.t.Fatalf("sign-in of %s: %+v", name, out)
	}
	return out.Session
}

func TestAdminSetsANewPassword(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	var out wire.AdminRespondToAuthChallengeResponse
	f.Must("AdminRespondToAuthChallenge", admins(f, newPassword(f.client, f.adminChallenge("alice"), "alice", "N3w-Password")), &out)
	if out.AuthenticationResult == nil {
		t.Errorf("answer: %+v", out)
	}
	if status := f.get("alice").UserStatus; status != "CONFIRMED" {
		t.Errorf("alice is %s", status)
	}
}

func TestAdminWritesWhatTheClientMayNot(t *testing.T) {
	f := newFixture(t)
	f.client = f.newClient(wire.CreateUserPoolClientRequest{WriteAttributes: []string{"email"}}).ClientId
	f.invite("alice")
	in := newPassword(f.client, f.challenge(f.client, "alice").Session, "alice", "N3w-Password", "userAttributes.name", "Alice")
	f.Refused("RespondToAuthChallenge", in, notAuthorized, "A client attempted to write unauthorized attribute")
	in.Session = f.adminChallenge("alice")
	f.Must("AdminRespondToAuthChallenge", admins(f, in), nil)
}

func TestAdminProvesWithSRP(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	c := f.beginAdminSRP("alice")
	in := c.prove(goodPassword, f.Clock.Now())
	f.Refused("RespondToAuthChallenge", in, notAuthorized, wrong) // begun by an administrator
	f.Must("AdminRespondToAuthChallenge", admins(f, in), nil)

	in = f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now())
	f.Refused("AdminRespondToAuthChallenge", admins(f, in), notAuthorized, wrong) // begun by the user
}

func TestAdminSessionsAreTheAdministrators(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	in := newPassword(f.client, f.adminChallenge("alice"), "alice", "N3w-Password")
	f.Refused("RespondToAuthChallenge", in, notAuthorized, "Invalid session for the user.")
	in.Session = f.challenge(f.client, "alice").Session
	f.Refused("AdminRespondToAuthChallenge", admins(f, in), notAuthorized, "Invalid session for the user.")
}

func TestAdminRespondRefusals(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	good := newPassword(f.client, f.adminChallenge("alice"), "alice", "N3w-Password")

	in := admins(f, good)
	in.UserPoolId = missingPool
	f.Refused("AdminRespondToAuthChallenge", in, notFound, noPool)
	in = admins(f, good)
	in.ClientId = missing
	f.Refused("AdminRespondToAuthChallenge", in, notFound, noClient)
	in = admins(f, good)
	in.Session = ""
	f.Refused("AdminRespondToAuthChallenge", in, invalid, "Missing required parameter Session")
	in = admins(f, newPassword(f.client, good.Session, "alice", "short"))
	f.Refused("AdminRespondToAuthChallenge", in, "InvalidPasswordException", "Password did not conform with policy: Password not long enough")

	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Refused("AdminRespondToAuthChallenge", admins(f, good), userNotFound, noUser)
}
