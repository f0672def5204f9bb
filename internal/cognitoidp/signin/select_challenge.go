package signin

import (
	"context"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/store"
)

// available lists the challenges that the user may begin with, where they may
// choose. Where the client hides users, one who has no way in looks like one
// whom nobody knows.
func (s *Service) available(a *attempt) []string {
	factors := a.pool.FirstFactors(s.shown(a), len(a.passkeys) > 0)
	if len(factors) == 0 && a.hides() {
		factors = a.pool.FirstFactors(s.standIn(a), false)
	}
	list := []string{}
	for _, factor := range factors {
		if factor == "PASSWORD" && !a.hosted() {
			list = append(list, "PASSWORD_SRP")
		}
		list = append(list, factor)
	}
	return list
}

// askSelectChallenge asks how the user wants to prove who they are. The
// answer lists what they can choose, see ask; who can choose a passkey is told
// at once what it would sign, so that the choice and the proof can be one step.
func (s *Service) askSelectChallenge(ctx context.Context, a *attempt, session *authsession.Session) (map[string]string, error) {
	choice := s.available(a)
	if len(choice) == 0 {
		return nil, incorrect()
	}
	if slices.Contains(choice, "WEB_AUTHN") && !a.hosted() {
		return s.askPasskey(ctx, a, session)
	}
	return map[string]string{}, nil
}

// takeSelectChallenge notes the choice.
func (s *Service) takeSelectChallenge(_ context.Context, a *attempt, given map[string]string) error {
	chosen := given["ANSWER"]
	if !slices.Contains(s.available(a), chosen) {
		return fault.InvalidParameter.Newf("Challenge %s is not available for the user.", chosen)
	}
	a.facts.Chosen = chosen
	return nil
}

// continueSignUp signs in the user whose sign-up was just confirmed by a
// code, which counts as their first factor once.
func (s *Service) continueSignUp(a *attempt, carried string) error {
	held, err := s.Sessions.Open(carried)
	if err != nil {
		return err
	}
	if a.user == nil || held.Challenge != authsession.SignUpConfirmed || held.Client != a.client.ID || held.Sub != a.user.Sub {
		return authsession.Foreign()
	}
	a.held = held
	a.write(func(tx *store.Tx) error { return authsession.Use(tx, held.ID, held.Expires) })
	a.facts.Chosen = authsession.SignUpConfirmed
	a.facts.Prove(authsession.SignUpConfirmed)
	return nil
}
