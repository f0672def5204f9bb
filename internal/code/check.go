package code

import (
	"bytes"
	"context"
	"crypto/hmac"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
)

// Apply is what a right code brings about: rows written in the transaction
// that uses the code up. It may run twice.
type Apply func(tx *store.Tx, c store.Code) error

// Check judges the code that a user gave and counts the try, right or wrong.
// It returns the code's record when it is right.
//
// With an apply, a right code is used up and apply runs in the same
// transaction; if apply fails, its error is returned and the code stays.
// Without one the code stays too, for Consume: an operation that has slow
// work to do between the check and the change, such as hashing a password,
// checks first.
//
// Faults: LimitExceeded when the hour's tries are spent, whatever was given;
// ExpiredCode when no code is outstanding; CodeMismatch.
func (s *Service) Check(ctx context.Context, poolID, sub string, purpose Purpose, given string, apply ...Apply) (store.Code, error) {
	hash := s.hash(poolID, sub, purpose, given)
	var found store.Code
	var refusal error // returned after the commit, which must keep the count
	err := s.db.Update(ctx, func(tx *store.Tx) (err error) {
		found, refusal, err = s.judge(tx, poolID, sub, purpose, hash)
		if err != nil || refusal != nil || len(apply) == 0 {
			return err
		}
		if err := tx.DeleteCode(poolID, sub, string(purpose)); err != nil {
			return err
		}
		for _, f := range apply {
			if err := f(tx, found); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = refusal
	}
	if err != nil {
		return store.Code{}, err
	}
	return found, nil
}

// judge counts the try and compares. The refusal is the fault of a try that
// failed.
func (s *Service) judge(tx *store.Tx, poolID, sub string, purpose Purpose, hash []byte) (c store.Code, refusal, err error) {
	spent, err := s.count(tx, poolID, sub, purpose.answering())
	if err != nil {
		return c, nil, err
	}
	if spent {
		return c, limitExceeded(), nil
	}
	c, err = tx.Code(poolID, sub, string(purpose))
	if errors.Is(err, store.ErrNotFound) {
		return c, Expired(), nil
	} else if err != nil {
		return c, nil, err
	}
	if !s.now().Before(c.Expires) {
		return c, Expired(), nil
	}
	if !hmac.Equal(hash, c.Hash) {
		c.Attempts++
		return c, Mismatch(), tx.PutCode(c)
	}
	return c, nil, nil
}

// Consume uses a code up that Check found right. The fault is ExpiredCode when
// somebody else was faster, or when a newer code has taken its place.
func Consume(tx *store.Tx, c store.Code) error {
	now, err := tx.Code(c.PoolID, c.Sub, c.Purpose)
	if errors.Is(err, store.ErrNotFound) {
		return Expired()
	} else if err != nil {
		return err
	}
	if !bytes.Equal(now.Hash, c.Hash) || !now.Created.Equal(c.Created) {
		return Expired()
	}
	return tx.DeleteCode(c.PoolID, c.Sub, c.Purpose)
}

// Consume is the function Consume, for callers that have a Service at hand.
func (s *Service) Consume(tx *store.Tx, c store.Code) error { return Consume(tx, c) }

// Mismatch is the answer to a wrong code.
func Mismatch() error {
	return fault.CodeMismatch.New("Invalid verification code provided, please try again.")
}

// Expired is the answer when no code is outstanding, or no longer.
func Expired() error {
	return fault.ExpiredCode.New("Invalid code provided, please request a code again.")
}
