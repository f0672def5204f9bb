// Package settings keeps what administrators decide beside the pool itself:
// what threat protection does, where logs go, how many requests a second are
// allowed, and in which regions a pool has replicas.
//
// It does not act on these settings; the packages that sign people in, write
// logs and admit requests do.
package settings

import (
	"context"
	"errors"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/throttle"
	"cognate/internal/userpool"
)

// Service holds what the operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Throttle  *throttle.Throttle
	Pages     paging.Tokens
	Now       func() time.Time
}

// merge applies edit to a pool as it is in the store, again when somebody
// else changed the pool meanwhile.
func (s *Service) merge(ctx context.Context, id string, edit func(*userpool.Pool) error) error {
	for {
		err := s.Store.Update(ctx, func(tx *store.Tx) error {
			p, err := tx.Pool(id)
			if err != nil {
				return err
			}
			if err := edit(p); err != nil {
				return err
			}
			return tx.UpdatePool(p)
		})
		s.Directory.Forget(id)
		switch {
		case errors.Is(err, store.ErrNotFound):
			return fault.ResourceNotFound.Newf("User pool %s does not exist.", id)
		case !errors.Is(err, store.ErrStale):
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		}
	}
}

// protected returns a pool in which threat protection is on, after a look at
// the client, if one is named. The faults are ResourceNotFound and
// UserPoolAddOnNotEnabled.
func protected(tx *store.Tx, poolID, clientID string) (*userpool.Pool, error) {
	p, err := directory.StoredPool(tx, poolID)
	if err != nil {
		return nil, err
	}
	if !p.Settings.ThreatProtection() {
		return nil, fault.UserPoolAddOnNotEnabled.New("User pool add-ons are not enabled.")
	}
	if clientID != "" {
		if _, _, err := directory.StoredClient(tx, poolID, clientID); err != nil {
			return nil, err
		}
	}
	return p, nil
}
