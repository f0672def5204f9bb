package userpool

import (
	"cmp"
	"net/mail"
	"slices"
	"strings"
	"unicode"

	"cognate/internal/fault"
)

// Check judges a pool's settings as a whole, after ApplyDefaults, for a pool
// of that region. Faults are InvalidParameter, FeatureUnavailableInTier and
// UserPoolTagging.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
func (s *Settings) Check(region string) error {
	return cmp.Or(
		s.checkSignInNames(),
		s.checkVerification(),
		s.checkSMS(region),
		s.checkEmail(region),
		s.checkSecondFactors(),
		s.checkRecovery(),
		s.checkTemplates(),
		s.checkLambda(region),
		s.checkFactors(),
		s.checkTier(),
		s.checkKey(),
		CheckTags(s.Tags),
	)
}

func (s *Settings) checkSignInNames() error {
	if len(s.AliasAttributes) > 0 && len(s.UsernameAttributes) > 0 {
		return fault.InvalidParameter.New("Only one of the aliasAttributes or usernameAttributes can be set in a User pool.")
	}
	for _, a := range s.Schema {
		if a.Name == "preferred_username" && a.Required && slices.Contains(s.AliasAttributes, a.Name) {
			return fault.InvalidParameter.New("User pool already has schema attribute preferred_username as required so it can not be an alias attribute")
		}
	}
	return nil
}

func (s *Settings) checkVerification() error {
	for _, name := range s.VerifyBeforeUpdate {
		if !slices.Contains(s.AutoVerified, name) {
			return fault.InvalidParameter.New("All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes")
		}
	}
	return nil
}

func (s *Settings) checkSMS(region string) error {
	if s.SMS == nil {
		if slices.Contains(s.AutoVerified, "phone_number") {
			return fault.InvalidParameter.New("SMS configuration is required when phone_number is selected for auto verification")
		}
		if s.MFA != "OFF" && !s.SoftwareTokenMFA && s.EmailMFA == nil {
			return errSMSMissing()
		}
		return nil
	}
	if r := s.SMS.SNSRegion; r != "" && r != region {
		return fault.InvalidParameter.Newf("Invalid snsRegion. Allowed SNS region for %s is %s", region, region)
	}
	return nil
}

func (s *Settings) checkEmail(region string) error {
	e := s.Email
	if e.SendingAccount == "DEVELOPER" && e.SourceARN == "" {
		return fault.InvalidParameter.New("Source ARN is required to use DEVELOPER email sending owner")
	}
	if e.ReplyTo != "" && !isMailAddress(e.ReplyTo) {
		return fault.InvalidParameter.New("Provided ReplyTo email address is invalid")
	}
	return checkMailIdentity(e.SourceARN, e.From, region)
}

// isMailAddress reports whether a text is one address, perhaps with a name,
// that can stand in a mail's header.
func isMailAddress(text string) bool {
	_, err := mail.ParseAddress(text)
	return err == nil && !strings.ContainsFunc(text, unicode.IsControl)
}

// checkMailIdentity judges who is to send mail for a pool of that region.
func checkMailIdentity(sourceARN, from, region string) error {
	if sourceARN != "" {
		allowed := distinct([]string{"us-east-1", "us-west-2", "eu-west-1", region})
		if !slices.Contains(allowed, arnField(sourceARN, 3)) {
			return fault.InvalidParameter.Newf("Provided SourceArn must be in one of the following SES regions: %s", strings.Join(allowed, ", "))
		}
	}
	if from != "" && !isMailAddress(from) {
		return fault.InvalidParameter.New("Provided From email address is invalid")
	}
	return nil
}

func (s *Settings) checkRecovery() error {
	names, priorities := map[string]bool{}, map[int]bool{}
	for _, m := range s.Recovery {
		if names[m.Name] || priorities[m.Priority] {
			return fault.InvalidParameter.New("Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.")
		}
		names[m.Name], priorities[m.Priority] = true, true
	}
	if names["admin_only"] && len(names) > 1 {
		return fault.InvalidParameter.New("Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.")
	}
	return nil
}

func (s *Settings) checkLambda(region string) error {
	for _, arn := range s.Lambda.functions() {
		if r := arnField(arn, 3); r != "" && r != region {
			return fault.InvalidParameter.New("Cross-region lambda functions are not supported")
		}
	}
	if (s.Lambda.CustomSMSSender != "" || s.Lambda.CustomEmailSender != "") && s.Lambda.KMSKeyID == "" {
		return fault.InvalidParameter.New("KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.")
	}
	return nil
}

func (l *LambdaConfig) functions() []string {
	return []string{
		l.PreSignUp, l.CustomMessage, l.PostConfirmation, l.PreAuthentication, l.PostAuthentication,
		l.DefineAuthChallenge, l.CreateAuthChallenge, l.VerifyAuthChallengeResponse, l.PreTokenGeneration,
		l.UserMigration, l.CustomSMSSender, l.CustomEmailSender, l.InboundFederation,
	}
}

// checkFactors checks the first factors, alone and beside a required second.
func (s *Settings) checkFactors() error {
	if len(s.SignInPolicy) > 0 && !slices.Contains(s.SignInPolicy, "PASSWORD") {
		return fault.InvalidParameter.New("Password should be configured as one of the allowed first auth factors.")
	}
	if s.MFA != "ON" {
		return nil
	}
	for _, factor := range s.SignInPolicy {
		switch factor {
		case "EMAIL_OTP", "SMS_OTP":
			return fault.InvalidParameter.New("EMAIL_OTP and SMS_OTP cannot be configured as allowed first auth factors when MFA is required.")
		case "WEB_AUTHN":
			if s.WebAuthn == nil || s.WebAuthn.FactorConfiguration != "MULTI_FACTOR_WITH_USER_VERIFICATION" {
				return fault.InvalidParameter.New("WEB_AUTHN can be configured as an allowed first auth factor when MFA is required only with FactorConfiguration MULTI_FACTOR_WITH_USER_VERIFICATION.")
			}
		}
	}
	return nil
}

// checkTier refuses what the pool's plan does not include.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html
func (s *Settings) checkTier() error {
	var features []string
	if s.Tier == "LITE" {
		if slices.ContainsFunc(s.SignInPolicy, func(f string) bool { return f != "PASSWORD" }) {
			features = append(features, "Passwordless Sign-In")
		}
		if v := s.Lambda.PreTokenGenerationVersion; v == "V2_0" || v == "V3_0" {
			features = append(features, "Token Customization with Pre-Token Generation Lambda "+v)
		}
		if s.PasswordPolicy.HistorySize > 0 {
			features = append(features, "Password History")
		}
		if s.EmailMFA != nil {
			features = append(features, "Email MFA")
		}
		if s.Sessions.Enabled {
			features = append(features, sessionFeature)
		}
	}
	if s.Tier != "PLUS" && s.ThreatProtection() {
		features = append(features, "Threat Protection")
	}
	if features != nil {
		return errTier(s.Tier, strings.Join(features, ", "))
	}
	return nil
}

// checkKey checks whose key encrypts the pool, which a replica asks for.
func (s *Settings) checkKey() error {
	own := s.KeyType == customerKey
	switch {
	case own && s.KMSKeyARN == "":
		return fault.InvalidParameter.Newf("KmsKeyArn is required when KeyType is %s.", customerKey)
	case !own && s.KMSKeyARN != "":
		return fault.InvalidParameter.Newf("KmsKeyArn can only be set when KeyType is %s.", customerKey)
	case !own && len(s.Replicas) > 0:
		return errReplicaKey()
	}
	return nil
}

// CheckTierChange refuses a plan that does not include what other operations
// than UpdateUserPool turned on. The fault is TierChangeNotAllowed.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
func (s *Settings) CheckTierChange() error {
	var features []string
	if s.Tier != "PLUS" && slices.ContainsFunc(s.Logs, func(l LogConfiguration) bool { return l.Source == "userAuthEvents" }) {
		features = append(features, "Log Streaming")
	}
	if s.Tier == "LITE" && len(s.Replicas) > 0 {
		features = append(features, "Multi-Region Replication")
	}
	if features != nil {
		return fault.TierChangeNotAllowed.Newf("The following features need to be disabled before the change to the %s pricing tier: %s", s.Tier, strings.Join(features, ", "))
	}
	return nil
}

func errTier(tier, features string) error {
	return fault.FeatureUnavailableInTier.Newf("The following features need to be disabled for the %s pricing tier configured: %s", tier, features)
}

// CheckAccount refuses roles of another account than the pool's. The fault is
// InvalidParameter.
func (s *Settings) CheckAccount(account string) error {
	if s.SMS != nil && arnField(s.SMS.SNSCallerARN, 4) != account {
		return fault.InvalidParameter.New("Cross-account pass role is not allowed.")
	}
	return nil
}

// arnField returns one of the colon-separated fields of an ARN, counted from
// zero: 3 is the region, 4 the account. Empty if there is none.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
func arnField(arn string, n int) string {
	fields := strings.SplitN(arn, ":", 6)
	if n >= len(fields) {
		return ""
	}
	return fields[n]
}
