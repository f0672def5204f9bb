package message

import (
	"cmp"
	"context"
	"strings"

	"cognate/delivery"
	"cognate/internal/hook"
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
	defaultLinkSubject           = "Your verification link"
	defaultLink                  = "Please click the link below to verify your email address. {##Verify Email##} "
	defaultForgotPassword        = "Your password reset code is {####}. "
	defaultAuthenticationSubject = "Your authentication code"
	defaultAuthentication        = "Your authentication code is {####}. "
	defaultInvitationSubject     = "Your temporary password"
	defaultWelcomeSubject        = "Your username"
	defaultWelcome               = "Your username is {username}. "
	defaultInvitation            = "Your username is {username} and temporary password is {####}. "
)

// wording returns the template of a message: the pool's, but for what a
// function of the pool's wants said instead. A text of the function's that
// has no place for the code, or in an invitation for the name, can't serve and
// is passed over.
func (s *Service) wording(ctx context.Context, sub hook.Subject, medium string, purpose Purpose, code, link string) (template, error) {
	t := templateFor(sub.Pool, purpose, medium == delivery.SMS)
	if link != "" {
		t = byLink(sub.Pool)
	}
	if code == "" {
		t = welcome(medium == delivery.SMS)
	}
	own, err := s.Hooks.CustomMessage(ctx, sub, string(purpose))
	if err != nil {
		return template{}, err
	}
	body := own.EmailMessage
	if medium == delivery.SMS {
		body = own.SMS
	}
	if complete(body, purpose) {
		t.body = body
	}
	if t.subject != "" {
		t.subject = cmp.Or(own.EmailSubject, t.subject)
	}
	return t, nil
}

// complete reports whether a text has the placeholders that it must.
func complete(body string, purpose Purpose) bool {
	const code, name = "\x00code\x00", "\x00name\x00"
	filled := fill(body, Values{Username: name, Code: code})
	return strings.Contains(filled, code) && (purpose != AdminCreateUser || strings.Contains(filled, name))
}

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

// byLink is the template of a mail whose reader confirms their address by
// following a link.
func byLink(pool *userpool.Pool) template {
	own := pool.Settings.Verification
	return template{
		subject: cmp.Or(own.EmailSubjectByLink, defaultLinkSubject),
		body:    cmp.Or(own.EmailMessageByLink, defaultLink),
	}
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

// welcome invites a user who gets no password: the pool's own texts all have
// a place for one.
func welcome(sms bool) template {
	if sms {
		return template{body: defaultWelcome}
	}
	return template{subject: defaultWelcomeSubject, body: defaultWelcome}
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
