package pools_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateUserPoolDefaults(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	var out struct{ UserPool map[string]any }
	if err := s.Call("CreateUserPool", wire.CreateUserPoolRequest{PoolName: "p"}, &out); err != nil {
		t.Fatal(err)
	}
	got := out.UserPool
	id, _ := got["Id"].(string)
	if !strings.HasPrefix(id, "us-east-1_") || len(id) != len("us-east-1_")+9 {
		t.Errorf("Id = %q", id)
	}
	if arn := "arn:aws:cognito-idp:us-east-1:000000000000:userpool/" + id; got["Arn"] != arn {
		t.Errorf("Arn = %v, want %s", got["Arn"], arn)
	}
	if n := len(got["SchemaAttributes"].([]any)); n != 20 {
		t.Errorf("%d schema attributes, want 20", n)
	}
	if got["CreationDate"] != got["LastModifiedDate"] || got["CreationDate"] == nil {
		t.Errorf("dates %v and %v", got["CreationDate"], got["LastModifiedDate"])
	}
	for _, varying := range []string{"Id", "Arn", "SchemaAttributes", "CreationDate", "LastModifiedDate"} {
		delete(got, varying)
	}
	var want map[string]any
	if err := json.Unmarshal([]byte(`{
		"Name": "p",
		"Policies": {
			"PasswordPolicy": {"MinimumLength": 8, "RequireUppercase": true, "RequireLowercase": true, "RequireNumbers": true, "RequireSymbols": true, "TemporaryPasswordValidityDays": 7},
			"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}
		},
		"DeletionProtection": "INACTIVE",
		"LambdaConfig": {},
		"VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE"},
		"UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": []},
		"MfaConfiguration": "OFF",
		"EstimatedNumberOfUsers": 0,
		"EmailConfiguration": {"EmailSendingAccount": "COGNITO_DEFAULT"},
		"UserPoolTags": {},
		"AdminCreateUserConfig": {"AllowAdminCreateUserOnly": false, "UnusedAccountValidityDays": 7},
		"UserPoolTier": "ESSENTIALS"
	}`), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCreateUserPoolShowsWhatDescribeShows(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	made := create(t, s, wire.CreateUserPoolRequest{
		UserPoolTags:          map[string]string{"team": "a"},
		UsernameConfiguration: &wire.UsernameConfigurationType{CaseSensitive: new(false)},
		Schema:                []wire.SchemaAttributeType{{Name: "team", AttributeDataType: wire.AttributeDataTypeString}},
	})
	if diff := cmp.Diff(made, describe(t, s, made.Id)); diff != "" {
		t.Errorf("(-created +described)\n%s", diff)
	}
}

func TestCreateUserPoolPartialPasswordPolicy(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	for name, policy := range map[string]*wire.PasswordPolicyType{
		"empty":        {},
		"only numbers": {RequireNumbers: new(true)},
		"zero days":    {TemporaryPasswordValidityDays: new(int64(0))},
	} {
		p := create(t, s, wire.CreateUserPoolRequest{Policies: &wire.UserPoolPolicyType{PasswordPolicy: policy}})
		numbers := policy.RequireNumbers != nil
		want := &wire.PasswordPolicyType{
			MinimumLength: new(int64(8)), RequireLowercase: new(false), RequireUppercase: new(false),
			RequireNumbers: &numbers, RequireSymbols: new(false), TemporaryPasswordValidityDays: new(int64(7)),
		}
		if diff := cmp.Diff(want, p.Policies.PasswordPolicy); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", name, diff)
		}
	}
}

func TestCreateUserPoolTiers(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	lite := create(t, s, wire.CreateUserPoolRequest{UserPoolTier: wire.UserPoolTierTypeLite})
	if lite.Policies.SignInPolicy != nil {
		t.Errorf("a LITE pool shows the sign-in policy %v", lite.Policies.SignInPolicy)
	}
	guarded := create(t, s, wire.CreateUserPoolRequest{UserPoolAddOns: &wire.UserPoolAddOnsType{AdvancedSecurityMode: wire.AdvancedSecurityModeTypeAudit}})
	if guarded.UserPoolTier != "PLUS" {
		t.Errorf("threat protection makes tier %s, want PLUS", guarded.UserPoolTier)
	}
}

func TestCreateUserPoolRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	text := wire.AttributeDataTypeString
	for _, c := range []struct {
		name      string
		in        wire.CreateUserPoolRequest
		exception string
		message   string
	}{
		{
			"aliases and username attributes",
			wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}, UsernameAttributes: []string{"email"}},
			invalid, "Only one of the aliasAttributes or usernameAttributes can be set in a User pool.",
		},
		{
			"MFA without SMS",
			wire.CreateUserPoolRequest{MfaConfiguration: "ON"},
			invalid, "SMS configuration and Auto verification for phone_number are required when MFA is required/optional",
		},
		{
			"two validities",
			wire.CreateUserPoolRequest{
				Policies:              &wire.UserPoolPolicyType{PasswordPolicy: &wire.PasswordPolicyType{TemporaryPasswordValidityDays: new(int64(3))}},
				AdminCreateUserConfig: &wire.AdminCreateUserConfigType{UnusedAccountValidityDays: new(int64(3))},
			},
			invalid, "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays",
		},
		{
			"duplicate attribute",
			wire.CreateUserPoolRequest{Schema: []wire.SchemaAttributeType{{Name: "a", AttributeDataType: text}, {Name: "a", AttributeDataType: text}}},
			invalid, "Duplicate custom attribute names custom:a are not allowed in a user pool schema.",
		},
		{
			"attribute without a type",
			wire.CreateUserPoolRequest{Schema: []wire.SchemaAttributeType{{Name: "a"}}},
			invalid, "Invalid AttributeDataType input, consider using the provided AttributeDataType enum.",
		},
		{
			"long attribute name",
			wire.CreateUserPoolRequest{Schema: []wire.SchemaAttributeType{{Name: "abcdefghijklmnopqrstu", AttributeDataType: text}}},
			invalid, "1 validation error detected: Value 'abcdefghijklmnopqrstu' at 'schema.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 20",
		},
		{
			"role of another account",
			wire.CreateUserPoolRequest{SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}},
			invalid, "Cross-account pass role is not allowed.",
		},
		{
			"two functions before token generation",
			wire.CreateUserPoolRequest{LambdaConfig: &wire.LambdaConfigType{
				PreTokenGeneration: "arn:aws:lambda:us-east-1:000000000000:function:a",
				PreTokenGenerationConfig: &wire.PreTokenGenerationVersionConfigType{
					LambdaArn: "arn:aws:lambda:us-east-1:000000000000:function:b", LambdaVersion: "V1_0",
				},
			}},
			invalid, "Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
		},
		{
			"reserved tag",
			wire.CreateUserPoolRequest{UserPoolTags: map[string]string{"aws:x": "y"}},
			"UserPoolTaggingException", "aws: prefixed tag key names are not allowed for external use.",
		},
		{
			"passwordless on LITE",
			wire.CreateUserPoolRequest{
				UserPoolTier: "LITE",
				Policies:     &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "EMAIL_OTP"}}},
			},
			"FeatureUnavailableInTierException",
			"The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.in.PoolName = "p"
			s.Refused("CreateUserPool", c.in, c.exception, c.message)
		})
	}
}

func TestCreateUserPoolKeepsEverySetting(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, full())
	want := fullShown()
	want.Id, want.Arn = p.Id, p.Arn
	want.CreationDate, want.LastModifiedDate = p.CreationDate, p.LastModifiedDate
	want.SchemaAttributes = p.SchemaAttributes
	if diff := cmp.Diff(want, p); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestCreateUserPoolKeepsOlderMembers has the members that newer ones replace.
func TestCreateUserPoolKeepsOlderMembers(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	config := &wire.PreTokenGenerationVersionConfigType{LambdaArn: function, LambdaVersion: "V3_0"}
	template := &wire.VerificationMessageTemplateType{
		DefaultEmailOption: "CONFIRM_WITH_CODE", EmailMessage: "mail {####}", EmailSubject: "subject", SmsMessage: "sms {####}",
	}
	p := create(t, s, wire.CreateUserPoolRequest{
		AdminCreateUserConfig:       &wire.AdminCreateUserConfigType{UnusedAccountValidityDays: new(int64(30))},
		LambdaConfig:                &wire.LambdaConfigType{PreTokenGenerationConfig: config},
		UsernameAttributes:          []string{"email", "phone_number"},
		VerificationMessageTemplate: template,
	})
	got := describe(t, s, p.Id)
	if days := *got.AdminCreateUserConfig.UnusedAccountValidityDays; days != 30 || *got.Policies.PasswordPolicy.TemporaryPasswordValidityDays != 30 {
		t.Errorf("%d days, and the policy is %+v", days, got.Policies.PasswordPolicy)
	}
	if diff := cmp.Diff(&wire.LambdaConfigType{PreTokenGeneration: function, PreTokenGenerationConfig: config}, got.LambdaConfig); diff != "" {
		t.Errorf("functions (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"email", "phone_number"}, got.UsernameAttributes); diff != "" {
		t.Errorf("names (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(template, got.VerificationMessageTemplate); diff != "" {
		t.Errorf("template (-want +got)\n%s", diff)
	}
}

func TestCreateUserPoolKeepsItsSchema(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	schema := []wire.SchemaAttributeType{
		{
			Name: "team", AttributeDataType: "String", Mutable: new(false), Required: new(false), DeveloperOnlyAttribute: new(false),
			StringAttributeConstraints: &wire.StringAttributeConstraintsType{MinLength: "2", MaxLength: "9"},
		},
		{
			Name: "age", AttributeDataType: "Number", Mutable: new(true), Required: new(false), DeveloperOnlyAttribute: new(false),
			NumberAttributeConstraints: &wire.NumberAttributeConstraintsType{MinValue: "18", MaxValue: "99"},
		},
	}
	p := create(t, s, wire.CreateUserPoolRequest{Schema: schema})
	schema[0].Name, schema[1].Name = "custom:team", "custom:age"
	if diff := cmp.Diff(schema, p.SchemaAttributes[20:]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff(p, describe(t, s, p.Id)); diff != "" {
		t.Errorf("(-created +described)\n%s", diff)
	}
}

func TestCreateUserPoolKeepsItsKey(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	key := &wire.KeyConfigurationType{KeyType: "CUSTOMER_MANAGED_KEY", KmsKeyArn: "arn:aws:kms:us-east-1:000000000000:key/k"}
	p := create(t, s, wire.CreateUserPoolRequest{KeyConfiguration: key})
	if diff := cmp.Diff(key, describe(t, s, p.Id).KeyConfiguration); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCreateUserPoolChecksItsKey(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	for message, key := range map[string]wire.KeyConfigurationType{
		"KmsKeyArn is required when KeyType is CUSTOMER_MANAGED_KEY.":     {KeyType: "CUSTOMER_MANAGED_KEY"},
		"KmsKeyArn can only be set when KeyType is CUSTOMER_MANAGED_KEY.": {KeyType: "AWS_OWNED_KEY", KmsKeyArn: "arn:aws:kms:us-east-1:000000000000:key/k"},
	} {
		err := s.Call("CreateUserPool", wire.CreateUserPoolRequest{PoolName: "p", KeyConfiguration: &key}, nil)
		cognatetest.Refusal(t, err, invalid, message)
	}
}
