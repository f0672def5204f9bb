package signin

import (
	"context"
	"encoding/json"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// askSelectMFAType asks which of several second factors the user wants to
// show. Clients read the choice by one of two names.
func (s *Service) askSelectMFAType(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	second, err := a.pool.SecondFactor(a.user)
	if err != nil {
		return nil, err
	}
	choice, err := json.Marshal(second.Choose)
	if err != nil {
		return nil, err
	}
	return map[string]string{
		"MFAS_CAN_CHOOSE": string(choice),
		"MFAS_CAN_SELECT": string(choice),
		"USER_ID_FOR_SRP": a.user.Username,
	}, nil
}

// takeSelectMFAType notes the choice.
func (s *Service) takeSelectMFAType(_ context.Context, a *attempt, given map[string]string) error {
	second, err := a.pool.SecondFactor(a.user)
	if err != nil {
		return err
	}
	chosen := given["ANSWER"]
	if chosen == "EMAIL_MFA" { // the developer guide's name for it
		chosen = userpool.FactorEmail
	}
	if !slices.Contains(second.Choose, chosen) {
		return fault.InvalidParameter.Newf("%s is not one of the MFA types to choose from.", given["ANSWER"])
	}
	a.facts.Second = chosen
	return nil
}
