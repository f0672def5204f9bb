package pools

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/store"
)

// refuseWhileImporting keeps a pool as it is while users are imported into it:
// all lines of a file are judged by the same rules.
func refuseWhileImporting(tx *store.Tx, poolID string) error {
	active, err := tx.ImportActive(poolID)
	if err == nil && active {
		return fault.UserImportInProgress.New("A user import job is in progress for this user pool.")
	}
	return err
}

// idle is refuseWhileImporting by itself.
func (s *Service) idle(ctx context.Context, poolID string) error {
	return s.Store.View(ctx, func(tx *store.Tx) error { return refuseWhileImporting(tx, poolID) })
}
