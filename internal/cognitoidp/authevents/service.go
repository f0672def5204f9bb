// Package authevents shows an administrator what a user did to get in, and
// takes what people say of it. Events are recorded where they happen, by
// package authevent.
package authevents

import (
	"context"
	"errors"

	"cognate/internal/authevent"
	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Service holds what the operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Events    *authevent.Recorder
	Pages     paging.Tokens
	Sealer    *seal.Sealer
}

// find loads a user of a pool in which threat protection is on. The faults
// are ResourceNotFound, UserPoolAddOnNotEnabled and UserNotFound.
func (s *Service) find(ctx context.Context, poolID, username string) (*userpool.User, error) {
	pool, err := s.Directory.Pool(ctx, poolID)
	if err != nil {
		return nil, err
	}
	if !pool.Settings.ThreatProtection() {
		return nil, fault.UserPoolAddOnNotEnabled.New("User pool add-ons are not enabled.")
	}
	return s.Directory.User(ctx, pool, username)
}

// feedback keeps what somebody says of an event of a user.
func (s *Service) feedback(ctx context.Context, user *userpool.User, event, value, by string) error {
	err := s.Events.Feedback(ctx, user.PoolID, user.Sub, event, value, by)
	if errors.Is(err, authevent.ErrNoEvent) {
		return fault.ResourceNotFound.Newf("Auth event %s does not exist.", event)
	}
	return err
}
