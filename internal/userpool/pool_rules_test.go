package userpool

import (
	"fmt"
	"testing"
)

func TestPoolCheck(t *testing.T) {
	lambda := func(region string) string { return "arn:aws:lambda:" + region + ":000000000000:function:f" }
	const (
		param = "InvalidParameter: "
		twice = "A message template must have the placeholder {####} once."
		lite  = "FeatureUnavailableInTier: The following features need to be disabled for the LITE pricing tier configured: "
		role  = "arn:aws:iam::000000000000:role/sms"
	)
	for name, test := range map[string]struct {
		edit func(*Settings)
		want string
	}{
		"defaults":                 {nil, ""},
		"aliases and usernames":    {func(s *Settings) { s.AliasAttributes, s.UsernameAttributes = []string{"email"}, []string{"email"} }, param + "Only one of the aliasAttributes or usernameAttributes can be set in a User pool."},
		"required alias":           {func(s *Settings) { s.AliasAttributes, s.Schema[6].Required = []string{"preferred_username"}, true }, param + "User pool already has schema attribute preferred_username as required so it can not be an alias attribute"},
		"MFA without SMS":          {func(s *Settings) { s.MFA = "ON" }, param + "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"},
		"optional MFA without SMS": {func(s *Settings) { s.MFA = "OPTIONAL" }, param + "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"},
		"MFA by authenticator":     {func(s *Settings) { s.MFA, s.SoftwareTokenMFA = "ON", true }, ""},
		"MFA by SMS":               {func(s *Settings) { s.MFA, s.SMS = "ON", &SMSConfiguration{SNSCallerARN: role} }, ""},
		"phone without SMS":        {func(s *Settings) { s.AutoVerified = []string{"phone_number"} }, param + "SMS configuration is required when phone_number is selected for auto verification"},
		"SNS region":               {func(s *Settings) { s.SMS = &SMSConfiguration{SNSCallerARN: role, SNSRegion: "eu-west-1"} }, param + "Invalid snsRegion. Allowed SNS region for us-east-1 is us-east-1"},
		"verify before update":     {func(s *Settings) { s.VerifyBeforeUpdate = []string{"email"} }, param + "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes"},
		"verified before update":   {func(s *Settings) { s.VerifyBeforeUpdate, s.AutoVerified = []string{"email"}, []string{"email"} }, ""},
		"recovery priorities": {func(s *Settings) {
			s.Recovery = []RecoveryMechanism{{"verified_email", 1}, {"verified_phone_number", 1}}
		}, param + "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms."},
		"recovery names":           {func(s *Settings) { s.Recovery = []RecoveryMechanism{{"verified_email", 1}, {"verified_email", 2}} }, param + "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms."},
		"recovery admin and more":  {func(s *Settings) { s.Recovery = []RecoveryMechanism{{"admin_only", 1}, {"verified_email", 2}} }, param + "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms."},
		"recovery admin":           {func(s *Settings) { s.Recovery = []RecoveryMechanism{{"admin_only", 1}} }, ""},
		"developer without source": {func(s *Settings) { s.Email.SendingAccount = "DEVELOPER" }, param + "Source ARN is required to use DEVELOPER email sending owner"},
		"bad From":                 {func(s *Settings) { s.Email.From = "nobody" }, param + "Provided From email address is invalid"},
		"From of two lines":        {func(s *Settings) { s.Email.From = "App\r\n <app@x.org>" }, param + "Provided From email address is invalid"},
		"bad ReplyTo":              {func(s *Settings) { s.Email.ReplyTo = "a@x.org, b@x.org" }, param + "Provided ReplyTo email address is invalid"},
		"subject of two lines":     {func(s *Settings) { s.Verification.EmailSubject = "Code\r\nBcc: b@x.org" }, param + "An email subject must be a single line."},
		"code twice":               {func(s *Settings) { s.Verification.SMS = "{####} {####}" }, param + twice},
		"code twice in MFA mail":   {func(s *Settings) { s.EmailMFA = &EmailMFA{Message: "{####}{####}"} }, param + twice},
		"code twice in MFA text":   {func(s *Settings) { s.SMSAuthenticationMessage = "{####}, {####}" }, param + twice},
		"code twice in an invite":  {func(s *Settings) { s.Invite = &MessageTemplate{EmailMessage: "{username} {####} {####}"} }, param + twice},
		"two links":                {func(s *Settings) { s.Verification.EmailMessageByLink = "{##a##} {##b##}" }, param + "A message template must have one link."},
		"invite of two lines":      {func(s *Settings) { s.Invite = &MessageTemplate{EmailSubject: "a\nb"} }, param + "An email subject must be a single line."},
		"MFA mail of two lines":    {func(s *Settings) { s.EmailMFA = &EmailMFA{Subject: "a\nb"} }, param + "An email subject must be a single line."},
		"From with a name":         {func(s *Settings) { s.Email.From = "App <app@x.org>" }, ""},
		"SES region":               {func(s *Settings) { s.Email.SourceARN = "arn:aws:ses:sa-east-1:000000000000:identity/a@x.org" }, param + "Provided SourceArn must be in one of the following SES regions: us-east-1, us-west-2, eu-west-1"},
		"SES":                      {func(s *Settings) { s.Email.SourceARN = "arn:aws:ses:us-west-2:000000000000:identity/a@x.org" }, ""},
		"lambda region":            {func(s *Settings) { s.Lambda.PreSignUp = lambda("eu-west-1") }, param + "Cross-region lambda functions are not supported"},
		"lambda":                   {func(s *Settings) { s.Lambda.UserMigration = lambda("us-east-1") }, ""},
		"sender without key":       {func(s *Settings) { s.Lambda.CustomEmailSender = lambda("us-east-1") }, param + "KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used."},
		"sender with key":          {func(s *Settings) { s.Lambda.CustomSMSSender, s.Lambda.KMSKeyID = lambda("us-east-1"), "k" }, ""},
		"invite SMS":               {func(s *Settings) { s.Invite = &MessageTemplate{SMS: "code {####}"} }, param + "Invalid SMS message for Admin create user flow parameter"},
		"invite e-mail":            {func(s *Settings) { s.Invite = &MessageTemplate{EmailMessage: "{username}"} }, param + "Invalid email message for Admin create user flow parameter"},
		"invite":                   {func(s *Settings) { s.Invite = &MessageTemplate{SMS: "{username} {####}", EmailSubject: "hello"} }, ""},
		"no password factor":       {func(s *Settings) { s.SignInPolicy = []string{"EMAIL_OTP"} }, param + "Password should be configured as one of the allowed first auth factors."},
		"OTP factor and MFA": {func(s *Settings) {
			s.SignInPolicy, s.MFA, s.SoftwareTokenMFA = []string{"PASSWORD", "EMAIL_OTP"}, "ON", true
		}, param + "EMAIL_OTP and SMS_OTP cannot be configured as allowed first auth factors when MFA is required."},
		"OTP factor, optional MFA": {func(s *Settings) {
			s.SignInPolicy, s.MFA, s.SoftwareTokenMFA = []string{"PASSWORD", "EMAIL_OTP"}, "OPTIONAL", true
		}, ""},
		"passkey and MFA": {func(s *Settings) {
			s.SignInPolicy, s.MFA, s.SoftwareTokenMFA = []string{"PASSWORD", "WEB_AUTHN"}, "ON", true
		}, param + "WEB_AUTHN can be configured as an allowed first auth factor when MFA is required only with FactorConfiguration MULTI_FACTOR_WITH_USER_VERIFICATION."},
		"verified passkey and MFA": {func(s *Settings) {
			s.SignInPolicy, s.MFA, s.SoftwareTokenMFA, s.WebAuthn = []string{"PASSWORD", "WEB_AUTHN"}, "ON", true, &WebAuthn{FactorConfiguration: "MULTI_FACTOR_WITH_USER_VERIFICATION"}
		}, ""},
		"LITE":                      {func(s *Settings) { s.Tier, s.SignInPolicy = "LITE", nil }, ""},
		"LITE and OTP":              {func(s *Settings) { s.Tier, s.SignInPolicy = "LITE", []string{"PASSWORD", "EMAIL_OTP"} }, lite + "Passwordless Sign-In"},
		"LITE and V2 tokens":        {func(s *Settings) { s.Tier, s.Lambda.PreTokenGenerationVersion = "LITE", "V2_0" }, lite + "Token Customization with Pre-Token Generation Lambda V2_0"},
		"LITE and V1 tokens":        {func(s *Settings) { s.Tier, s.Lambda.PreTokenGenerationVersion = "LITE", "V1_0" }, ""},
		"LITE, history, e-mail MFA": {func(s *Settings) { s.Tier, s.PasswordPolicy.HistorySize, s.EmailMFA = "LITE", 3, &EmailMFA{} }, lite + "Password History, Email MFA"},
		"threat protection":         {func(s *Settings) { s.AdvancedSecurity = "AUDIT" }, "FeatureUnavailableInTier: The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection"},
		"threat protection, PLUS":   {func(s *Settings) { s.AdvancedSecurity, s.Tier = "AUDIT", "PLUS" }, ""},
		"too many tags":             {func(s *Settings) { s.Tags = tags(51) }, "UserPoolTagging: A user pool can not have more than 50 tags."},
		"many tags":                 {func(s *Settings) { s.Tags = tags(50) }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := testPool(test.edit)
			checkFault(t, p.Settings.Check(p.Region), test.want)
		})
	}
}

func tags(n int) map[string]string {
	m := map[string]string{}
	for i := range n {
		m[fmt.Sprint(i)] = ""
	}
	return m
}

func TestCheckAccount(t *testing.T) {
	var s Settings
	checkFault(t, s.CheckAccount("000000000000"), "")
	s.SMS = &SMSConfiguration{SNSCallerARN: "arn:aws:iam::000000000000:role/sms"}
	checkFault(t, s.CheckAccount("000000000000"), "")
	checkFault(t, s.CheckAccount("111111111111"), "InvalidParameter: Cross-account pass role is not allowed.")
	s.SMS.SNSCallerARN = "role"
	checkFault(t, s.CheckAccount("000000000000"), "InvalidParameter: Cross-account pass role is not allowed.")
}
