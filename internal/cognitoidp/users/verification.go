package users

import (
	"context"

	"cognate/internal/code"
	"cognate/internal/message"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// sendCode makes a code and sends it to an address of a user.
func (s *Service) sendCode(ctx context.Context, pool *userpool.Pool, user *userpool.User, client *userpool.Client, attribute string, purpose code.Purpose, why message.Purpose) (*wire.CodeDeliveryDetailsType, error) {
	digits, err := s.Codes.Issue(ctx, pool, user, purpose, attribute, why.Destination(user, attribute))
	if err != nil {
		return nil, err
	}
	d, err := s.Messages.Verification(ctx, pool, user, client, attribute, digits, why)
	if err != nil {
		return nil, err
	}
	return details(d), nil
}

// verified marks the address that a code went to as verified, and puts it in
// place if it waited for that. It reports false, and marks nothing, when the
// user has another address by now.
func verified(u *userpool.User, c store.Code) bool {
	switch c.Destination {
	case u.Pending[c.Target]:
		u.Attributes[c.Target] = c.Destination
		delete(u.Pending, c.Target)
	case u.Attributes[c.Target]:
	default:
		return false
	}
	u.Attributes[c.Target+"_verified"] = "true"
	return true
}
