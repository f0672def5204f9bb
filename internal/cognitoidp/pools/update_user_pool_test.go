package pools_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func update(t *testing.T, s *cognatetest.Server, in wire.UpdateUserPoolRequest) {
	t.Helper()
	if err := s.Call("UpdateUserPool", in, nil); err != nil {
		t.Fatalf("UpdateUserPool: %v", err)
	}
}

func TestUpdateUserPoolResetsWhatItOmits(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	before := create(t, s, full())
	s.Clock.Advance(time.Minute)
	update(t, s, wire.UpdateUserPoolRequest{UserPoolId: before.Id})

	want := create(t, s, wire.CreateUserPoolRequest{PoolName: "full"})
	want.Id, want.Arn, want.CreationDate = before.Id, before.Arn, before.CreationDate
	want.SchemaAttributes = before.SchemaAttributes
	want.AliasAttributes = before.AliasAttributes
	want.UsernameConfiguration = before.UsernameConfiguration
	if diff := cmp.Diff(want, describe(t, s, before.Id)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestUpdateUserPoolSetsWhatCreateSets(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{
		PoolName: "plain", AliasAttributes: full().AliasAttributes, UsernameConfiguration: full().UsernameConfiguration,
	})
	in := wire.UpdateUserPoolRequest{}
	copyMembers(t, full(), &in)
	in.UserPoolId = p.Id
	update(t, s, in)
	want := fullShown()
	want.Id, want.Arn = p.Id, p.Arn
	want.CreationDate, want.LastModifiedDate = p.CreationDate, p.LastModifiedDate
	want.SchemaAttributes = p.SchemaAttributes
	if diff := cmp.Diff(want, describe(t, s, p.Id)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestUpdateUserPoolSetsUnusedAccountValidity(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	update(t, s, wire.UpdateUserPoolRequest{UserPoolId: p.Id, AdminCreateUserConfig: &wire.AdminCreateUserConfigType{UnusedAccountValidityDays: new(int64(30))}})
	got := describe(t, s, p.Id)
	if *got.AdminCreateUserConfig.UnusedAccountValidityDays != 30 || *got.Policies.PasswordPolicy.TemporaryPasswordValidityDays != 30 {
		t.Errorf("%+v, and the policy is %+v", got.AdminCreateUserConfig, got.Policies.PasswordPolicy)
	}
}

func TestUpdateUserPoolMirrorsVerificationMessages(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	update(t, s, wire.UpdateUserPoolRequest{UserPoolId: p.Id, VerificationMessageTemplate: &wire.VerificationMessageTemplateType{
		EmailMessage: "mail {####}", EmailSubject: "subject", SmsMessage: "sms {####}",
	}})
	p = describe(t, s, p.Id)
	got := []string{p.EmailVerificationMessage, p.EmailVerificationSubject, p.SmsVerificationMessage}
	if diff := cmp.Diff([]string{"mail {####}", "subject", "sms {####}"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// The template wins, member by member, over the older members.
	update(t, s, wire.UpdateUserPoolRequest{
		UserPoolId: p.Id, EmailVerificationMessage: "older {####}", EmailVerificationSubject: "older", SmsVerificationMessage: "older {####}",
		VerificationMessageTemplate: &wire.VerificationMessageTemplateType{EmailMessage: "mail {####}"},
	})
	p = describe(t, s, p.Id)
	got = []string{p.EmailVerificationMessage, p.EmailVerificationSubject, p.SmsVerificationMessage, p.VerificationMessageTemplate.EmailSubject}
	if diff := cmp.Diff([]string{"mail {####}", "older", "older {####}", "older"}, got); diff != "" {
		t.Errorf("both (-want +got)\n%s", diff)
	}
}

func TestUpdateUserPoolRefusesAndChangesNothing(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{UserPoolTags: map[string]string{"team": "a"}})
	for _, c := range []struct {
		name               string
		in                 wire.UpdateUserPoolRequest
		exception, message string
	}{
		{"unknown pool", wire.UpdateUserPoolRequest{UserPoolId: missingID}, notFound, noPool(missingID)},
		{
			"reserved tag", wire.UpdateUserPoolRequest{UserPoolTags: map[string]string{"aws:x": "y"}},
			"UserPoolTaggingException", "aws: prefixed tag key names are not allowed for external use.",
		},
		{
			"subset", wire.UpdateUserPoolRequest{UserAttributeUpdateSettings: &wire.UserAttributeUpdateSettingsType{
				AttributesRequireVerificationBeforeUpdate: []string{"email"},
			}},
			invalid, "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes",
		},
		{
			"admin_only and more", wire.UpdateUserPoolRequest{AccountRecoverySetting: &wire.AccountRecoverySettingType{
				RecoveryMechanisms: []wire.RecoveryOptionType{
					{Name: "admin_only", Priority: new(int64(1))}, {Name: "verified_email", Priority: new(int64(2))},
				},
			}},
			invalid, "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.",
		},
		{
			"short passwords", wire.UpdateUserPoolRequest{Policies: &wire.UserPoolPolicyType{
				PasswordPolicy: &wire.PasswordPolicyType{MinimumLength: new(int64(5))},
			}},
			invalid, "1 validation error detected: Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6",
		},
		{
			"developer mail without identity", wire.UpdateUserPoolRequest{EmailConfiguration: &wire.EmailConfigurationType{EmailSendingAccount: "DEVELOPER"}},
			invalid, "Source ARN is required to use DEVELOPER email sending owner",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.in.UserPoolId == "" {
				c.in.UserPoolId = p.Id
			}
			s.Refused("UpdateUserPool", c.in, c.exception, c.message)
		})
	}
	if diff := cmp.Diff(p, describe(t, s, p.Id)); diff != "" {
		t.Errorf("refused updates changed the pool (-want +got)\n%s", diff)
	}
}
