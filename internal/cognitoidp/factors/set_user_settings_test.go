package factors_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func bySMS() []wire.MFAOptionType {
	return []wire.MFAOptionType{{DeliveryMedium: "SMS", AttributeName: "phone_number"}}
}

func TestSetUserSettings(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	f.Must("SetUserSettings", wire.SetUserSettingsRequest{AccessToken: f.token, MFAOptions: bySMS()}, nil)
	var got wire.GetUserResponse
	f.Must("GetUser", wire.GetUserRequest{AccessToken: f.token}, &got)
	if diff := cmp.Diff(bySMS(), got.MFAOptions); diff != "" {
		t.Errorf("options (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"SMS_MFA"}, got.UserMFASettingList); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
	if asked := f.begin().ChallengeName; asked != "SMS_MFA" {
		t.Errorf("asked %s", asked)
	}
	// The newer settings turn it off too.
	f.choose(wire.AdminSetUserMFAPreferenceRequest{SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: new(false)}})
	if got := f.get(); got.MFAOptions != nil || got.UserMFASettingList != nil {
		t.Errorf("still on: %v, %v", got.MFAOptions, got.UserMFASettingList)
	}
	f.Must("SetUserSettings", wire.SetUserSettingsRequest{AccessToken: f.token, MFAOptions: bySMS()}, nil)
	f.Must("SetUserSettings", wire.SetUserSettingsRequest{AccessToken: f.token, MFAOptions: []wire.MFAOptionType{}}, nil)
	f.signIn(f.client, "alice")
}

func TestSetUserSettingsRefusals(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS)
	const text = "MFAOptions can only be SMS to phone_number."
	for _, o := range []wire.MFAOptionType{{DeliveryMedium: "EMAIL", AttributeName: "email"}, {DeliveryMedium: "SMS"}, {AttributeName: "phone_number"}} {
		f.Refused("SetUserSettings", wire.SetUserSettingsRequest{AccessToken: f.token, MFAOptions: []wire.MFAOptionType{o}}, invalid, text)
	}
	f.newUser("bob")
	in := wire.SetUserSettingsRequest{AccessToken: f.signIn(f.client, "bob"), MFAOptions: bySMS()}
	f.Refused("SetUserSettings", in, invalid, "User does not have delivery config set to turn on SMS_MFA")
	in.AccessToken = "x"
	f.Refused("SetUserSettings", in, notAuthorized, invalidToken)
}
