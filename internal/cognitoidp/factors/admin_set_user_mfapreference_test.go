package factors_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminSetUserMFAPreference(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS, userpool.FactorEmail)
	f.choose(wire.AdminSetUserMFAPreferenceRequest{
		SMSMfaSettings:   &wire.SMSMfaSettingsType{Enabled: new(true)},
		EmailMfaSettings: &wire.EmailMfaSettingsType{Enabled: new(true), PreferredMfa: new(true)},
	})
	got := f.get()
	if diff := cmp.Diff([]string{"SMS_MFA", "EMAIL_OTP"}, got.UserMFASettingList); diff != "" || got.PreferredMfaSetting != "EMAIL_OTP" {
		t.Errorf("preferred %q, list (-want +got):\n%s", got.PreferredMfaSetting, diff)
	}
	if asked := f.begin().ChallengeName; asked != "EMAIL_OTP" {
		t.Errorf("asked %s", asked)
	}
}

func TestAdminSetUserMFAPreferenceOfPasskeys(t *testing.T) {
	f := withPasskeys(t)
	f.register(f.token, authenticator())
	f.choose(wire.AdminSetUserMFAPreferenceRequest{WebAuthnMfaSettings: &wire.WebAuthnMfaSettingsType{Enabled: new(true)}})
	if diff := cmp.Diff([]string{"WEB_AUTHN"}, f.get().UserMFASettingList); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
}

func TestAdminSetUserMFAPreferenceRefusals(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	in := wire.AdminSetUserMFAPreferenceRequest{
		UserPoolId: f.pool, Username: "alice", SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true)},
	}
	f.Refused("AdminSetUserMFAPreference", in, invalid, "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA")
	f.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Refused("AdminSetUserMFAPreference", in, "PasswordResetRequiredException", "Password reset required for the user")
	in.Username = f.unconfirmed()
	f.Refused("AdminSetUserMFAPreference", in, "UserNotConfirmedException", "User is not confirmed.")
	in.Username = "nobody"
	f.Refused("AdminSetUserMFAPreference", in, "UserNotFoundException", noUser)
	in.UserPoolId = missingPool
	f.Refused("AdminSetUserMFAPreference", in, notFound, noPool)
}

const (
	missingPool = "us-east-1_000000000"
	noPool      = "User pool us-east-1_000000000 does not exist."
)
