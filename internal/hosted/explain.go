package hosted

import (
	"strings"

	"cognate/internal/fault"
)

// explain says in the visitor's language what is wrong. It reports false for
// errors that are not theirs to know of.
func (v *visit) explain(err error) (string, bool) {
	f, ok := fault.From(err)
	if !ok {
		return "", false
	}
	if key := explanation(f); key != "" {
		return v.T(key), true
	}
	return f.Message, true
}

// explanation is the key of the text for a fault; "" where the fault's own
// words are for the visitor: what a pool's function said, above all.
func explanation(f *fault.Error) string {
	switch f.Code {
	case fault.NotAuthorized:
		return notAuthorized(f.Message)
	case fault.InvalidParameter:
		return invalidParameter(f.Message)
	case fault.UserNotFound:
		return "error_unknown_user"
	case fault.CodeMismatch, fault.EnableSoftwareTokenMFA:
		return "error_code"
	case fault.ExpiredCode:
		return "error_code_expired"
	case fault.LimitExceeded, fault.TooManyRequests, fault.TooManyFailedAttempts:
		return "error_limit"
	case fault.UsernameExists:
		return "error_taken"
	case fault.AliasExists:
		return "error_alias"
	case fault.InvalidPassword:
		return "error_password"
	case fault.PasswordHistoryPolicyViolation:
		return "error_password_history"
	case fault.CodeDeliveryFailure, fault.InvalidEmailRoleAccessPolicy, fault.InvalidSmsRoleAccessPolicy, fault.InvalidSmsRoleTrustRelationship:
		return "error_delivery"
	}
	return ""
}

func invalidParameter(message string) string {
	switch {
	case message == "Invalid email address format.":
		return "error_email"
	case message == "Invalid phone number format.":
		return "error_phone"
	case strings.HasPrefix(message, "Cannot reset password for the user"):
		return "error_no_recovery"
	case message == "User is already confirmed.":
		return "error_confirmed"
	}
	return ""
}

func notAuthorized(message string) string {
	switch {
	case message == "Incorrect username or password.":
		return "error_credentials"
	case message == "User is disabled.":
		return "error_disabled"
	case message == "Password attempts exceeded":
		return "error_locked"
	case strings.HasPrefix(message, "Temporary password has expired"):
		return "error_temporary"
	case strings.HasPrefix(message, "User cannot be confirmed."):
		return "error_confirmed"
	case strings.HasPrefix(message, "Invalid session"):
		return "error_session"
	}
	return ""
}
