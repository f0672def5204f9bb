package userpool

import (
	"strings"
	"unicode/utf8"

	"cognate/internal/fault"
)

// symbols are the characters that satisfy RequireSymbols; so does a space
// that neither begins nor ends the password.
const symbols = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-"

// CheckPassword judges a new password against the pool's policy. It reports
// the first rule that fails, in the order length, upper case, lower case,
// number, symbol. The fault is InvalidPassword.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html#user-pool-settings-policies
func (p *Pool) CheckPassword(password string) error {
	policy := p.Settings.PasswordPolicy
	failed := ""
	switch {
	case utf8.RuneCountInString(password) < policy.MinimumLength:
		failed = "Password not long enough"
	case policy.RequireUppercase && !containsRange(password, 'A', 'Z'):
		failed = "Password must have uppercase characters"
	case policy.RequireLowercase && !containsRange(password, 'a', 'z'):
		failed = "Password must have lowercase characters"
	case policy.RequireNumbers && !containsRange(password, '0', '9'):
		failed = "Password must have numeric characters"
	case policy.RequireSymbols && !containsSymbol(password):
		failed = "Password must have symbol characters"
	default:
		return nil
	}
	return fault.InvalidPassword.New("Password did not conform with policy: " + failed)
}

func containsRange(s string, low, high byte) bool {
	for i := range len(s) {
		if low <= s[i] && s[i] <= high {
			return true
		}
	}
	return false
}

func containsSymbol(s string) bool {
	return strings.ContainsAny(s, symbols) || strings.Contains(strings.Trim(s, " "), " ")
}
