package message

import "cognate/internal/userpool"

// Purpose is why a message is sent, by the names that the service gives the
// sources of its custom-message trigger.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
type Purpose string

// The purposes of messages.
const (
	SignUp              Purpose = "SignUp"
	AdminCreateUser     Purpose = "AdminCreateUser"
	ResendCode          Purpose = "ResendCode"
	ForgotPassword      Purpose = "ForgotPassword"
	UpdateUserAttribute Purpose = "UpdateUserAttribute"
	VerifyUserAttribute Purpose = "VerifyUserAttribute"
	Authentication      Purpose = "Authentication"
)

// Destination returns where a message for this purpose goes: the attribute's
// value. A new value that waits for its verification is where its code goes;
// everything else goes to the value that holds.
func (p Purpose) Destination(user *userpool.User, attribute string) string {
	if p == UpdateUserAttribute || p == VerifyUserAttribute {
		if pending := user.Pending[attribute]; pending != "" {
			return pending
		}
	}
	return user.Attributes[attribute]
}
