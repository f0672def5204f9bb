package pools

import (
	"encoding/json"
	"fmt"
	"maps"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// show shows a pool. Members that were never set are absent, but for those
// that the service always returns.
func show(p *userpool.Pool, users int64) (*wire.UserPoolType, error) {
	s := &p.Settings
	smsConfiguration, err := showSMS(s.SMS)
	if err != nil {
		return nil, err
	}
	v := &s.Verification
	shown := &wire.UserPoolType{
		Id:                     p.ID,
		Name:                   p.Name,
		Arn:                    p.ARN(),
		CreationDate:           wire.Time{Time: p.Created},
		LastModifiedDate:       wire.Time{Time: p.Modified},
		EstimatedNumberOfUsers: &users,
		UserPoolTier:           s.Tier,
		UserPoolTags:           showTags(s.Tags),
		DeletionProtection:     wire.DeletionProtectionTypeInactive,
		Policies:               showPolicies(s),

		SchemaAttributes:       showSchema(s.Schema),
		AliasAttributes:        given(s.AliasAttributes),
		UsernameAttributes:     given(s.UsernameAttributes),
		AutoVerifiedAttributes: given(s.AutoVerified),
		UserAttributeUpdateSettings: &wire.UserAttributeUpdateSettingsType{
			AttributesRequireVerificationBeforeUpdate: append([]string{}, s.VerifyBeforeUpdate...),
		},

		AdminCreateUserConfig:    showAdminCreate(s),
		EmailVerificationMessage: v.EmailMessage,
		EmailVerificationSubject: v.EmailSubject,
		SmsVerificationMessage:   v.SMS,
		VerificationMessageTemplate: &wire.VerificationMessageTemplateType{
			SmsMessage:         v.SMS,
			EmailMessage:       v.EmailMessage,
			EmailSubject:       v.EmailSubject,
			EmailMessageByLink: v.EmailMessageByLink,
			EmailSubjectByLink: v.EmailSubjectByLink,
			DefaultEmailOption: v.DefaultEmailOption,
		},
		SmsAuthenticationMessage: s.SMSAuthenticationMessage,
		EmailConfiguration: &wire.EmailConfigurationType{
			EmailSendingAccount: s.Email.SendingAccount,
			SourceArn:           s.Email.SourceARN,
			From:                s.Email.From,
			ReplyToEmailAddress: s.Email.ReplyTo,
			ConfigurationSet:    s.Email.ConfigurationSet,
		},
		SmsConfiguration: smsConfiguration,
		MfaConfiguration: s.MFA,
		LambdaConfig:     showLambda(&s.Lambda),
	}
	if s.DeletionProtect {
		shown.DeletionProtection = wire.DeletionProtectionTypeActive
	}
	if s.CaseSensitive != nil {
		shown.UsernameConfiguration = &wire.UsernameConfigurationType{CaseSensitive: s.CaseSensitive}
	}
	if d := s.Devices; d != nil {
		shown.DeviceConfiguration = &wire.DeviceConfigurationType{
			ChallengeRequiredOnNewDevice:     &d.ChallengeRequiredOnNewDevice,
			DeviceOnlyRememberedOnUserPrompt: &d.DeviceOnlyRememberedOnUserPrompt,
		}
	}
	if len(s.Recovery) > 0 {
		shown.AccountRecoverySetting = showRecovery(s.Recovery)
	}
	showExtras(shown, s)
	return shown, nil
}

func showPolicies(s *userpool.Settings) *wire.UserPoolPolicyType {
	p := &s.PasswordPolicy
	shown := &wire.UserPoolPolicyType{PasswordPolicy: &wire.PasswordPolicyType{
		MinimumLength:                 new(int64(p.MinimumLength)),
		RequireUppercase:              new(p.RequireUppercase),
		RequireLowercase:              new(p.RequireLowercase),
		RequireNumbers:                new(p.RequireNumbers),
		RequireSymbols:                new(p.RequireSymbols),
		TemporaryPasswordValidityDays: new(int64(p.TemporaryValidityDays)),
	}}
	if p.HistorySize > 0 {
		shown.PasswordPolicy.PasswordHistorySize = new(int64(p.HistorySize))
	}
	if len(s.SignInPolicy) > 0 {
		shown.SignInPolicy = &wire.SignInPolicyType{AllowedFirstAuthFactors: s.SignInPolicy}
	}
	return shown
}

func showAdminCreate(s *userpool.Settings) *wire.AdminCreateUserConfigType {
	shown := &wire.AdminCreateUserConfigType{
		AllowAdminCreateUserOnly:  new(s.AdminCreateOnly),
		UnusedAccountValidityDays: new(int64(s.PasswordPolicy.TemporaryValidityDays)),
	}
	if t := s.Invite; t != nil {
		shown.InviteMessageTemplate = &wire.MessageTemplateType{SMSMessage: t.SMS, EmailMessage: t.EmailMessage, EmailSubject: t.EmailSubject}
	}
	return shown
}

func showRecovery(mechanisms []userpool.RecoveryMechanism) *wire.AccountRecoverySettingType {
	shown := &wire.AccountRecoverySettingType{}
	for _, m := range mechanisms {
		shown.RecoveryMechanisms = append(shown.RecoveryMechanisms, wire.RecoveryOptionType{
			Name: m.Name, Priority: new(int64(m.Priority)),
		})
	}
	return shown
}

func showSMS(c *userpool.SMSConfiguration) (*wire.SmsConfigurationType, error) {
	if c == nil {
		return nil, nil
	}
	shown := &wire.SmsConfigurationType{SnsCallerArn: c.SNSCallerARN, ExternalId: c.ExternalID, SnsRegion: c.SNSRegion}
	if c.EUMS != nil {
		shown.EumsSms = &wire.EumsSmsConfigurationType{}
		if err := json.Unmarshal(c.EUMS, shown.EumsSms); err != nil {
			return nil, fmt.Errorf("read SMS configuration: %w", err)
		}
	}
	return shown, nil
}

func showTags(tags map[string]string) map[string]string {
	shown := make(map[string]string, len(tags))
	maps.Copy(shown, tags)
	return shown
}

// showExtras shows the settings that came to pools last.
func showExtras(shown *wire.UserPoolType, s *userpool.Settings) {
	if s.AdvancedSecurity != "" {
		shown.UserPoolAddOns = &wire.UserPoolAddOnsType{
			AdvancedSecurityMode:            s.AdvancedSecurity,
			AdvancedSecurityAdditionalFlows: &wire.AdvancedSecurityAdditionalFlowsType{CustomAuthMode: s.CustomAuthMode},
		}
	}
	if s.Issuer != "" {
		shown.IssuerConfiguration = &wire.IssuerConfigurationType{Type: s.Issuer}
	}
	if s.KeyType != "" || s.KMSKeyARN != "" {
		shown.KeyConfiguration = &wire.KeyConfigurationType{KeyType: s.KeyType, KmsKeyArn: s.KMSKeyARN}
	}
	if d := s.DynamicClients; d != nil {
		shown.DcrConfiguration = &wire.DcrConfigurationType{
			EnableStatus:            d.EnableStatus,
			OpenDcrEnabled:          &d.OpenEnabled,
			AuthenticatedGrantTypes: given(d.AuthenticatedGrantTypes),
			OpenDcrGrantTypes:       given(d.OpenGrantTypes),
			AllowedScopes:           given(d.AllowedScopes),
		}
	}
	if len(s.ACR) > 0 {
		shown.AcrConfiguration = make(map[string]wire.AcrLevelConfigType, len(s.ACR))
		for level, acr := range s.ACR {
			shown.AcrConfiguration[level] = wire.AcrLevelConfigType{AcrValue: acr}
		}
	}
}
