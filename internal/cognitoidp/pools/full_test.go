package pools_test

import (
	wire "cognate/internal/wire/cognitoidp"
)

const function = "arn:aws:lambda:us-east-1:000000000000:function:f"

// full is a request that sets every member of a new pool, but for those that
// exclude others, and its schema.
func full() wire.CreateUserPoolRequest {
	return wire.CreateUserPoolRequest{
		PoolName: "full",
		AccountRecoverySetting: &wire.AccountRecoverySettingType{RecoveryMechanisms: []wire.RecoveryOptionType{
			{Name: "verified_email", Priority: new(int64(1))},
			{Name: "verified_phone_number", Priority: new(int64(2))},
		}},
		AcrConfiguration: map[string]wire.AcrLevelConfigType{"Level1": {AcrValue: "urn:one"}},
		AdminCreateUserConfig: &wire.AdminCreateUserConfigType{
			AllowAdminCreateUserOnly: new(true),
			InviteMessageTemplate: &wire.MessageTemplateType{
				EmailMessage: "{username} {####}", EmailSubject: "welcome", SMSMessage: "{username} {####}",
			},
		},
		AliasAttributes:        []string{"email", "preferred_username"},
		AutoVerifiedAttributes: []string{"email", "phone_number"},
		DcrConfiguration: &wire.DcrConfigurationType{
			EnableStatus: wire.StatusTypeEnabled, OpenDcrEnabled: new(true), AllowedScopes: []string{"openid"},
			AuthenticatedGrantTypes: []string{"code"}, OpenDcrGrantTypes: []string{"code"},
		},
		DeletionProtection:  wire.DeletionProtectionTypeActive,
		DeviceConfiguration: &wire.DeviceConfigurationType{ChallengeRequiredOnNewDevice: new(true)},
		EmailConfiguration: &wire.EmailConfigurationType{
			EmailSendingAccount: "DEVELOPER", SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/example.com",
			From: "Me <me@example.com>", ReplyToEmailAddress: "you@example.com", ConfigurationSet: "set",
		},
		EmailVerificationMessage: "mail {####}",
		EmailVerificationSubject: "subject",
		IssuerConfiguration:      &wire.IssuerConfigurationType{Type: "UPDATED"},
		KeyConfiguration:         &wire.KeyConfigurationType{KeyType: "AWS_OWNED_KEY"},
		LambdaConfig: &wire.LambdaConfigType{
			PreSignUp: function, CustomMessage: function, PostConfirmation: function,
			PreAuthentication: function, PostAuthentication: function,
			DefineAuthChallenge: function, CreateAuthChallenge: function, VerifyAuthChallengeResponse: function,
			PreTokenGeneration: function, UserMigration: function,
			CustomSMSSender:   &wire.CustomSMSLambdaVersionConfigType{LambdaArn: function, LambdaVersion: "V1_0"},
			CustomEmailSender: &wire.CustomEmailLambdaVersionConfigType{LambdaArn: function, LambdaVersion: "V1_0"},
			InboundFederation: &wire.InboundFederationLambdaType{LambdaArn: function, LambdaVersion: "V1_0"},
			KMSKeyID:          "arn:aws:kms:us-east-1:000000000000:key/k",
		},
		MfaConfiguration: "OPTIONAL",
		Policies: &wire.UserPoolPolicyType{
			PasswordPolicy: &wire.PasswordPolicyType{
				MinimumLength: new(int64(10)), PasswordHistorySize: new(int64(3)), RequireNumbers: new(true),
				RequireLowercase: new(true), RequireUppercase: new(false), RequireSymbols: new(false),
				TemporaryPasswordValidityDays: new(int64(2)),
			},
			SignInPolicy: &wire.SignInPolicyType{AllowedFirstAuthFactors: []string{"PASSWORD", "EMAIL_OTP"}},
		},
		SmsAuthenticationMessage: "sign in {####}",
		SmsConfiguration: &wire.SmsConfigurationType{
			SnsCallerArn: role, ExternalId: "external", SnsRegion: "us-east-1",
			EumsSms: &wire.EumsSmsConfigurationType{
				CallerArn: role, OriginationIdentity: "sender", ConfigurationSetName: "set", ExternalId: "external",
				InEntityId: "entity", InTemplateId: "template", Region: "us-east-1",
			},
		},
		SmsVerificationMessage: "sms {####}",
		UserAttributeUpdateSettings: &wire.UserAttributeUpdateSettingsType{
			AttributesRequireVerificationBeforeUpdate: []string{"email"},
		},
		UserPoolAddOns: &wire.UserPoolAddOnsType{
			AdvancedSecurityMode:            "ENFORCED",
			AdvancedSecurityAdditionalFlows: &wire.AdvancedSecurityAdditionalFlowsType{CustomAuthMode: "AUDIT"},
		},
		UserPoolTags:          map[string]string{"team": "a"},
		UsernameConfiguration: &wire.UsernameConfigurationType{CaseSensitive: new(false)},
		VerificationMessageTemplate: &wire.VerificationMessageTemplateType{
			EmailMessageByLink: "{##here##}", EmailSubjectByLink: "link", DefaultEmailOption: "CONFIRM_WITH_LINK",
		},
	}
}

// fullShown is the pool that full makes, without what the server chose.
func fullShown() *wire.UserPoolType {
	in := full()
	in.AdminCreateUserConfig.UnusedAccountValidityDays = new(int64(2))
	in.DeviceConfiguration.DeviceOnlyRememberedOnUserPrompt = new(false)
	in.LambdaConfig.PreTokenGenerationConfig = &wire.PreTokenGenerationVersionConfigType{LambdaArn: function, LambdaVersion: "V1_0"}
	template := in.VerificationMessageTemplate
	template.EmailMessage, template.EmailSubject = in.EmailVerificationMessage, in.EmailVerificationSubject
	template.SmsMessage = in.SmsVerificationMessage
	return &wire.UserPoolType{
		Name:                        "full",
		AccountRecoverySetting:      in.AccountRecoverySetting,
		AcrConfiguration:            in.AcrConfiguration,
		AdminCreateUserConfig:       in.AdminCreateUserConfig,
		AliasAttributes:             in.AliasAttributes,
		AutoVerifiedAttributes:      in.AutoVerifiedAttributes,
		DcrConfiguration:            in.DcrConfiguration,
		DeletionProtection:          in.DeletionProtection,
		DeviceConfiguration:         in.DeviceConfiguration,
		EmailConfiguration:          in.EmailConfiguration,
		EmailVerificationMessage:    in.EmailVerificationMessage,
		EmailVerificationSubject:    in.EmailVerificationSubject,
		EstimatedNumberOfUsers:      new(int64(0)),
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
		UserPoolTier:                "PLUS",
		UsernameConfiguration:       in.UsernameConfiguration,
		VerificationMessageTemplate: in.VerificationMessageTemplate,
	}
}
