package token

import (
	"context"
	"time"

	"cognate/internal/store"
)

// Rotate gives a pool new keys for its tokens. They are published at once and sign
// after lead, when everybody had time to fetch them; the old ones stop
// signing then and stay published until the last token they signed is over.
// A lead shorter than a key set's age in caches makes tokens that some
// verifiers refuse for that long.
func (s *Service) Rotate(ctx context.Context, poolID string, lead time.Duration) error {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return err
	}
	start := s.moment().Add(lead)
	made, err := s.makeKeys(poolID, []string{useID, useAccess}, start)
	if err != nil {
		return err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		keys, err := tx.Keys(poolID)
		if err != nil {
			return err
		}
		for _, k := range keys {
			if !k.Retired.IsZero() || k.Use == useSAML { // providers know that one
				continue
			}
			k.Retired = start
			if err := tx.UpdateKey(k); err != nil {
				return err
			}
		}
		for _, k := range made {
			if err := tx.InsertKey(k); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = s.readRing(ctx, poolID, s.Now())
	return err
}
