package signin

import (
	"context"
	"errors"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/code"
	"cognate/internal/fault"
	"cognate/internal/message"
	"cognate/internal/userpool"
)

// sentCode is a challenge by a code that is sent to an attribute of the user:
// as a first factor (EMAIL_OTP, SMS_OTP) or as a second one (EMAIL_OTP,
// SMS_MFA). The right code proves the address too.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html
func sentCode(name, attribute, response string) challenge {
	return challenge{
		needs: []string{response},
		ask: func(s *Service, ctx context.Context, a *attempt, session *authsession.Session) (map[string]string, error) {
			return s.askSentCode(ctx, a, session, attribute)
		},
		take: func(s *Service, ctx context.Context, a *attempt, given map[string]string) error {
			return s.takeSentCode(ctx, a, name, attribute, given[response])
		},
	}
}

// askSentCode sends a code and keeps its hash in the session. A stand-in is
// asked for a code that nobody was sent, and just as often.
func (s *Service) askSentCode(ctx context.Context, a *attempt, session *authsession.Session, attribute string) (map[string]string, error) {
	digits := 6
	if session.Challenge == "EMAIL_OTP" && a.facts.First() == "" {
		digits = 8
	}
	if err := s.allowCode(ctx, a); err != nil {
		return nil, err
	}
	given, err := code.Digits(s.Rand, digits)
	if err != nil {
		return nil, err
	}
	to := *s.shown(a)
	if a.facts.Email != "" {
		to.Attributes = map[string]string{"email": a.facts.Email}
	}
	address := to.Attributes[attribute]
	session.Code = s.codeHash(a, session.Challenge, address, given)
	if err := s.sendCode(ctx, a, &to, attribute, given); err != nil {
		return nil, err
	}
	sent := message.Describe(attribute, address)
	return map[string]string{
		"CODE_DELIVERY_DELIVERY_MEDIUM": sent.Medium,
		"CODE_DELIVERY_DESTINATION":     sent.Destination,
		"USER_ID_FOR_SRP":               s.shown(a).Username,
	}, nil
}

// allowCode counts a code that is about to be sent, or refuses it.
func (s *Service) allowCode(ctx context.Context, a *attempt) error {
	operation := code.SecondFactorCode
	if a.facts.First() == "" {
		operation = code.FirstFactorCode
	}
	err := s.Codes.Allow(ctx, a.pool.ID, s.lockoutSubject(a), operation)
	if refusal, ok := fault.From(err); ok && errors.Is(err, fault.LimitExceeded) {
		// The operations of sign-in don't declare that exception.
		return fault.TooManyRequests.New(refusal.Message)
	}
	return err
}

// sendCode sends a code to whoever the attempt is of. Until they prove
// something, the answer doesn't wait for the message where the client hides
// users: it takes as long where there is nobody to send it to.
func (s *Service) sendCode(ctx context.Context, a *attempt, to *userpool.User, attribute, given string) error {
	reachable := s.reachable(a)
	if a.hides() && a.facts.First() == "" {
		if !reachable {
			to = nil
		}
		return s.Messages.VerificationUnseen(ctx, a.pool, to, a.client, attribute, given, message.Authentication)
	}
	if !reachable {
		return nil
	}
	_, err := s.Messages.Verification(ctx, a.pool, to, a.client, attribute, given, message.Authentication)
	if errors.Is(err, fault.CodeDeliveryFailure) {
		// The operations of sign-in don't declare that exception.
		err = errors.Join(fault.InvalidUserPoolConfiguration.New("The authentication code could not be delivered."), err)
	}
	return err
}

// reachable reports whether there is somebody to send a code to. Who may not
// sign in is sent none, but isn't told so before they prove who they are.
func (s *Service) reachable(a *attempt) bool {
	if a.user == nil {
		return false
	}
	return a.user.Enabled && a.user.Status != userpool.ResetRequired && a.user.Status != userpool.ExternalProvider
}

// takeSentCode judges a code. It serves only the address that it was sent to.
func (s *Service) takeSentCode(ctx context.Context, a *attempt, name, attribute, given string) error {
	address := s.shown(a).Attributes[attribute]
	if a.facts.Email != "" {
		address = a.facts.Email
	}
	if !equal(s.codeHash(a, name, address, given), a.held.Code) || a.user == nil {
		return s.failed(ctx, a, fault.CodeMismatch.New("Invalid code or auth state for the user."))
	}
	first := a.facts.First() == ""
	a.facts.Prove(name)
	confirms := first && a.user.Status == userpool.Unconfirmed
	chosen := a.facts.Email != "" && !first
	if !confirms && !chosen && a.user.Verified(attribute) {
		return nil
	}
	s.change(a, func(u *userpool.User) {
		if chosen {
			u.Attributes[attribute] = address
			turnOn(u, name)
		}
		if u.Attributes[attribute] == address {
			u.Attributes[attribute+"_verified"] = "true"
		}
		if confirms {
			u.Status = userpool.Confirmed
		}
	})
	return nil
}

// turnOn adds a factor to those that the user turned on.
func turnOn(u *userpool.User, factor string) {
	if !slices.Contains(u.MFA.Enabled, factor) {
		u.MFA.Enabled = append(u.MFA.Enabled, factor)
	}
}

// codeHash is what a session keeps of a code: it serves one attempt, one
// challenge and one address.
func (s *Service) codeHash(a *attempt, challenge, address, given string) []byte {
	return s.Sealer.Derive("signin-code", []byte(a.pool.ID), []byte(a.facts.EventID), []byte(challenge), []byte(address), []byte(given))
}
