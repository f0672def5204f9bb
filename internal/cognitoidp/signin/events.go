package signin

import (
	"context"
	"errors"

	"cognate/internal/authevent"
	"cognate/internal/fault"
	"cognate/internal/store"
)

// record notes what a request made of an attempt, where the pool watches: all
// steps of one sign-in are one event, which has the id that its tokens carry.
// Requests that say nothing of their maker, such as a new password that is too
// short, leave it as it is.
func (s *Service) record(ctx context.Context, a *attempt, asked string, out *answer, err error) {
	e := authevent.Event{ID: a.facts.EventID, User: a.user, Client: a.client, Type: authevent.SignIn, Factors: a.factors(asked), Compromised: a.compromised}
	switch {
	case err == nil && (a.arrived || out.AuthenticationResult != nil):
		e.Outcome = authevent.Pass
	case err == nil:
		e.Outcome = authevent.InProgress
	case refusal(err):
		e.Outcome = authevent.Fail
		if a.compromised {
			e.Decision = authevent.Block
		}
	default:
		return
	}
	s.Events.Record(ctx, a.pool, e)
}

// refusal reports whether an error refuses the user, and not their request.
func refusal(err error) bool {
	for _, code := range []fault.Code{
		fault.NotAuthorized, fault.CodeMismatch, fault.ExpiredCode, fault.PasswordResetRequired,
		fault.UserNotConfirmed, fault.UserLambdaValidation,
	} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}

// factors lists what the user proved, and what they failed at just now.
func (a *attempt) factors(asked string) []store.AuthFactor {
	var all []store.AuthFactor
	for _, challenge := range a.facts.Proven {
		if name := factor(challenge); name != "" {
			all = append(all, store.AuthFactor{Name: name, Response: authevent.Success})
		}
	}
	if name := factor(asked); a.refuted && name != "" {
		all = append(all, store.AuthFactor{Name: name, Response: authevent.Failure})
	}
	return all
}

// factor is what an event calls the factor that a challenge asks for; "" if
// it asks for none.
func factor(challenge string) string {
	switch challenge {
	case "PASSWORD", "PASSWORD_SRP", "PASSWORD_VERIFIER":
		return authevent.Password
	case "EMAIL_OTP", "SMS_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "WEB_AUTHN", "MFA_SETUP":
		return authevent.MFA
	}
	return ""
}
