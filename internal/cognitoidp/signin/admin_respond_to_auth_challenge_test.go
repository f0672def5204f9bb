package signin_test

import (
	"slices"
	"testing"
	"time"

	"cognate/internal/totp"
	"cognate/internal/userpool"
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

// TestAdminRespondRefusesAsRespondDoes holds what the answers of users are
// refused with, for the answers of administrators.
func TestAdminRespondRefusesAsRespondDoes(t *testing.T) {
	s := mfaPool(t, "OPTIONAL", userpool.FactorSMS, userpool.FactorSoftwareToken)
	by := side{s.fixture, true}
	refused := func(in wire.RespondToAuthChallengeRequest, exception, message string) {
		t.Helper()
		op, answer := by.answer(in)
		s.Refused(op, answer, exception, message)
	}
	begin := func(name string) string {
		return by.asked(by.start(password(s.client, name, goodPassword))).Session
	}
	s.reachableUser("alice")
	secret := s.setTOTP()
	s.change("alice", func(u *userpool.User) { u.MFA.Enabled = []string{userpool.FactorSoftwareToken} })
	s.Clock.Advance(time.Minute)
	token := reply(s.client, "SOFTWARE_TOKEN_MFA", begin("alice"), "alice", "SOFTWARE_TOKEN_MFA_CODE", totp.Code(secret, s.Clock.Now()))
	by.asked(by.answer(token))
	token.Session = begin("alice")
	refused(token, "ExpiredCodeException", "Your software token has already been used once.")
	s.Must("AdminDeleteSoftwareToken", wire.AdminDeleteSoftwareTokenRequest{UserPoolId: s.pool, Username: "alice"}, nil)
	refused(token, "SoftwareTokenMFANotFoundException", "Software token MFA is not registered for the user.")

	s.change("alice", func(u *userpool.User) { u.MFA.Enabled = []string{userpool.FactorSMS} })
	text := reply(s.client, "SMS_MFA", begin("alice"), "alice")
	text.ChallengeResponses["SMS_MFA_CODE"] = notThe(s.LastCode(phone))
	refused(text, codeMismatch, wrongCode)
	s.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: s.pool, Username: "alice"}, nil)
	refused(text, "PasswordResetRequiredException", "Password reset required for the user")

	s.Must("SignUp", wire.SignUpRequest{ClientId: s.client, Username: "carol", Password: goodPassword}, nil)
	refused(s.beginAdminSRP("carol").prove(goodPassword, s.Clock.Now()), "UserNotConfirmedException", "User is not confirmed.")

	s.setMFA("ON", userpool.FactorSMS)
	s.invite("dave")
	refused(newPassword(s.client, begin("dave"), "dave", "N3w-Password"), "MFAMethodNotFoundException", "No MFA method is available for the user.")
}

func TestAdminRespondRefusesNewPasswordsAsRespondDoes(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{
		AliasAttributes: []string{"preferred_username"},
		Policies:        &wire.UserPoolPolicyType{PasswordPolicy: &wire.PasswordPolicyType{PasswordHistorySize: new(int64(1))}},
	})
	f.invite("alice", "preferred_username", "al")
	f.invite("bob")
	in := admins(f, newPassword(f.client, f.adminChallenge("bob"), "bob", goodPassword))
	f.Refused("AdminRespondToAuthChallenge", in, "PasswordHistoryPolicyViolationException", "Password has previously been used")
	in.ChallengeResponses["NEW_PASSWORD"] = "N3w-Password"
	in.ChallengeResponses["userAttributes.preferred_username"] = "al"
	f.Refused("AdminRespondToAuthChallenge", in, "AliasExistsException", "An account with the preferred_username already exists.")
}

// TestAdminChoosesForTheUser begins by choice, and with the session of a
// sign-up that was just confirmed.
func TestAdminChoosesForTheUser(t *testing.T) {
	f := passwordless(t)
	by := side{f, true}
	f.reachableUser("bob")
	asked := by.asked(by.start(userAuth(f.client, "bob")))
	if asked.ChallengeName != "SELECT_CHALLENGE" {
		t.Fatalf("asked %+v", asked)
	}
	chosen := by.asked(by.answer(reply(f.client, "SELECT_CHALLENGE", asked.Session, "bob", "ANSWER", "EMAIL_OTP")))
	if want := []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"}; chosen.ChallengeName != "EMAIL_OTP" || chosen.Session == "" || !slices.Equal(chosen.AvailableChallenges, want) {
		t.Errorf("asked %+v, want EMAIL_OTP of %v", chosen, want)
	}

	in := userAuth(f.client, "alice")
	in.Session = f.confirmSignUp("alice", f.signUp("alice").Session)
	if done := by.asked(by.start(in)); done.AuthenticationResult == nil {
		t.Errorf("with the session of a sign-up: %+v", done)
	}
}
