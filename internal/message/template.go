package message

import (
	"cmp"

	"cognate/internal/userpool"
)

// template is what one message says before anything is filled in.
type template struct {
	subject string // of a mail
	body    string // HTML in a mail, plain text in an SMS
}

// The texts of pools that have none of their own.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-templates.html
const (
	defaultVerificationSubject   = "Your verification code"
	defaultVerification          = "Your verification code is {####}. "
	defaultForgotPassword        = "Your password reset code is {####}. "
	defaultAuthenticationSubject = "Your authentication code"
	defaultAuthentication        = "Your authentication code is {####}. "
	defaultInvitationSubject     = "Your temporary password"
	defaultInvitation            = "Your username is {username} and temporary password is {####}. "
)

// templateFor returns the pool's template for a mail or an SMS.
func templateFor(pool *userpool.Pool, purpose Purpose, sms bool) template {
	switch purpose {
	case AdminCreateUser:
		return invitation(pool, sms)
	case Authentication:
		return authentication(pool, sms)
	}
	return verification(pool, purpose, sms)
}

func invitation(pool *userpool.Pool, sms bool) template {
	own := userpool.MessageTemplate{}
	if pool.Settings.Invite != nil {
		own = *pool.Settings.Invite
	}
	if sms {
		return template{body: cmp.Or(own.SMS, defaultInvitation)}
	}
	return template{
		subject: cmp.Or(own.EmailSubject, defaultInvitationSubject),
		body:    cmp.Or(own.EmailMessage, defaultInvitation),
	}
}

func authentication(pool *userpool.Pool, sms bool) template {
	if sms {
		return template{body: cmp.Or(pool.Settings.SMSAuthenticationMessage, defaultAuthentication)}
	}
	own := userpool.EmailMFA{}
	if pool.Settings.EmailMFA != nil {
		own = *pool.Settings.EmailMFA
	}
	return template{
		subject: cmp.Or(own.Subject, defaultAuthenticationSubject),
		body:    cmp.Or(own.Message, defaultAuthentication),
	}
}

// verification is the template of every other message with a code. The pool's
// own words serve a forgotten password too; only the default differs.
func verification(pool *userpool.Pool, purpose Purpose, sms bool) template {
	own := pool.Settings.Verification
	if sms {
		return template{body: cmp.Or(own.SMS, defaultVerification)}
	}
	body := defaultVerification
	if purpose == ForgotPassword {
		body = defaultForgotPassword
	}
	return template{
		subject: cmp.Or(own.EmailSubject, defaultVerificationSubject),
		body:    cmp.Or(own.EmailMessage, body),
	}
}
