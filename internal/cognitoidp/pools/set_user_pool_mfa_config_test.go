package pools_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// ownMail is an e-mail configuration that may carry second factors.
func ownMail() *wire.EmailConfigurationType {
	return &wire.EmailConfigurationType{EmailSendingAccount: "DEVELOPER", SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com"}
}

func mfaConfig(t *testing.T, s *cognatetest.Server, pool string) wire.GetUserPoolMfaConfigResponse {
	t.Helper()
	var out wire.GetUserPoolMfaConfigResponse
	s.Must("GetUserPoolMfaConfig", wire.GetUserPoolMfaConfigRequest{UserPoolId: pool}, &out)
	return out
}

func TestSetUserPoolMfaConfigEchoesAndKeepsEveryMember(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{EmailConfiguration: ownMail()})
	in := wire.SetUserPoolMfaConfigRequest{
		UserPoolId:       p.Id,
		MfaConfiguration: "OPTIONAL",
		SmsMfaConfiguration: &wire.SmsMfaConfigType{
			SmsAuthenticationMessage: "code {####}",
			SmsConfiguration:         full().SmsConfiguration,
		},
		SoftwareTokenMfaConfiguration: &wire.SoftwareTokenMfaConfigType{Enabled: new(true)},
		EmailMfaConfiguration:         &wire.EmailMfaConfigType{Message: "mail {####}", Subject: "your code"},
		WebAuthnConfiguration: &wire.WebAuthnConfigurationType{
			RelyingPartyId: "example.com", UserVerification: "required", FactorConfiguration: "SINGLE_FACTOR",
		},
	}
	var out wire.SetUserPoolMfaConfigResponse
	s.Must("SetUserPoolMfaConfig", in, &out)
	want := wire.SetUserPoolMfaConfigResponse{
		MfaConfiguration: in.MfaConfiguration, SmsMfaConfiguration: in.SmsMfaConfiguration,
		SoftwareTokenMfaConfiguration: in.SoftwareTokenMfaConfiguration, EmailMfaConfiguration: in.EmailMfaConfiguration,
		WebAuthnConfiguration: in.WebAuthnConfiguration,
	}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(wire.GetUserPoolMfaConfigResponse(want), mfaConfig(t, s, p.Id)); diff != "" {
		t.Errorf("GetUserPoolMfaConfig (-want +got)\n%s", diff)
	}
	shown := describe(t, s, p.Id)
	if shown.MfaConfiguration != "OPTIONAL" || shown.SmsAuthenticationMessage != "code {####}" {
		t.Errorf("DescribeUserPool shows MFA %q, message %q", shown.MfaConfiguration, shown.SmsAuthenticationMessage)
	}
	if diff := cmp.Diff(in.SmsMfaConfiguration.SmsConfiguration, shown.SmsConfiguration); diff != "" {
		t.Errorf("DescribeUserPool (-want +got)\n%s", diff)
	}
}

func TestSetUserPoolMfaConfigReplacesTheFactors(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{MfaConfiguration: "ON", SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: role}})
	if got := mfaConfig(t, s, p.Id); got.MfaConfiguration != "ON" || got.SmsMfaConfiguration == nil || got.SoftwareTokenMfaConfiguration != nil {
		t.Fatalf("a pool made with MFA has %+v", got)
	}
	s.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: p.Id, MfaConfiguration: "ON",
		SoftwareTokenMfaConfiguration: &wire.SoftwareTokenMfaConfigType{Enabled: new(true)},
		WebAuthnConfiguration:         &wire.WebAuthnConfigurationType{RelyingPartyId: "localhost"},
	}, nil)
	if got := mfaConfig(t, s, p.Id); got.SmsMfaConfiguration != nil {
		t.Errorf("SMS was left out but is %+v", got.SmsMfaConfiguration)
	}
	if describe(t, s, p.Id).SmsConfiguration == nil {
		t.Error("the pool lost its SmsConfiguration")
	}

	// What names no factor leaves them.
	s.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: p.Id, WebAuthnConfiguration: &wire.WebAuthnConfigurationType{RelyingPartyId: "example.org"},
	}, nil)
	want := wire.GetUserPoolMfaConfigResponse{
		MfaConfiguration:              "ON",
		SoftwareTokenMfaConfiguration: &wire.SoftwareTokenMfaConfigType{Enabled: new(true)},
		WebAuthnConfiguration:         &wire.WebAuthnConfigurationType{RelyingPartyId: "example.org"},
	}
	if diff := cmp.Diff(want, mfaConfig(t, s, p.Id)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}

	s.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{UserPoolId: p.Id, MfaConfiguration: "OFF"}, nil)
	want.MfaConfiguration, want.SoftwareTokenMfaConfiguration = "OFF", &wire.SoftwareTokenMfaConfigType{Enabled: new(false)}
	if diff := cmp.Diff(want, mfaConfig(t, s, p.Id)); diff != "" {
		t.Errorf("off (-want +got)\n%s", diff)
	}
}

func TestSetUserPoolMfaConfigOutlivesUpdateUserPool(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	s.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: p.Id, MfaConfiguration: "OPTIONAL",
		SoftwareTokenMfaConfiguration: &wire.SoftwareTokenMfaConfigType{Enabled: new(true)},
		WebAuthnConfiguration:         &wire.WebAuthnConfigurationType{UserVerification: "preferred"},
	}, nil)
	want := mfaConfig(t, s, p.Id)
	update(t, s, wire.UpdateUserPoolRequest{UserPoolId: p.Id, MfaConfiguration: "OPTIONAL"})
	if diff := cmp.Diff(want, mfaConfig(t, s, p.Id)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	update(t, s, wire.UpdateUserPoolRequest{UserPoolId: p.Id})
	if got := mfaConfig(t, s, p.Id).MfaConfiguration; got != "OFF" {
		t.Errorf("UpdateUserPool without MfaConfiguration leaves it %q, want OFF", got)
	}
}

func TestSetUserPoolMfaConfigRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	plain := create(t, s, wire.CreateUserPoolRequest{}).Id
	lite := create(t, s, wire.CreateUserPoolRequest{UserPoolTier: "LITE", EmailConfiguration: ownMail()}).Id
	otp := create(t, s, wire.CreateUserPoolRequest{Policies: &wire.UserPoolPolicyType{
		SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "EMAIL_OTP"}},
	}}).Id
	on := &wire.SoftwareTokenMfaConfigType{Enabled: new(true)}
	off := &wire.SoftwareTokenMfaConfigType{Enabled: new(false)}
	for name, tt := range map[string]struct {
		in                 wire.SetUserPoolMfaConfigRequest
		exception, message string
	}{
		"off with a factor": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, MfaConfiguration: "OFF", SoftwareTokenMfaConfiguration: on},
			invalid, "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
		},
		"a factor while off": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, SoftwareTokenMfaConfiguration: on},
			invalid, "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
		},
		"all disabled": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: off},
			invalid, "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
		},
		"none named": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, MfaConfiguration: "OPTIONAL"},
			invalid, "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.",
		},
		"SMS without a sender": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, MfaConfiguration: "ON", SmsMfaConfiguration: &wire.SmsMfaConfigType{}},
			invalid, "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
		},
		"SMS through another account's role": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, MfaConfiguration: "ON", SmsMfaConfiguration: &wire.SmsMfaConfigType{
				SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::111111111111:role/sms"},
			}},
			invalid, "Cross-account pass role is not allowed.",
		},
		"mail through the default sender": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, MfaConfiguration: "ON", EmailMfaConfiguration: &wire.EmailMfaConfigType{}},
			invalid, "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.",
		},
		"mail in LITE": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: lite, MfaConfiguration: "ON", EmailMfaConfiguration: &wire.EmailMfaConfigType{}},
			"FeatureUnavailableInTierException", "The following features need to be disabled for the LITE pricing tier configured: Email MFA",
		},
		"required beside one-time passwords": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: otp, MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: on},
			invalid, "EMAIL_OTP and SMS_OTP cannot be configured as allowed first auth factors when MFA is required.",
		},
		"a relying party that is no domain": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, WebAuthnConfiguration: &wire.WebAuthnConfigurationType{RelyingPartyId: "https://example.com"}},
			invalid, "RelyingPartyId must be a domain name.",
		},
		"no such mode": {
			wire.SetUserPoolMfaConfigRequest{UserPoolId: plain, MfaConfiguration: "MAYBE"},
			invalid, "1 validation error detected: Value 'MAYBE' at 'mfaConfiguration' failed to satisfy constraint: Member must satisfy enum value set: [OPTIONAL, OFF, ON]",
		},
		"no such pool": {wire.SetUserPoolMfaConfigRequest{UserPoolId: missingID, MfaConfiguration: "OFF"}, notFound, noPool(missingID)},
	} {
		t.Run(name, func(t *testing.T) {
			s.Refused("SetUserPoolMfaConfig", tt.in, tt.exception, tt.message)
		})
	}
	want := wire.GetUserPoolMfaConfigResponse{MfaConfiguration: "OFF"}
	if diff := cmp.Diff(want, mfaConfig(t, s, plain)); diff != "" {
		t.Errorf("refusals changed the pool (-want +got)\n%s", diff)
	}
}
