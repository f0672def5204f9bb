package factors_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestVerifySoftwareToken(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSoftwareToken)
	d := f.associate()
	in := f.verify(d.shows(f.Clock.Now()))
	in.FriendlyDeviceName = "Alice's phone"
	var out wire.VerifySoftwareTokenResponse
	f.Must("VerifySoftwareToken", in, &out)
	if diff := cmp.Diff(wire.VerifySoftwareTokenResponse{Status: "SUCCESS"}, out); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// It is registered and not yet asked for.
	if got := f.get(); got.UserMFASettingList != nil || got.PreferredMfaSetting != "" {
		t.Errorf("%v, preferred %s", got.UserMFASettingList, got.PreferredMfaSetting)
	}
	f.signIn(f.client, "alice")
	f.choose(wire.AdminSetUserMFAPreferenceRequest{SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true)}})
	want := map[string]string{"FRIENDLY_DEVICE_NAME": "Alice's phone", "USER_ID_FOR_SRP": "alice"}
	if diff := cmp.Diff(want, f.begin().ChallengeParameters); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestVerifySoftwareTokenUsesTheCodeUp(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSoftwareToken)
	d := f.registered()
	f.choose(wire.AdminSetUserMFAPreferenceRequest{SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true)}})
	session := f.begin().Session
	used := f.reply("SOFTWARE_TOKEN_MFA", session, "SOFTWARE_TOKEN_MFA_CODE", d.shows(f.Clock.Now()))
	f.Refused("RespondToAuthChallenge", used, "ExpiredCodeException", "Your software token has already been used once.")
	f.Clock.Advance(30 * time.Second)
	next := f.reply("SOFTWARE_TOKEN_MFA", session, "SOFTWARE_TOKEN_MFA_CODE", d.shows(f.Clock.Now()))
	f.respond(next)
}

func TestVerifyInTheMiddleOfASignIn(t *testing.T) {
	f := withSecondFactors(t, "ON", userpool.FactorSoftwareToken)
	var associated wire.AssociateSoftwareTokenResponse
	f.Must("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: f.begin().Session}, &associated)
	d := newDevice(t, associated.SecretCode)
	wrong := wire.VerifySoftwareTokenRequest{Session: associated.Session, UserCode: d.shows(f.Clock.Now().Add(time.Hour))}
	f.Refused("VerifySoftwareToken", wrong, "EnableSoftwareTokenMFAException", "Code mismatch")
	var verified wire.VerifySoftwareTokenResponse
	right := wire.VerifySoftwareTokenRequest{Session: associated.Session, UserCode: d.shows(f.Clock.Now())}
	f.Must("VerifySoftwareToken", right, &verified)
	if verified.Status != "SUCCESS" || verified.Session == "" {
		t.Fatalf("answer %+v", verified)
	}
	f.Refused("VerifySoftwareToken", right, "NotAuthorizedException", "Invalid session for the user, session can only be used once.")
	f.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: verified.Session}, notAuthorized, "Invalid session for the user.")
	if out := f.respond(f.reply("MFA_SETUP", verified.Session)); out.AuthenticationResult == nil {
		t.Errorf("answer %+v", out)
	}
	if got := f.get(); got.PreferredMfaSetting != "SOFTWARE_TOKEN_MFA" || len(got.UserMFASettingList) != 1 {
		t.Errorf("%v, preferred %s", got.UserMFASettingList, got.PreferredMfaSetting)
	}
	if asked := f.begin(); asked.ChallengeName != "SOFTWARE_TOKEN_MFA" {
		t.Errorf("asked %+v", asked)
	}
}

// The session may also come among the responses, as a page of the guide has it.
func TestTheSetupSessionAmongTheResponses(t *testing.T) {
	f := withSecondFactors(t, "ON", userpool.FactorSoftwareToken)
	var associated wire.AssociateSoftwareTokenResponse
	f.Must("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: f.begin().Session}, &associated)
	var verified wire.VerifySoftwareTokenResponse
	f.Must("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{
		Session: associated.Session, UserCode: newDevice(t, associated.SecretCode).shows(f.Clock.Now()),
	}, &verified)
	if out := f.respond(f.reply("MFA_SETUP", "", "SESSION", verified.Session)); out.AuthenticationResult == nil {
		t.Errorf("answer %+v", out)
	}
}

func TestVerifySoftwareTokenRefusals(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSoftwareToken)
	const none = "No software token waits for its verification."
	f.Refused("VerifySoftwareToken", f.verify("123456"), "SoftwareTokenMFANotFoundException", none)
	f.registered()
	f.Refused("VerifySoftwareToken", f.verify("123456"), "SoftwareTokenMFANotFoundException", none)
	f.Refused("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{UserCode: "123456"}, invalid, "Either AccessToken or Session must be given.")
	f.Refused("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{AccessToken: "x", UserCode: "123456"}, notAuthorized, invalidToken)

	required := withSecondFactors(t, "ON", userpool.FactorSoftwareToken)
	in := wire.VerifySoftwareTokenRequest{Session: required.begin().Session, UserCode: "123456"}
	required.Refused("VerifySoftwareToken", in, "SoftwareTokenMFANotFoundException", none)

	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Refused("VerifySoftwareToken", f.verify("123456"), "UserNotFoundException", noUser)
}

func TestVerifySoftwareTokenWithoutAPoolsAuthenticators(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	f.Refused("VerifySoftwareToken", f.verify("123456"), "SoftwareTokenMFANotFoundException", "Software Token MFA has not been enabled by the userPool")
}
