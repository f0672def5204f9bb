package signin

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// askMFASetup tells a user who has no second factor, in a pool that requires
// one, which they can set up now: an authenticator, with
// AssociateSoftwareToken and VerifySoftwareToken, or an e-mail address.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-setup
func (s *Service) askMFASetup(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	second, err := a.pool.SecondFactor(a.user)
	if err != nil {
		return nil, err
	}
	choice, err := json.Marshal(second.SetUp)
	if err != nil {
		return nil, err
	}
	return map[string]string{"MFAS_CAN_SETUP": string(choice), "USER_ID_FOR_SRP": a.user.Username}, nil
}

// longestAddress is the most that an address can have on its way through mail
// servers.
//
// https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.3
const longestAddress = 254

// takeMFASetup takes the session in which the user's authenticator showed its
// first code, which counts as the second factor; or an e-mail address, to
// which a code is sent.
func (s *Service) takeMFASetup(_ context.Context, a *attempt, given map[string]string) error {
	if a.facts.SetUp == userpool.FactorSoftwareToken {
		a.facts.Prove(userpool.FactorSoftwareToken)
		return nil
	}
	second, err := a.pool.SecondFactor(a.user)
	if err != nil {
		return err
	}
	address := cmp.Or(given["EMAIL"], given["email"])
	if address == "" || !slices.Contains(second.SetUp, userpool.FactorEmail) {
		return fault.InvalidParameter.New("No MFA method has been set up in this session.")
	}
	if len(address) > longestAddress {
		return fault.InvalidParameter.New("Invalid email address format.")
	}
	if _, err := a.pool.CheckAttributes(map[string]string{"email": address}, userpool.Write{User: a.user}); err != nil {
		return err
	}
	a.facts.Second, a.facts.Email = userpool.FactorEmail, address
	return nil
}
