package branding

import (
	"cmp"
	"context"
	"errors"

	"cognate/internal/branding"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// SetUICustomization gives the classic login pages of a client, or of every
// client that has nothing of its own, a style sheet and a logo in place of
// those that they had. Without either, they look as they did at first.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUICustomization.html
func (s *Service) SetUICustomization(ctx context.Context, in *wire.SetUICustomizationRequest) (*wire.SetUICustomizationResponse, error) {
	clientID := cmp.Or(in.ClientId, branding.AllClients)
	if err := s.checkCustomizable(ctx, in.UserPoolId, clientID); err != nil {
		return nil, err
	}
	if err := branding.CheckCustomization(in.CSS, in.ImageFile); err != nil {
		return nil, err
	}
	now := s.Now()
	c := &branding.Customization{
		PoolID: in.UserPoolId, ClientID: clientID, CSS: in.CSS, Logo: in.ImageFile, Created: now, Modified: now,
	}
	err := s.update(ctx, func(tx *store.Tx) error {
		if clientID != branding.AllClients {
			if _, _, err := directory.StoredClient(tx, in.UserPoolId, clientID); err != nil {
				return err
			}
		}
		if domains, err := tx.DomainsOf(in.UserPoolId); err != nil {
			return err
		} else if len(domains) == 0 {
			return fault.InvalidParameter.New("A domain must be associated with this user pool.")
		}
		if in.CSS == "" && len(in.ImageFile) == 0 {
			return tx.DeleteCustomization(in.UserPoolId, clientID)
		}
		old, err := tx.Customization(in.UserPoolId, clientID)
		switch {
		case err == nil:
			c.Created = old.Created
		case !errors.Is(err, store.ErrNotFound):
			return err
		}
		return tx.PutCustomization(c)
	})
	if err != nil {
		return nil, err
	}
	return &wire.SetUICustomizationResponse{UICustomization: s.showCustomization(c)}, nil
}

// checkCustomizable wants a pool and, unless all are meant, a client in it.
func (s *Service) checkCustomizable(ctx context.Context, poolID, clientID string) error {
	if clientID != branding.AllClients {
		return s.checkClient(ctx, poolID, clientID)
	}
	_, err := s.Directory.Pool(ctx, poolID)
	return err
}

func (s *Service) showCustomization(c *branding.Customization) *wire.UICustomizationType {
	shown := &wire.UICustomizationType{
		UserPoolId: c.PoolID, ClientId: c.ClientID, CSS: c.CSS, CSSVersion: c.Version(),
		CreationDate: wire.Time{Time: c.Created}, LastModifiedDate: wire.Time{Time: c.Modified},
	}
	if path := c.LogoPath(); path != "" {
		shown.ImageUrl = s.PublicURL + path
	}
	return shown
}
