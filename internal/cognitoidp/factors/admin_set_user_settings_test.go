package factors_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminSetUserSettings(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	in := wire.AdminSetUserSettingsRequest{UserPoolId: f.pool, Username: "alice", MFAOptions: bySMS()}
	f.Must("AdminSetUserSettings", in, nil)
	if diff := cmp.Diff(bySMS(), f.get().MFAOptions); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
	in.MFAOptions = []wire.MFAOptionType{}
	f.Must("AdminSetUserSettings", in, nil)
	if got := f.get().MFAOptions; got != nil {
		t.Errorf("options %v", got)
	}
}

func TestAdminSetUserSettingsRefusals(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	f.newUser("bob")
	in := wire.AdminSetUserSettingsRequest{UserPoolId: f.pool, Username: "bob", MFAOptions: bySMS()}
	f.Refused("AdminSetUserSettings", in, invalid, "User does not have delivery config set to turn on SMS_MFA")
	in.Username = "nobody"
	f.Refused("AdminSetUserSettings", in, "UserNotFoundException", noUser)
	in.UserPoolId = missingPool
	f.Refused("AdminSetUserSettings", in, notFound, noPool)
}
