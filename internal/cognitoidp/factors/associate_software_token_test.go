package factors_test

import (
	"testing"
	"time"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAssociateSoftwareToken(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSoftwareToken)
	first, second := f.associate(), f.associate()
	if len(second.secret) < 20 || string(first.secret) == string(second.secret) {
		t.Errorf("secrets % x and % x", first.secret, second.secret)
	}
	// Only the last one waits.
	f.Refused("VerifySoftwareToken", f.verify(first.shows(f.Clock.Now())), "EnableSoftwareTokenMFAException", "Code mismatch")
	f.Must("VerifySoftwareToken", f.verify(second.shows(f.Clock.Now())), nil)
}

func TestAssociateKeepsWhatIsRegistered(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSoftwareToken)
	old := f.registered()
	f.choose(wire.AdminSetUserMFAPreferenceRequest{SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true)}})
	f.associate()
	f.Clock.Advance(time.Minute)
	out := f.respond(f.reply("SOFTWARE_TOKEN_MFA", f.begin().Session, "SOFTWARE_TOKEN_MFA_CODE", old.shows(f.Clock.Now())))
	if out.AuthenticationResult == nil {
		t.Errorf("answer %+v", out)
	}
}

func TestAssociateInTheMiddleOfASignIn(t *testing.T) {
	f := withSecondFactors(t, "ON", userpool.FactorSoftwareToken)
	asked := f.begin()
	if asked.ChallengeName != "MFA_SETUP" || asked.ChallengeParameters["MFAS_CAN_SETUP"] != `["SOFTWARE_TOKEN_MFA"]` {
		t.Fatalf("asked %+v", asked)
	}
	f.Refused("RespondToAuthChallenge", f.reply("MFA_SETUP", asked.Session), invalid, "No MFA method has been set up in this session.")
	in := wire.AssociateSoftwareTokenRequest{Session: asked.Session}
	var out wire.AssociateSoftwareTokenResponse
	f.Must("AssociateSoftwareToken", in, &out)
	if out.Session == "" || out.Session == asked.Session {
		t.Errorf("session %q", out.Session)
	}
	f.Refused("AssociateSoftwareToken", in, notAuthorized, "Invalid session for the user, session can only be used once.")
}

func TestAssociateSoftwareTokenRefusals(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	const off = "Software Token MFA has not been enabled by the userPool"
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: f.token}, "SoftwareTokenMFANotFoundException", off)
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: "x"}, notAuthorized, invalidToken)
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{}, invalid, "Either AccessToken or Session must be given.")
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: "not a session at all!"}, notAuthorized, "Invalid session provided")

	// The session of another challenge.
	f.choose(wire.AdminSetUserMFAPreferenceRequest{SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: new(true)}})
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: f.begin().Session}, notAuthorized, "Invalid session for the user.")

	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: f.token}, notAuthorized, noUser)
}

func TestAssociateForUsersWhoChangedMeanwhile(t *testing.T) {
	f := withSecondFactors(t, "ON", userpool.FactorSoftwareToken)
	session := f.begin().Session
	f.Clock.Advance(time.Second)
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: "alice", Password: password, Permanent: new(true)}, nil)
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: session}, notAuthorized, "Invalid session for the user.")
	session = f.begin().Session
	f.Must("AdminDisableUser", wire.AdminDisableUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: session}, notAuthorized, "User is disabled.")
	f.Clock.Advance(4 * time.Minute)
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: session}, notAuthorized, "Invalid session for the user, session is expired.")
}

func TestAssociateForAUserWhoIsGone(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSoftwareToken)
	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: f.token}, notAuthorized, noUser)
}
