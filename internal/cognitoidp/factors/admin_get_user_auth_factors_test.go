package factors_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminGetUserAuthFactors(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	f.allow("PASSWORD", "EMAIL_OTP")
	in := wire.AdminGetUserAuthFactorsRequest{UserPoolId: f.pool, Username: "alice"}
	var got wire.AdminGetUserAuthFactorsResponse
	f.Must("AdminGetUserAuthFactors", in, &got)
	want := wire.AdminGetUserAuthFactorsResponse{Username: "alice", ConfiguredUserAuthFactors: []string{"PASSWORD", "EMAIL_OTP"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f.choose(wire.AdminSetUserMFAPreferenceRequest{SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: new(true), PreferredMfa: new(true)}})
	f.Must("AdminGetUserAuthFactors", in, &got)
	if diff := cmp.Diff([]string{"SMS_MFA"}, got.UserMFASettingList); diff != "" || got.PreferredMfaSetting != "SMS_MFA" {
		t.Errorf("preferred %q, list (-want +got):\n%s", got.PreferredMfaSetting, diff)
	}
	in.Username = "nobody"
	f.Refused("AdminGetUserAuthFactors", in, "UserNotFoundException", noUser)
	in.UserPoolId = missingPool
	f.Refused("AdminGetUserAuthFactors", in, notFound, noPool)
}
