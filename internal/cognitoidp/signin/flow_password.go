package signin

import (
	"context"

	"cognate/internal/fault"
)

// startPassword signs in with the password itself. A name that nobody has
// costs one hash like any other, so that time doesn't tell it either.
func (s *Service) startPassword(ctx context.Context, a *attempt, params map[string]string) (*answer, error) {
	password := params["PASSWORD"]
	if password == "" {
		return nil, fault.InvalidParameter.New("Missing required parameter PASSWORD")
	}
	if err := s.identify(ctx, a); err != nil {
		return nil, err
	}
	if _, err := s.guard(ctx, a); err != nil {
		return nil, err
	}
	ok, err := s.checkPassword(ctx, a, password)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, s.failed(ctx, a)
	}
	return s.proved(ctx, a)
}

// checkPassword reports whether the password is the user's.
func (s *Service) checkPassword(ctx context.Context, a *attempt, password string) (bool, error) {
	if a.user == nil {
		return false, s.Credentials.Burn(ctx, password)
	}
	return s.Credentials.Verify(ctx, a.user, password)
}
