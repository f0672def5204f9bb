package credential

import (
	"context"

	"cognate/internal/password/foreign"
	"cognate/internal/userpool"
)

// Verify reports whether the password is the user's. It costs the same
// whatever the answer, and also for a user who has no password.
func (s *Service) Verify(ctx context.Context, user *userpool.User, password string) (bool, error) {
	ok, _, err := s.VerifyAge(ctx, user, password)
	return ok, err
}

// VerifyAge is Verify and says besides whether the user's credential should be
// made anew with Renew while the password is at hand: because its record is
// cheaper than new ones, or because it has no SRP verifier, or one under a
// retired master key.
func (s *Service) VerifyAge(ctx context.Context, user *userpool.User, password string) (ok, renew bool, err error) {
	if user.Password.Hash == "" {
		return false, false, s.Burn(ctx, password)
	}
	ok, weak, err := s.matches(ctx, user.Password.Hash, password)
	if err != nil || !ok {
		return false, false, err
	}
	sealed := user.Password.SRPVerifier
	return true, weak || len(sealed) == 0 || s.sealer.Stale(sealed), nil
}

// matches verifies a password against a record: one of ours, or one that was
// imported, which is always weaker than ours would be. A worker of the hasher
// verifies either.
func (s *Service) matches(ctx context.Context, record, password string) (ok, weak bool, err error) {
	imported, is := foreign.Stored(record)
	if !is {
		return s.hasher.Verify(ctx, record, password)
	}
	result := make(chan bool, 1)
	if err := s.hasher.Run(ctx, func() { result <- imported.Matches(password) }); err != nil {
		return false, false, err
	}
	ok = <-result
	return ok, ok, nil
}

// Burn takes as long as Verify and decides nothing: for users who do not
// exist, so that the time of an answer does not tell.
func (s *Service) Burn(ctx context.Context, password string) error {
	return s.hasher.VerifyDummy(ctx, password)
}

// SRPVerifier returns the user's SRP verifier, opened, or nil if the user has
// none. Its salt is the user's Password.SRPSalt.
func (s *Service) SRPVerifier(user *userpool.User) ([]byte, error) {
	if len(user.Password.SRPVerifier) == 0 {
		return nil, nil
	}
	return s.sealer.Open(verifierPurpose(user), user.Password.SRPVerifier)
}

// verifierPurpose binds a sealed verifier to its user: moved to the row of
// another one, it does not open.
func verifierPurpose(user *userpool.User) string { return "srp-verifier:" + user.Sub }
