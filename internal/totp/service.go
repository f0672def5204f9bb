package totp

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"time"

	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Service keeps users' authenticators. All fields are required.
type Service struct {
	Sealer *seal.Sealer
	Now    func() time.Time
	Rand   io.Reader
}

// ErrUsed says that a code was right and was used before.
var ErrUsed = errors.New("totp: the code was used before")

// New draws a secret.
func (s *Service) New() ([]byte, error) { return NewSecret(s.Rand) }

// Seal returns a secret as the user's row keeps it.
func (s *Service) Seal(u *userpool.User, secret []byte) []byte {
	return s.Sealer.Seal(purpose(u), secret)
}

// Open returns a secret that Seal made for the same user.
func (s *Service) Open(u *userpool.User, sealed []byte) ([]byte, error) {
	secret, err := s.Sealer.Open(purpose(u), sealed)
	if err != nil {
		return nil, fmt.Errorf("open an authenticator's secret: %w", err)
	}
	return secret, nil
}

func purpose(u *userpool.User) string { return "totp:" + u.Sub }

// Judge reports whether the code is one that the authenticator shows now. A
// right one is used up by calling use in the transaction that it brings
// about; use returns ErrUsed when somebody did so before.
func (s *Service) Judge(u *userpool.User, secret []byte, given string) (use func(*store.Tx) error, ok bool) {
	step, ok := Match(secret, given, s.Now())
	if !ok {
		return nil, false
	}
	var number [8]byte
	binary.BigEndian.PutUint64(number[:], uint64(step))
	id := "totp:" + hex.EncodeToString(s.Sealer.Derive("totp-used", []byte(u.PoolID), []byte(u.Sub), secret, number[:])[:16])
	return func(tx *store.Tx) error {
		err := tx.UseOnce(id, Until(step))
		if errors.Is(err, store.ErrExists) {
			return ErrUsed
		}
		return err
	}, true
}
