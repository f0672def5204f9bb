package factors_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// allow says which first factors the fixture's pool allows.
func (f *fixture) allow(factors ...string) {
	f.t.Helper()
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{
		UserPoolId: f.pool, Policies: &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: factors}},
	}, nil)
}

func TestGetUserAuthFactors(t *testing.T) {
	f := withPasskeys(t)
	own := func() (out wire.GetUserAuthFactorsResponse) {
		t.Helper()
		f.Must("GetUserAuthFactors", wire.GetUserAuthFactorsRequest{AccessToken: f.token}, &out)
		return out
	}
	want := wire.GetUserAuthFactorsResponse{Username: "alice", ConfiguredUserAuthFactors: []string{"PASSWORD"}}
	if diff := cmp.Diff(want, own()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f.register(f.token, authenticator())
	f.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{UserPoolId: f.pool, Username: "alice", UserAttributes: []wire.AttributeType{
		{Name: "email", Value: address}, {Name: "phone_number", Value: phone},
	}}, nil)
	f.allow("WEB_AUTHN", "SMS_OTP", "EMAIL_OTP", "PASSWORD")
	want.ConfiguredUserAuthFactors = []string{"PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"}
	if diff := cmp.Diff(want, own()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f.Refused("GetUserAuthFactors", wire.GetUserAuthFactorsRequest{AccessToken: "x"}, notAuthorized, invalidToken)
}

func TestGetUserAuthFactorsShowsSecondFactors(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS, userpool.FactorEmail)
	f.choose(wire.AdminSetUserMFAPreferenceRequest{
		SMSMfaSettings:   &wire.SMSMfaSettingsType{Enabled: new(true), PreferredMfa: new(true)},
		EmailMfaSettings: &wire.EmailMfaSettingsType{Enabled: new(true)},
	})
	var got wire.GetUserAuthFactorsResponse
	f.Must("GetUserAuthFactors", wire.GetUserAuthFactorsRequest{AccessToken: f.token}, &got)
	want := wire.GetUserAuthFactorsResponse{
		Username: "alice", ConfiguredUserAuthFactors: []string{"PASSWORD"},
		PreferredMfaSetting: "SMS_MFA", UserMFASettingList: []string{"SMS_MFA", "EMAIL_OTP"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
