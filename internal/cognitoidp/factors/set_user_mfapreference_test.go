package factors_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestSetUserMFAPreference(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS, userpool.FactorSoftwareToken, userpool.FactorEmail)
	f.registered()
	yes, no := new(true), new(false)
	for _, step := range []struct {
		in        wire.SetUserMFAPreferenceRequest
		on        []string
		preferred string
		asked     string
	}{
		{wire.SetUserMFAPreferenceRequest{EmailMfaSettings: &wire.EmailMfaSettingsType{Enabled: yes}}, []string{"EMAIL_OTP"}, "", "EMAIL_OTP"},
		{wire.SetUserMFAPreferenceRequest{SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: yes}}, []string{"SMS_MFA", "EMAIL_OTP"}, "", "SELECT_MFA_TYPE"},
		{wire.SetUserMFAPreferenceRequest{
			SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: yes, PreferredMfa: yes},
		}, []string{"SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"}, "SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"},
		{wire.SetUserMFAPreferenceRequest{
			SMSMfaSettings: &wire.SMSMfaSettingsType{PreferredMfa: yes},
		}, []string{"SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"}, "SMS_MFA", "SMS_MFA"},
		{wire.SetUserMFAPreferenceRequest{
			SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: yes, PreferredMfa: no},
		}, []string{"SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"}, "", "SELECT_MFA_TYPE"},
		{wire.SetUserMFAPreferenceRequest{}, []string{"SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"}, "", "SELECT_MFA_TYPE"},
		{wire.SetUserMFAPreferenceRequest{
			SMSMfaSettings:           &wire.SMSMfaSettingsType{Enabled: no, PreferredMfa: no},
			SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: no, PreferredMfa: no},
			EmailMfaSettings:         &wire.EmailMfaSettingsType{Enabled: no, PreferredMfa: no},
		}, nil, "", ""},
	} {
		step.in.AccessToken = f.token
		f.Must("SetUserMFAPreference", step.in, nil)
		got := f.get()
		if diff := cmp.Diff(step.on, got.UserMFASettingList); diff != "" || got.PreferredMfaSetting != step.preferred {
			t.Errorf("preferred %q, list (-want +got):\n%s", got.PreferredMfaSetting, diff)
		}
		var own wire.GetUserResponse
		f.Must("GetUser", wire.GetUserRequest{AccessToken: f.token}, &own)
		if diff := cmp.Diff(got.UserMFASettingList, own.UserMFASettingList); diff != "" || own.PreferredMfaSetting != step.preferred {
			t.Errorf("GetUser: preferred %q\n%s", own.PreferredMfaSetting, diff)
		}
		if asked := f.begin().ChallengeName; asked != step.asked {
			t.Errorf("asked %q; want %q", asked, step.asked)
		}
	}
}

func TestSetUserMFAPreferenceRefusals(t *testing.T) {
	f := withSecondFactors(t, "OPTIONAL", userpool.FactorSMS, userpool.FactorSoftwareToken)
	yes := new(true)
	f.newUser("bob")
	bob := f.signIn(f.client, "bob")
	for _, c := range []struct {
		in      wire.SetUserMFAPreferenceRequest
		message string
	}{
		{wire.SetUserMFAPreferenceRequest{AccessToken: bob, SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: yes}}, "User does not have delivery config set to turn on SMS_MFA"},
		{wire.SetUserMFAPreferenceRequest{AccessToken: bob, EmailMfaSettings: &wire.EmailMfaSettingsType{Enabled: yes}}, "User does not have delivery config set to turn on EMAIL_OTP"},
		{wire.SetUserMFAPreferenceRequest{AccessToken: bob, SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: yes}}, "User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA"},
		{wire.SetUserMFAPreferenceRequest{AccessToken: bob, WebAuthnMfaSettings: &wire.WebAuthnMfaSettingsType{Enabled: yes}}, "User does not have delivery config set to turn on WEB_AUTHN"},
		{wire.SetUserMFAPreferenceRequest{AccessToken: f.token, SMSMfaSettings: &wire.SMSMfaSettingsType{PreferredMfa: yes}}, "SMS_MFA cannot be preferred while it is not enabled."},
		{wire.SetUserMFAPreferenceRequest{
			AccessToken: f.token, SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: yes, PreferredMfa: yes},
			EmailMfaSettings: &wire.EmailMfaSettingsType{Enabled: yes, PreferredMfa: yes},
		}, "Only one MFA method can be preferred."},
	} {
		f.Refused("SetUserMFAPreference", c.in, invalid, c.message)
	}
	if got := f.get(); got.UserMFASettingList != nil {
		t.Errorf("refusals turned %v on", got.UserMFASettingList)
	}
	f.Refused("SetUserMFAPreference", wire.SetUserMFAPreferenceRequest{AccessToken: "x"}, notAuthorized, invalidToken)
}

func TestOneFactorStaysWhereThePoolRequiresIt(t *testing.T) {
	f := withSecondFactors(t, "ON", userpool.FactorSMS)
	set := func(on bool) wire.SetUserMFAPreferenceRequest {
		return wire.SetUserMFAPreferenceRequest{AccessToken: f.token, SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: &on}}
	}
	f.Must("SetUserMFAPreference", set(true), nil)
	f.Refused("SetUserMFAPreference", set(false), invalid, "MFA is required by the user pool: one method must stay enabled.")
}

func TestSetUserMFAPreferenceOfPasskeys(t *testing.T) {
	f := withPasskeys(t)
	f.register(f.token, authenticator())
	f.Must("SetUserMFAPreference", wire.SetUserMFAPreferenceRequest{AccessToken: f.token, WebAuthnMfaSettings: &wire.WebAuthnMfaSettingsType{Enabled: new(true)}}, nil)
	if diff := cmp.Diff([]string{"WEB_AUTHN"}, f.get().UserMFASettingList); diff != "" {
		t.Errorf("list (-want +got):\n%s", diff)
	}
}
