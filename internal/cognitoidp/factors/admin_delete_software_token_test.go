package factors_test

import (
	"testing"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminDeleteSoftwareToken(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSoftwareToken)
	f.registered()
	f.choose(wire.AdminSetUserMFAPreferenceRequest{
		SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true), PreferredMfa: new(true)},
	})
	session := f.begin().Session
	in := wire.AdminDeleteSoftwareTokenRequest{UserPoolId: f.pool, Username: "alice"}
	f.Must("AdminDeleteSoftwareToken", in, nil)
	f.Must("AdminDeleteSoftwareToken", in, nil) // and again, to the same end
	if got := f.get(); got.UserMFASettingList != nil || got.PreferredMfaSetting != "" {
		t.Errorf("%v, preferred %s", got.UserMFASettingList, got.PreferredMfaSetting)
	}
	f.signIn(f.client, "alice")
	f.Refused("RespondToAuthChallenge", f.reply("SOFTWARE_TOKEN_MFA", session, "SOFTWARE_TOKEN_MFA_CODE", "123456"),
		"SoftwareTokenMFANotFoundException", "Software token MFA is not registered for the user.")

	in.Username = f.unconfirmed()
	f.Refused("AdminDeleteSoftwareToken", in, "UserNotConfirmedException", "User is not confirmed.")
	in.Username = "nobody"
	f.Refused("AdminDeleteSoftwareToken", in, "UserNotFoundException", noUser)
	in.UserPoolId = missingPool
	f.Refused("AdminDeleteSoftwareToken", in, notFound, noPool)
}
