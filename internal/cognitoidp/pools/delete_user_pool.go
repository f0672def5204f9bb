package pools

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteUserPool ends a pool and everything in it, unless it is protected or
// has a domain.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPool.html
func (s *Service) DeleteUserPool(ctx context.Context, in *wire.DeleteUserPoolRequest) (*wire.Unit, error) {
	var clients []string
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		p, err := directory.StoredPool(tx, in.UserPoolId)
		if err != nil {
			return err
		}
		if err := refuseWhileImporting(tx, p.ID); err != nil {
			return err
		}
		if p.Settings.DeletionProtect {
			return fault.InvalidParameter.New("The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.")
		}
		domains, err := tx.DomainsOf(p.ID)
		if err != nil {
			return err
		}
		if len(domains) > 0 {
			return fault.InvalidParameter.New("User pool cannot be deleted. It has a domain configured that should be deleted first.")
		}
		if len(p.Settings.Replicas) > 0 {
			return fault.InvalidParameter.New("User pool cannot be deleted. It has a replica that should be deleted first.")
		}
		if clients, err = clientIDs(tx, p.ID); err != nil {
			return err
		}
		return tx.DeletePool(p.ID)
	})
	if err != nil {
		return nil, err
	}
	s.Directory.Forget(in.UserPoolId)
	for _, id := range clients {
		s.Directory.ForgetClient(id)
	}
	return &wire.Unit{}, nil
}

func clientIDs(tx *store.Tx, poolID string) (ids []string, err error) {
	after := ""
	for {
		page, next, err := tx.Clients(poolID, after, pageSize)
		if err != nil {
			return nil, err
		}
		for _, c := range page {
			ids = append(ids, c.ID)
		}
		if next == "" {
			return ids, nil
		}
		after = next
	}
}
