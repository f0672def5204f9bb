package code

import (
	"context"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
)

// Operation is something that a user may do only so many times an hour.
type Operation string

// The operations with an hourly limit for each user. AccountRecovery counts
// ForgotPassword and ConfirmForgotPassword together. FirstFactorCode and
// SecondFactorCode count the codes that sign-ins send, apart: anybody can have
// the first ones sent. Check counts answers by itself; the others are counted
// with Allow.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html#resource-quotas
const (
	ConfirmSignUp    Operation = "ConfirmSignUp"
	ResendCode       Operation = "ResendConfirmationCode"
	AccountRecovery  Operation = "AccountRecovery"
	GetAttributeCode Operation = "GetUserAttributeVerificationCode"
	VerifyAttribute  Operation = "VerifyUserAttribute"
	ChangePassword   Operation = "ChangePassword"
	FirstFactorCode  Operation = "FirstFactorCode"
	SecondFactorCode Operation = "SecondFactorCode"
)

// kind is the operation's kind of counter in the store.
func (o Operation) kind() string { return "hourly:" + string(o) }

// perHour returns how often a user may do this in an hour. The service grants
// account recovery 5 to 20 by a risk that it does not disclose; here it is 20.
// What it grants the codes of sign-ins isn't known.
func (o Operation) perHour() int {
	switch o {
	case AccountRecovery, FirstFactorCode, SecondFactorCode:
		return 20
	case ConfirmSignUp, VerifyAttribute:
		return 15
	}
	return 5
}

// Allow counts one use of an operation by a user. The fault is LimitExceeded
// when the hour's uses are spent; refused uses are not counted. The hour
// begins with the first use.
func (s *Service) Allow(ctx context.Context, poolID, sub string, op Operation) error {
	var spent bool
	err := s.db.Update(ctx, func(tx *store.Tx) (err error) {
		spent, err = s.count(tx, poolID, sub, op)
		return err
	})
	if err != nil {
		return err
	}
	if spent {
		return limitExceeded()
	}
	return nil
}

// count takes one use out of the hour's and reports whether there was none
// left.
func (s *Service) count(tx *store.Tx, poolID, sub string, op Operation) (spent bool, err error) {
	now := s.now()
	c, err := tx.Counter(poolID, op.kind(), sub)
	if err != nil {
		return false, err
	}
	if c.Count == 0 || !now.Before(c.Until) {
		c = store.Counter{
			PoolID: poolID, Kind: op.kind(), Subject: sub,
			Since: now, Until: now.Add(time.Hour),
		}
	}
	if c.Count >= op.perHour() {
		return true, nil
	}
	c.Count++
	return false, tx.PutCounter(c)
}

func limitExceeded() error {
	return fault.LimitExceeded.New("Attempt limit exceeded, please try after some time.")
}
