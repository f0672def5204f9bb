// Package credential sets and verifies users' passwords: the one place where
// a password becomes what a pool keeps of it, and the only reader of that.
//
// A password leaves an Argon2id record, for sign-in with the password itself,
// and an SRP verifier under the master key, for sign-in without sending it. A
// thief of the database could try passwords on a bare verifier a thousand
// times faster than on the record, which is why it is sealed. Which passwords
// are good enough is the pool's policy and not judged here, except that a
// password may not return too soon.
package credential

import (
	"context"
	"fmt"
	"io"
	"time"

	"cognate/internal/fault"
	"cognate/internal/password"
	"cognate/internal/seal"
	"cognate/internal/srp"
	"cognate/internal/userpool"
)

// Service makes and verifies credentials. It is safe for concurrent use.
type Service struct {
	hasher *password.Hasher
	sealer *seal.Sealer
	rand   io.Reader
	now    func() time.Time
	srp    *srp.Params
}

// New returns a Service. Salts of SRP are drawn from rand.
func New(hasher *password.Hasher, sealer *seal.Sealer, rand io.Reader, now func() time.Time) *Service {
	return &Service{hasher: hasher, sealer: sealer, rand: rand, now: now, srp: srp.New()}
}

// Set gives the user a new password: a record, an SRP verifier, and the old
// record into the history. It changes the user in memory only, and only if it
// succeeds. The user's Username and Sub must be final, since the verifier
// is bound to them.
//
// In a pool with a password history, a password that is not temporary must
// differ from the current one and those before it; otherwise the fault is
// PasswordHistoryPolicyViolation. Each comparison costs a hash.
//
// Call it outside any transaction: it takes as long as hashing does.
func (s *Service) Set(ctx context.Context, pool *userpool.Pool, user *userpool.User, password string, temporary bool) error {
	size := pool.Settings.PasswordPolicy.HistorySize
	if !temporary {
		if err := s.refuseReuse(ctx, user, password, size); err != nil {
			return err
		}
	}
	next, err := s.make(ctx, pool, user, password)
	if err != nil {
		return err
	}
	next.SetAt, next.Temporary = s.now(), temporary
	next.History = history(user.Password, size)
	user.Password = next
	return nil
}

// Renew makes the credential anew of a password that has just been verified:
// the record at today's cost and an SRP verifier, which an imported hash comes
// without. Age and history stay.
func (s *Service) Renew(ctx context.Context, pool *userpool.Pool, user *userpool.User, password string) error {
	next, err := s.make(ctx, pool, user, password)
	if err != nil {
		return err
	}
	old := user.Password
	next.SetAt, next.Temporary, next.History = old.SetAt, old.Temporary, old.History
	user.Password = next
	return nil
}

// make derives everything that a pool keeps of a password.
func (s *Service) make(ctx context.Context, pool *userpool.Pool, user *userpool.User, password string) (userpool.Password, error) {
	hash, err := s.hasher.Hash(ctx, password)
	if err != nil {
		return userpool.Password{}, fmt.Errorf("set password: %w", err)
	}
	salt, err := srp.NewSalt(s.rand)
	if err != nil {
		return userpool.Password{}, err
	}
	verifier := s.srp.Verifier(userpool.SRPName(pool.ID), user.Username, password, salt)
	return userpool.Password{
		Hash: hash, SRPSalt: salt, SRPVerifier: s.sealer.Seal(verifierPurpose(user), verifier),
	}, nil
}

// refuseReuse compares a new password with the current one and the size-1
// before it.
func (s *Service) refuseReuse(ctx context.Context, user *userpool.User, password string, size int) error {
	for _, hash := range history(user.Password, size+1) {
		used, _, err := s.matches(ctx, hash, password)
		if err != nil {
			return fmt.Errorf("compare with earlier passwords: %w", err)
		}
		if used {
			return fault.PasswordHistoryPolicyViolation.New("Password has previously been used")
		}
	}
	return nil
}

// history returns the records to keep beside a new password where size
// passwords count: the present one and those before it, size-1 in all.
func history(now userpool.Password, size int) []string {
	records := now.History
	if now.Hash != "" {
		records = append([]string{now.Hash}, records...)
	}
	return append([]string(nil), records[:min(max(size-1, 0), len(records))]...)
}
