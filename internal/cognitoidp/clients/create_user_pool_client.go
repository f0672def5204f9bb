package clients

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateUserPoolClient makes an app client: a confidential one if the request
// asks for a secret or brings one, else a public one.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
func (s *Service) CreateUserPoolClient(ctx context.Context, in *wire.CreateUserPoolClientRequest) (*wire.CreateUserPoolClientResponse, error) {
	generate := value(in.GenerateSecret)
	if generate && in.ClientSecret != "" {
		return nil, fault.InvalidParameter.New("ClientSecret can not be given when GenerateSecret is true.")
	}
	id, err := userpool.NewClientID(s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	c := &userpool.Client{
		ID: id, PoolID: in.UserPoolId, Name: in.ClientName, Created: now, Modified: now,
		Settings: settings(changeable(in)),
	}
	if generate || in.ClientSecret != "" {
		if _, _, err := s.addSecret(c, in.ClientSecret); err != nil {
			return nil, err
		}
	}
	var p *userpool.Pool
	err = s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if p, err = directory.StoredPool(tx, in.UserPoolId); err != nil {
			return err
		}
		have, err := tx.CountClients(p.ID)
		if err != nil {
			return err
		}
		if err := userpool.CheckQuota("clients", have, userpool.MaxClients); err != nil {
			return err
		}
		if err := check(tx, p, c); err != nil {
			return err
		}
		return tx.InsertClient(c)
	})
	if err != nil {
		return nil, err
	}
	shown, err := s.show(p, c)
	if err != nil {
		return nil, err
	}
	return &wire.CreateUserPoolClientResponse{UserPoolClient: shown}, nil
}
