// Package settings keeps what administrators decide beside the pool itself:
// what threat protection does, where logs go, how many requests a second are
// allowed, and in which regions a pool has replicas.
//
// It does not act on these settings; the packages that sign people in, write
// logs and admit requests do.
package settings

import (
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
