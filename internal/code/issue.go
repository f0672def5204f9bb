package code

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Issue makes a code for a user and returns it, to be sent. It replaces an
// earlier code of the same purpose. Target is the attribute that it is sent
// by, destination that attribute's value, in full: whoever verifies the
// attribute can tell whether the value has changed since.
func (s *Service) Issue(ctx context.Context, pool *userpool.Pool, user *userpool.User, purpose Purpose, target, destination string) (string, error) {
	digits, err := Digits(s.rand, 6)
	if err != nil {
		return "", err
	}
	now := s.now()
	c := store.Code{
		PoolID: pool.ID, Sub: user.Sub, Purpose: string(purpose), Target: target, Destination: destination,
		Hash: s.hash(pool.ID, user.Sub, purpose, digits), Created: now, Expires: now.Add(purpose.Lifetime()),
	}
	if err := s.db.Update(ctx, func(tx *store.Tx) error { return tx.PutCode(c) }); err != nil {
		return "", fmt.Errorf("issue %s code: %w", purpose, err)
	}
	return digits, nil
}

// Digits draws a code of n digits, 9 at the most, each with the same chance:
// draws above the last whole multiple in 32 bits, which would favour small
// codes, are drawn again.
func Digits(rand io.Reader, n int) (string, error) {
	codes := uint64(1)
	for range n {
		codes *= 10
	}
	fair := (1 << 32) / codes * codes
	var b [4]byte
	for {
		if _, err := io.ReadFull(rand, b[:]); err != nil {
			return "", fmt.Errorf("draw a code: %w", err)
		}
		if drawn := uint64(binary.BigEndian.Uint32(b[:])); drawn < fair {
			return fmt.Sprintf("%0*d", n, drawn%codes), nil
		}
	}
}
