package signin

import (
	"context"
	"time"

	"cognate/internal/fault"
	"cognate/internal/token"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// proved carries an attempt on after a flow found its proof right.
func (s *Service) proved(ctx context.Context, a *attempt) (*answer, error) {
	if err := s.admit(a); err != nil {
		return nil, err
	}
	if err := s.succeeded(ctx, a); err != nil {
		return nil, err
	}
	return s.next(ctx, a)
}

// next decides what follows: a challenge, or tokens. It is the only place
// that does.
func (s *Service) next(ctx context.Context, a *attempt) (*answer, error) {
	if a.user.Status == userpool.ForceChangePassword {
		if err := s.useUp(ctx, a); err != nil {
			return nil, err
		}
		return s.askNewPassword(a)
	}
	if s.needsSecondFactor(a) {
		return nil, fault.InvalidUserPoolConfiguration.New("No second factor of this user can be used here yet.")
	}
	return s.issue(ctx, a)
}

// needsSecondFactor reports whether tokens must wait for a second factor. A
// sign-in that needs one and can't be given it fails: it never passes.
func (s *Service) needsSecondFactor(a *attempt) bool {
	switch a.pool.Settings.MFA {
	case "ON":
		return true
	case "OPTIONAL":
		return len(a.user.MFA.Enabled) > 0
	}
	return false
}

// issue ends a sign-in with tokens.
func (s *Service) issue(ctx context.Context, a *attempt) (*answer, error) {
	device, err := s.newDevice(a)
	if err != nil {
		return nil, err
	}
	grant := token.Grant{
		Pool: a.pool, Client: a.client, User: a.user,
		AuthTime: s.Now().Truncate(time.Second), EventID: s.newID(),
		Scopes: []string{token.ScopeAdmin}, Source: a.proof,
	}
	if device != nil {
		grant.DeviceKey = device.DeviceKey
	}
	if a.uses != (use{}) {
		grant.Also = a.uses.mark
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
