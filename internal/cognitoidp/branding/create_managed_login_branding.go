package branding

import (
	"context"
	"errors"

	"cognate/internal/branding"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateManagedLoginBranding gives a client's managed login pages a style: the
// service's own, or settings and images. A client has one at most.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateManagedLoginBranding.html
func (s *Service) CreateManagedLoginBranding(ctx context.Context, in *wire.CreateManagedLoginBrandingRequest) (*wire.CreateManagedLoginBrandingResponse, error) {
	if err := s.checkClient(ctx, in.UserPoolId, in.ClientId); err != nil {
		return nil, err
	}
	id, err := s.newID()
	if err != nil {
		return nil, err
	}
	now := s.Now()
	style := &branding.Style{ID: id, PoolID: in.UserPoolId, ClientID: in.ClientId, Created: now}
	c := change{in.UseCognitoProvidedValues, in.Settings, assetsOf(in.Assets)}
	if err := c.check(); err != nil {
		return nil, err
	}
	if err := c.apply(style, now); err != nil {
		return nil, err
	}
	err = s.update(ctx, func(tx *store.Tx) error {
		if _, _, err := directory.StoredClient(tx, in.UserPoolId, in.ClientId); err != nil {
			return err
		}
		if n, err := tx.CountStyles(in.UserPoolId); err != nil {
			return err
		} else if n >= branding.MaxStyles {
			return fault.LimitExceeded.New("Exceeded maximum number of managed login brandings")
		}
		return tx.InsertStyle(style)
	})
	if errors.Is(err, store.ErrExists) {
		return nil, fault.ManagedLoginBrandingExists.New("A managed login branding already exists for the app client.")
	} else if err != nil {
		return nil, err
	}
	shown, err := showStyle(style, nil)
	return &wire.CreateManagedLoginBrandingResponse{ManagedLoginBranding: shown}, err
}
