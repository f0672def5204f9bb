package pools_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// described reads a pool into the request that would set it as it is: members
// have one name in both, but for the pool's id and name. The validity of
// temporary passwords is shown twice and taken once.
func described(t *testing.T, p *wire.UserPoolType) wire.UpdateUserPoolRequest {
	t.Helper()
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var in wire.UpdateUserPoolRequest
	if err := json.Unmarshal(data, &in); err != nil {
		t.Fatal(err)
	}
	in.UserPoolId, in.PoolName = p.Id, p.Name
	in.AdminCreateUserConfig.UnusedAccountValidityDays = nil
	return in
}

// What tools do that know no other way to change one setting.
func TestUpdateUserPoolWithWhatIsDescribedChangesNothing(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	byID := full()
	byID.UserPoolTier = "PLUS"
	byID.LambdaConfig.PreTokenGeneration = ""
	byID.LambdaConfig.PreTokenGenerationConfig = &wire.PreTokenGenerationVersionConfigType{LambdaArn: function, LambdaVersion: "V3_0"}
	byID.KeyConfiguration = &wire.KeyConfigurationType{KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: "arn:aws:kms:us-east-1:000000000000:key/k"}
	for name, in := range map[string]wire.CreateUserPoolRequest{
		"nothing set": {},
		"everything":  full(),
		"its others":  byID,
		"lite":        {UserPoolTier: "LITE"},
		"lite, with its factor": {
			UserPoolTier: "LITE", Policies: &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD"}}},
		},
		"threats unheeded": {UserPoolAddOns: &wire.UserPoolAddOnsType{AdvancedSecurityMode: "OFF"}},
		"empty structures": {
			AccountRecoverySetting: &wire.AccountRecoverySettingType{}, AdminCreateUserConfig: &wire.AdminCreateUserConfigType{
				InviteMessageTemplate: &wire.MessageTemplateType{},
			},
			DcrConfiguration: &wire.DcrConfigurationType{EnableStatus: wire.StatusTypeDisabled}, DeviceConfiguration: &wire.DeviceConfigurationType{},
			EmailConfiguration: &wire.EmailConfigurationType{}, LambdaConfig: &wire.LambdaConfigType{},
			Policies:                    &wire.UserPoolPolicyType{PasswordPolicy: &wire.PasswordPolicyType{}},
			UserAttributeUpdateSettings: &wire.UserAttributeUpdateSettingsType{AttributesRequireVerificationBeforeUpdate: []string{}},
			VerificationMessageTemplate: &wire.VerificationMessageTemplateType{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			want := create(t, s, in)
			update(t, s, described(t, want))
			if diff := cmp.Diff(want, describe(t, s, want.Id)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// What UpdateUserPool can't name stays, whatever second factors there are.
func TestUpdateUserPoolWithWhatIsDescribedKeepsSecondFactors(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	app := &wire.SoftwareTokenMfaConfigType{Enabled: new(true)}
	text := &wire.SmsMfaConfigType{SmsAuthenticationMessage: "sign in {####}", SmsConfiguration: full().SmsConfiguration}
	mail := &wire.EmailMfaConfigType{Message: "sign in {####}", Subject: "sign in"}
	for name, in := range map[string]wire.SetUserPoolMfaConfigRequest{
		"off":              {MfaConfiguration: "OFF"},
		"apps":             {MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: app},
		"apps, required":   {MfaConfiguration: "ON", SoftwareTokenMfaConfiguration: app},
		"text messages":    {MfaConfiguration: "ON", SmsMfaConfiguration: text},
		"mail":             {MfaConfiguration: "OPTIONAL", EmailMfaConfiguration: mail},
		"all":              {MfaConfiguration: "OPTIONAL", SoftwareTokenMfaConfiguration: app, SmsMfaConfiguration: text, EmailMfaConfiguration: mail},
		"passkeys for two": {WebAuthnConfiguration: &wire.WebAuthnConfigurationType{RelyingPartyId: "example.com", UserVerification: "required", FactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := create(t, s, wire.CreateUserPoolRequest{EmailConfiguration: full().EmailConfiguration, SmsConfiguration: full().SmsConfiguration})
			in.UserPoolId = p.Id
			s.Must("SetUserPoolMfaConfig", in, nil)
			want := describe(t, s, p.Id)
			var before, after wire.GetUserPoolMfaConfigResponse
			s.Must("GetUserPoolMfaConfig", wire.GetUserPoolMfaConfigRequest{UserPoolId: p.Id}, &before)
			update(t, s, described(t, want))
			if diff := cmp.Diff(want, describe(t, s, p.Id)); diff != "" {
				t.Errorf("pool (-want +got)\n%s", diff)
			}
			s.Must("GetUserPoolMfaConfig", wire.GetUserPoolMfaConfigRequest{UserPoolId: p.Id}, &after)
			if diff := cmp.Diff(before, after); diff != "" {
				t.Errorf("second factors (-want +got)\n%s", diff)
			}
		})
	}
}
