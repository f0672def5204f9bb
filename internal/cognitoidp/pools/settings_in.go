package pools

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// newSettings reads what CreateUserPool asks for, defaults included.
func newSettings(in *wire.CreateUserPoolRequest) (userpool.Settings, error) {
	s, err := settings(changeable(in))
	if err != nil {
		return s, err
	}
	if s.Schema, err = userpool.BuildSchema(attributes(in.Schema)); err != nil {
		return s, err
	}
	s.AliasAttributes = given(in.AliasAttributes)
	s.UsernameAttributes = given(in.UsernameAttributes)
	if c := in.UsernameConfiguration; c != nil {
		s.CaseSensitive = c.CaseSensitive
	}
	s.ApplyDefaults()
	s.SMSMFA = s.SMS != nil && s.MFA != wire.UserPoolMfaTypeOff
	return s, nil
}

// replacement reads what UpdateUserPool asks for, defaults included, and keeps
// of the old settings what the operation cannot name.
func replacement(in *wire.UpdateUserPoolRequest, old *userpool.Settings) (userpool.Settings, error) {
	s, err := settings(in)
	if err != nil {
		return s, err
	}
	s.Schema = old.Schema
	s.AliasAttributes = old.AliasAttributes
	s.UsernameAttributes = old.UsernameAttributes
	s.CaseSensitive = old.CaseSensitive
	s.SoftwareTokenMFA, s.SoftwareTokenMFASet = old.SoftwareTokenMFA, old.SoftwareTokenMFASet
	s.EmailMFA = old.EmailMFA
	s.WebAuthn = old.WebAuthn
	s.Sessions = old.Sessions
	s.Logs = old.Logs
	s.Replicas = old.Replicas
	s.ApplyDefaults()
	s.SMSMFA = s.SMS != nil && (old.SMSMFA || s.MFA != wire.UserPoolMfaTypeOff && !s.SoftwareTokenMFA && s.EmailMFA == nil)
	return s, nil
}

// check judges settings for a pool of that region and account.
func check(s *userpool.Settings, region, account string) error {
	if err := s.Check(region); err != nil {
		return err
	}
	if s.SMS == nil || s.SMS.SNSCallerARN == "" {
		return nil
	}
	return s.CheckAccount(account)
}

// changeable is the part of a new pool's settings that UpdateUserPool can
// replace.
func changeable(in *wire.CreateUserPoolRequest) *wire.UpdateUserPoolRequest {
	return &wire.UpdateUserPoolRequest{
		AccountRecoverySetting:      in.AccountRecoverySetting,
		AcrConfiguration:            in.AcrConfiguration,
		AdminCreateUserConfig:       in.AdminCreateUserConfig,
		AutoVerifiedAttributes:      in.AutoVerifiedAttributes,
		DcrConfiguration:            in.DcrConfiguration,
		DeletionProtection:          in.DeletionProtection,
		DeviceConfiguration:         in.DeviceConfiguration,
		EmailConfiguration:          in.EmailConfiguration,
		EmailVerificationMessage:    in.EmailVerificationMessage,
		EmailVerificationSubject:    in.EmailVerificationSubject,
		IssuerConfiguration:         in.IssuerConfiguration,
		KeyConfiguration:            in.KeyConfiguration,
		LambdaConfig:                in.LambdaConfig,
		MfaConfiguration:            in.MfaConfiguration,
		Policies:                    in.Policies,
		SmsAuthenticationMessage:    in.SmsAuthenticationMessage,
		SmsConfiguration:            in.SmsConfiguration,
		SmsVerificationMessage:      in.SmsVerificationMessage,
		UserAttributeUpdateSettings: in.UserAttributeUpdateSettings,
		UserPoolAddOns:              in.UserPoolAddOns,
		UserPoolTags:                in.UserPoolTags,
		UserPoolTier:                in.UserPoolTier,
		VerificationMessageTemplate: in.VerificationMessageTemplate,
	}
}

// settings reads the replaceable settings, without defaults.
func settings(in *wire.UpdateUserPoolRequest) (s userpool.Settings, err error) {
	s = userpool.Settings{
		Tier:                     in.UserPoolTier,
		DeletionProtect:          in.DeletionProtection == wire.DeletionProtectionTypeActive,
		Tags:                     maps.Clone(in.UserPoolTags),
		AutoVerified:             given(in.AutoVerifiedAttributes),
		SMSAuthenticationMessage: in.SmsAuthenticationMessage,
		MFA:                      in.MfaConfiguration,
		Verification:             verification(in),
	}
	if err := policies(&s, in); err != nil {
		return s, err
	}
	if c := in.AdminCreateUserConfig; c != nil {
		s.AdminCreateOnly = value(c.AllowAdminCreateUserOnly)
		if t := c.InviteMessageTemplate; t != nil {
			s.Invite = &userpool.MessageTemplate{SMS: t.SMSMessage, EmailMessage: t.EmailMessage, EmailSubject: t.EmailSubject}
		}
	}
	if u := in.UserAttributeUpdateSettings; u != nil {
		s.VerifyBeforeUpdate = given(u.AttributesRequireVerificationBeforeUpdate)
	}
	if r := in.AccountRecoverySetting; r != nil {
		for _, m := range r.RecoveryMechanisms {
			s.Recovery = append(s.Recovery, userpool.RecoveryMechanism{Name: m.Name, Priority: int(value(m.Priority))})
		}
	}
	if e := in.EmailConfiguration; e != nil {
		s.Email = userpool.EmailConfiguration{
			SendingAccount: e.EmailSendingAccount, SourceARN: e.SourceArn, From: e.From,
			ReplyTo: e.ReplyToEmailAddress, ConfigurationSet: e.ConfigurationSet,
		}
	}
	if s.SMS, err = sms(in.SmsConfiguration); err != nil {
		return s, err
	}
	if d := in.DeviceConfiguration; d != nil {
		s.Devices = &userpool.DeviceConfiguration{
			ChallengeRequiredOnNewDevice:     value(d.ChallengeRequiredOnNewDevice),
			DeviceOnlyRememberedOnUserPrompt: value(d.DeviceOnlyRememberedOnUserPrompt),
		}
	}
	if s.Lambda, err = lambda(in.LambdaConfig); err != nil {
		return s, err
	}
	extras(&s, in)
	return s, nil
}

// policies reads the password and sign-in policies, and how long temporary
// passwords live, which two members can say.
func policies(s *userpool.Settings, in *wire.UpdateUserPoolRequest) error {
	policy := &wire.UserPoolPolicyType{}
	if in.Policies != nil {
		policy = in.Policies
	}
	var temporary, unused *int64
	if p := policy.PasswordPolicy; p != nil {
		const unsaid = 8
		s.PasswordPolicy = userpool.PasswordPolicy{
			MinimumLength:    int(cmp.Or(value(p.MinimumLength), unsaid)),
			RequireUppercase: value(p.RequireUppercase),
			RequireLowercase: value(p.RequireLowercase),
			RequireNumbers:   value(p.RequireNumbers),
			RequireSymbols:   value(p.RequireSymbols),
			HistorySize:      int(value(p.PasswordHistorySize)),
		}
		temporary = p.TemporaryPasswordValidityDays
	}
	if in.AdminCreateUserConfig != nil {
		unused = in.AdminCreateUserConfig.UnusedAccountValidityDays
	}
	days, err := userpool.TemporaryValidity(unused, temporary)
	if err != nil {
		return err
	}
	s.PasswordPolicy.TemporaryValidityDays = days
	if p := policy.SignInPolicy; p != nil {
		s.SignInPolicy = given(p.AllowedFirstAuthFactors)
	}
	return nil
}

// verification reads the verification messages. Three of them have two
// members, of which the template's counts.
func verification(in *wire.UpdateUserPoolRequest) userpool.VerificationTemplate {
	t := wire.VerificationMessageTemplateType{}
	if in.VerificationMessageTemplate != nil {
		t = *in.VerificationMessageTemplate
	}
	return userpool.VerificationTemplate{
		SMS:                cmp.Or(t.SmsMessage, in.SmsVerificationMessage),
		EmailMessage:       cmp.Or(t.EmailMessage, in.EmailVerificationMessage),
		EmailSubject:       cmp.Or(t.EmailSubject, in.EmailVerificationSubject),
		EmailMessageByLink: t.EmailMessageByLink,
		EmailSubjectByLink: t.EmailSubjectByLink,
		DefaultEmailOption: t.DefaultEmailOption,
	}
}

func sms(c *wire.SmsConfigurationType) (*userpool.SMSConfiguration, error) {
	if c == nil {
		return nil, nil
	}
	kept := &userpool.SMSConfiguration{SNSCallerARN: c.SnsCallerArn, ExternalID: c.ExternalId, SNSRegion: c.SnsRegion}
	if c.EumsSms != nil {
		eums, err := json.Marshal(c.EumsSms)
		if err != nil {
			return nil, fmt.Errorf("keep SMS configuration: %w", err)
		}
		kept.EUMS = eums
	}
	return kept, nil
}

// extras reads the settings that came to pools last.
func extras(s *userpool.Settings, in *wire.UpdateUserPoolRequest) {
	if a := in.UserPoolAddOns; a != nil {
		s.AdvancedSecurity = a.AdvancedSecurityMode
		if f := a.AdvancedSecurityAdditionalFlows; f != nil {
			s.CustomAuthMode = f.CustomAuthMode
		}
	}
	if i := in.IssuerConfiguration; i != nil {
		s.Issuer = i.Type
	}
	if k := in.KeyConfiguration; k != nil {
		s.KeyType, s.KMSKeyARN = k.KeyType, k.KmsKeyArn
	}
	if d := in.DcrConfiguration; d != nil {
		s.DynamicClients = &userpool.DynamicClients{
			EnableStatus:            d.EnableStatus,
			OpenEnabled:             value(d.OpenDcrEnabled),
			AuthenticatedGrantTypes: given(d.AuthenticatedGrantTypes),
			OpenGrantTypes:          given(d.OpenDcrGrantTypes),
			AllowedScopes:           given(d.AllowedScopes),
		}
	}
	if len(in.AcrConfiguration) > 0 {
		s.ACR = make(map[string]string, len(in.AcrConfiguration))
		for level, c := range in.AcrConfiguration {
			s.ACR[level] = c.AcrValue
		}
	}
}

// given is a list as a pool keeps it: an empty one counts as absent.
func given(list []string) []string {
	if len(list) == 0 {
		return nil
	}
	return list
}
