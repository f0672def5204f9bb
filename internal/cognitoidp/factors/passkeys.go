package factors

import (
	"context"
	"errors"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/passkey"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

const (
	mostPasskeys = 20
	// registrationPurpose is of the one registration that a user may have
	// begun: the row holds its challenge, and the client that began it.
	registrationPurpose = "passkey-registration"
)

// speaker is Tokens.Caller in the operations about passkeys. They don't declare
// that a user or a client is gone: to them its token is none.
func (s *Service) speaker(ctx context.Context, accessToken string) (*token.Caller, error) {
	c, err := s.Tokens.Caller(ctx, accessToken)
	if errors.Is(err, fault.UserNotFound) || errors.Is(err, fault.ResourceNotFound) {
		return nil, fault.NotAuthorized.New("Invalid Access Token")
	}
	return c, err
}

// registrant is a user who may register a passkey, and for which relying
// party.
type registrant struct {
	*token.Caller
	party passkey.Party
}

// registrant finds the caller and judges whether their pool has passkeys.
func (s *Service) registrant(ctx context.Context, accessToken string) (registrant, error) {
	c, err := s.speaker(ctx, accessToken)
	if err != nil {
		return registrant{}, err
	}
	return s.entitled(ctx, c)
}

// entitled judges whether a user may register a passkey.
func (s *Service) entitled(ctx context.Context, c *token.Caller) (registrant, error) {
	if !slices.Contains(c.Pool.Settings.SignInPolicy, "WEB_AUTHN") {
		return registrant{}, fault.WebAuthnNotEnabled.New("Passkeys are not enabled for the user pool.")
	}
	party, ok, err := s.Parties.Of(ctx, c.Pool)
	if err != nil {
		return registrant{}, err
	}
	if !ok {
		return registrant{}, missingConfiguration(c.Pool)
	}
	return registrant{c, party}, nil
}

func missingConfiguration(pool *userpool.Pool) error {
	return fault.WebAuthnConfigurationMissing.Newf("User pool %s has neither a relying party ID nor a domain.", pool.ID)
}

// roomForOne returns a user's passkeys; one who has as many as are allowed is
// refused another.
func roomForOne(tx *store.Tx, r registrant) ([]*userpool.Passkey, error) {
	keys, _, err := tx.Passkeys(r.Pool.ID, r.User.Sub, "", mostPasskeys)
	if err == nil && len(keys) >= mostPasskeys {
		err = fault.LimitExceeded.Newf("A user can have %d passkeys at most.", mostPasskeys)
	}
	return keys, err
}

// refusal says which exception it is that a credential was not accepted.
func refusal(err error) error {
	for _, r := range []struct {
		is   error
		code fault.Code
		text string
	}{
		{passkey.ErrMalformed, fault.InvalidParameter, "Invalid credential."},
		{passkey.ErrChallenge, fault.WebAuthnChallengeNotFound, noChallenge},
		{passkey.ErrOrigin, fault.WebAuthnOriginNotAllowed, "The origin of the credential is not allowed for the relying party."},
		{passkey.ErrParty, fault.WebAuthnRelyingPartyMismatch, "The credential is for another relying party."},
		{passkey.ErrUnsupported, fault.WebAuthnCredentialNotSupported, "The credential is not supported."},
	} {
		if errors.Is(err, r.is) {
			return r.code.New(r.text)
		}
	}
	return err
}

const noChallenge = "No passkey registration was started, or it has expired."
