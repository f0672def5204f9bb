package signin

import (
	"context"
	"encoding/base64"
	"errors"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/passkey"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

const mostPasskeys = 20

// loadPasskeys reads the passkeys that the attempt's user could sign in with,
// where the user chooses how to: those that were made for the pool's relying
// party.
func (s *Service) loadPasskeys(ctx context.Context, a *attempt) error {
	if !a.chooses() || !slices.Contains(a.pool.Settings.SignInPolicy, "WEB_AUTHN") {
		return nil
	}
	party, ok, err := s.Parties.Of(ctx, a.pool)
	if err != nil || !ok {
		return err
	}
	a.party = party
	if a.user == nil {
		a.passkeys = s.standInPasskeys(a)
		return nil
	}
	return s.Store.View(ctx, func(tx *store.Tx) error {
		keys, _, err := tx.Passkeys(a.pool.ID, a.user.Sub, "", mostPasskeys)
		a.passkeys = slices.DeleteFunc(keys, func(k *userpool.Passkey) bool { return k.RelyingPartyID != party.ID })
		return err
	})
}

// standInPasskeys makes up a passkey for every other name that nobody has, so
// that neither having one nor having none tells of a user.
func (s *Service) standInPasskeys(a *attempt) []*userpool.Passkey {
	d := s.Sealer.Derive("passkey stand-in", []byte(a.pool.ID), []byte(a.pool.Fold("username", a.typed)))
	if d[0]&1 == 0 {
		return nil
	}
	return []*userpool.Passkey{{ID: base64.RawURLEncoding.EncodeToString(d[1:21]), Transports: []string{"internal", "hybrid"}}}
}

// knowsPasskeyOptions reports whether the client was told what a passkey is to
// sign, with the session that this request answers.
func (a *attempt) knowsPasskeyOptions() bool { return a.held != nil && len(a.held.Passkey) > 0 }

// askPasskey asks for a signature of one of the user's passkeys.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html#amazon-cognito-user-pools-authentication-flow-methods-passkey
func (s *Service) askPasskey(_ context.Context, a *attempt, session *authsession.Session) (map[string]string, error) {
	challenge, err := passkey.NewChallenge(s.Rand)
	if err != nil {
		return nil, err
	}
	options, err := a.party.RequestOptions(challenge, a.passkeys)
	if err != nil {
		return nil, err
	}
	session.Passkey = challenge
	return map[string]string{"CREDENTIAL_REQUEST_OPTIONS": string(options)}, nil
}

// takePasskey judges the signature.
func (s *Service) takePasskey(ctx context.Context, a *attempt, given map[string]string) error {
	assertion, err := passkey.ParseAssertion([]byte(given["CREDENTIAL"]))
	if err != nil {
		return fault.InvalidParameter.New("Invalid credential.")
	}
	i := slices.IndexFunc(a.passkeys, func(k *userpool.Passkey) bool { return k.ID == assertion.ID() })
	if a.user == nil || i < 0 || !assertion.Names(a.user) {
		return s.failed(ctx, a, incorrect())
	}
	after, verified, err := a.party.Verify(assertion, a.passkeys[i], a.held.Passkey)
	if err != nil {
		return s.failed(ctx, a, incorrect())
	}
	before := a.passkeys[i].SignCount
	after.LastUsed = s.Now()
	a.facts.Prove("WEB_AUTHN")
	a.facts.UserVerified = verified
	a.write(func(tx *store.Tx) error {
		current, err := tx.Passkey(after.PoolID, after.Sub, after.ID)
		if errors.Is(err, store.ErrNotFound) || err == nil && current.SignCount != before {
			return incorrect() // deleted meanwhile, or used by a copy
		}
		if err != nil {
			return err
		}
		return tx.UpdatePasskey(after)
	})
	return nil
}

// passkeyIsTwo reports whether the proof was two factors in one: a passkey
// whose authenticator knew its user, in a pool that takes that for both.
func (a *attempt) passkeyIsTwo() bool {
	return a.facts.First() == "WEB_AUTHN" && a.facts.UserVerified && a.pool.PasskeyIsTwoFactors()
}
