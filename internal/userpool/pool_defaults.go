package userpool

import "cognate/internal/fault"

// DefaultPasswordPolicy is the policy of a pool that was created without one.
func DefaultPasswordPolicy() PasswordPolicy {
	return PasswordPolicy{
		MinimumLength:         defaultMinimumLength,
		RequireUppercase:      true,
		RequireLowercase:      true,
		RequireNumbers:        true,
		RequireSymbols:        true,
		TemporaryValidityDays: defaultTemporaryValidityDays,
	}
}

const (
	defaultMinimumLength         = 8
	defaultTemporaryValidityDays = 7
)

// ApplyDefaults fills what a pool has when its administrator did not say. A
// password policy that sets nothing but the validity of temporary passwords
// counts as none; a request that gave an empty one sets MinimumLength first.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
func (s *Settings) ApplyDefaults() {
	policy := &s.PasswordPolicy
	if *policy == (PasswordPolicy{TemporaryValidityDays: policy.TemporaryValidityDays}) {
		days := policy.TemporaryValidityDays
		*policy = DefaultPasswordPolicy()
		policy.TemporaryValidityDays = days
	}
	if policy.MinimumLength == 0 {
		policy.MinimumLength = defaultMinimumLength
	}
	if policy.TemporaryValidityDays == 0 {
		policy.TemporaryValidityDays = defaultTemporaryValidityDays
	}
	if s.Tier == "" {
		s.Tier = "ESSENTIALS"
		if s.ThreatProtection() {
			s.Tier = "PLUS"
		}
	}
	if s.SignInPolicy == nil && s.Tier != "LITE" {
		s.SignInPolicy = []string{"PASSWORD"}
	}
	if s.MFA == "" {
		s.MFA = "OFF"
	}
	if s.Email.SendingAccount == "" {
		s.Email.SendingAccount = "COGNITO_DEFAULT"
	}
	if s.Verification.DefaultEmailOption == "" {
		s.Verification.DefaultEmailOption = "CONFIRM_WITH_CODE"
	}
	if s.Schema == nil {
		s.Schema = DefaultSchema()
	}
	s.AliasAttributes = distinct(s.AliasAttributes)
	s.UsernameAttributes = distinct(s.UsernameAttributes)
	s.AutoVerified = distinct(s.AutoVerified)
	s.VerifyBeforeUpdate = distinct(s.VerifyBeforeUpdate)
	s.SignInPolicy = distinct(s.SignInPolicy)
}

// TemporaryValidity returns how many days a temporary password lives, of the
// two members that say so; nil is absent, zero the default. Both together are
// an InvalidParameter fault.
func TemporaryValidity(unusedAccount, temporaryPassword *int64) (int, error) {
	days := temporaryPassword
	if unusedAccount != nil {
		if temporaryPassword != nil {
			return 0, fault.InvalidParameter.New("Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays")
		}
		days = unusedAccount
	}
	if days == nil || *days == 0 {
		return defaultTemporaryValidityDays, nil
	}
	return int(*days), nil
}

// SetPreTokenGeneration keeps the function of the two members that name one:
// the older plain ARN and the versioned configuration, which must agree. The
// fault is InvalidParameter.
func (l *LambdaConfig) SetPreTokenGeneration(plain, versioned, version string) error {
	if plain != "" && versioned != "" && plain != versioned {
		return fault.InvalidParameter.New("Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's")
	}
	l.PreTokenGeneration, l.PreTokenGenerationVersion = plain, ""
	if versioned != "" {
		l.PreTokenGeneration, l.PreTokenGenerationVersion = versioned, version
	}
	return nil
}

// ThreatProtection reports whether risks are judged in a pool.
func (s *Settings) ThreatProtection() bool {
	return s.AdvancedSecurity == "AUDIT" || s.AdvancedSecurity == "ENFORCED"
}
