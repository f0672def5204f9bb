package signin

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// next is the dispatcher: it gives an attempt what is due, a challenge or
// tokens. The answer to a challenge that came along with the request is taken
// at once.
func (s *Service) next(ctx context.Context, a *attempt, given map[string]string) (*answer, error) {
	for {
		if err := s.recognise(ctx, a, given); err != nil {
			return nil, err
		}
		name, err := s.due(ctx, a)
		if err != nil {
			return nil, err
		}
		switch {
		case name == "" && a.hosted():
			return s.arrive(ctx, a)
		case name == "":
			return s.issue(ctx, a)
		}
		c, ok := challengeNamed(name)
		if !ok {
			return nil, fmt.Errorf("the challenge %q is due, which nobody can ask", name)
		}
		if _, ok := c.answered(given); !ok || c.along == nil || !c.along(a) {
			return s.ask(ctx, a, name, c)
		}
		if err := c.take(s, ctx, a, given); err != nil {
			return nil, err
		}
	}
}

// due decides which challenge an attempt needs next; none when it has earned
// its tokens. It is the only place that does.
func (s *Service) due(ctx context.Context, a *attempt) (string, error) {
	if a.facts.Flow == customAuth && !a.facts.Has(customChallenge) {
		if name, err := s.customDue(ctx, a); name != "" || err != nil {
			return name, err
		}
		// The grant proves the user, and so tells whose device it would be.
		if err := s.recognise(ctx, a, nil); err != nil {
			return "", err
		}
	}
	if a.facts.First() == "" {
		switch {
		case a.srpA != nil:
			return "PASSWORD_VERIFIER", nil
		case a.facts.Chosen != "":
			return a.facts.Chosen, nil
		}
		return "SELECT_CHALLENGE", nil
	}
	if err := s.admit(a); err != nil {
		return "", err
	}
	if a.user.Status == userpool.ForceChangePassword && a.byPassword() {
		return "NEW_PASSWORD_REQUIRED", nil
	}
	if !a.sparedSecond() {
		if name, err := s.secondDue(a); name != "" || err != nil {
			return name, err
		}
	}
	return a.deviceDue(), nil
}

// secondDue decides which challenge asks for the second factor.
func (s *Service) secondDue(a *attempt) (string, error) {
	if a.provedSecond() || a.passkeyIsTwo() || a.facts.Flow == customAuth {
		return "", nil
	}
	second, err := a.pool.SecondFactor(a.user)
	switch {
	case errors.Is(err, fault.MFAMethodNotFound) && a.first && !a.admin:
		// InitiateAuth doesn't declare that exception.
		return "", fault.InvalidUserPoolConfiguration.New("No MFA method is available for the user.")
	case err != nil:
		return "", err
	case a.facts.Second != "":
		return a.facts.Second, nil
	case second.Ask != "":
		return second.Ask, nil
	case second.Choose != nil:
		return "SELECT_MFA_TYPE", nil
	case second.SetUp != nil:
		return "MFA_SETUP", nil
	}
	return "", nil
}

// provedSecond reports whether a second factor followed the first.
func (a *attempt) provedSecond() bool {
	return slices.ContainsFunc(a.facts.Proven[1:], func(name string) bool {
		return name == userpool.FactorSMS || name == userpool.FactorSoftwareToken || name == userpool.FactorEmail
	})
}

// ask poses a challenge, after writing what the steps before it changed.
func (s *Service) ask(ctx context.Context, a *attempt, name string, c challenge) (*answer, error) {
	if err := s.settle(ctx, a, false); err != nil {
		return nil, err
	}
	session := &authsession.Session{Sub: a.sub(), Typed: a.typed, Admin: a.admin, Challenge: name, Facts: a.facts}
	params, err := c.ask(s, ctx, a, session)
	if err != nil {
		return nil, err
	}
	out := &answer{ChallengeName: name, ChallengeParameters: params}
	if a.chooses() && a.facts.First() == "" {
		out.AvailableChallenges = s.available(a)
	}
	if name == "PASSWORD_VERIFIER" && a.facts.Flow == "USER_SRP_AUTH" {
		return out, nil // its state travels in SECRET_BLOCK alone
	}
	out.Session, err = s.Sessions.Seal(session, a.client)
	if err == nil && len(out.Session) > maxSession {
		err = fault.InvalidLambdaResponse.New("The challenge and those before it are too large.")
	}
	return out, err
}

// write has the store changed once the steps of this request succeeded.
func (a *attempt) write(w func(*store.Tx) error) { a.writes = append(a.writes, w) }

// settle writes what the steps of this request changed, all or nothing. A
// success that was decided while another attempt locked the user doesn't
// count: else many guesses at once would escape the lock. Only a sign-in that
// is done forgets the failures before it: else a known password would buy new
// guesses at the second factor.
func (s *Service) settle(ctx context.Context, a *attempt, done bool) error {
	write, err := s.closing(ctx, a, done)
	if err != nil || write == nil {
		return err
	}
	return s.Store.Update(ctx, write)
}

// closing is settle for a caller who has more to write in the same
// transaction; nil when there is nothing to write.
func (s *Service) closing(ctx context.Context, a *attempt, done bool) (func(*store.Tx) error, error) {
	failures, err := s.failures(ctx, a)
	if err != nil {
		return nil, err
	}
	writes := a.writes
	a.writes = nil
	if done && failures.Count > 0 {
		writes = append(writes, func(tx *store.Tx) error {
			return tx.DeleteCounter(a.pool.ID, a.lock().kind, s.lockoutSubject(a))
		})
	}
	if len(writes) == 0 {
		return nil, nil
	}
	return func(tx *store.Tx) error {
		for _, w := range writes {
			if err := w(tx); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// issue ends a sign-in with tokens.
func (s *Service) issue(ctx context.Context, a *attempt) (*answer, error) {
	if a.device != nil {
		s.seen(ctx, a)
	}
	write, err := s.closing(ctx, a, true)
	if err != nil {
		return nil, err
	}
	device, err := s.newDevice(a)
	if err != nil {
		return nil, err
	}
	if err := s.Hooks.PostAuthentication(ctx, a.subject(), device != nil); err != nil {
		return nil, err
	}
	grant := token.Grant{
		Pool: a.pool, Client: a.client, User: a.user,
		AuthTime: s.Now().Truncate(time.Second), EventID: a.facts.EventID,
		Scopes: []string{token.ScopeAdmin}, Source: cmp.Or(a.facts.Source, token.SourceAuthentication),
		Proven: a.facts.Proven,
	}
	if write != nil {
		grant.Also = func(tx *store.Tx, _ *store.Family) error { return write(tx) }
	}
	switch {
	case a.device != nil:
		grant.DeviceKey = a.device.Key
	case device != nil:
		grant.DeviceKey = device.DeviceKey
	}
	set, err := s.Tokens.Issue(ctx, grant)
	if err != nil {
		return nil, err
	}
	out := &answer{ChallengeParameters: map[string]string{}, AuthenticationResult: result(set)}
	out.AuthenticationResult.NewDeviceMetadata = device
	return out, nil
}

// result prints tokens for the wire.
func result(set *token.Set) *wire.AuthenticationResultType {
	expires := int64(set.ExpiresIn)
	return &wire.AuthenticationResultType{
		AccessToken: set.Access, IdToken: set.ID, RefreshToken: set.Refresh,
		ExpiresIn: &expires, TokenType: "Bearer",
	}
}
