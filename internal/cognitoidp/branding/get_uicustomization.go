package branding

import (
	"cmp"
	"context"
	"errors"

	"cognate/internal/branding"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// GetUICustomization shows what the classic login pages of a client look like:
// by what was set for it or, failing that, for all. Where nothing was set, the
// answer has an empty customization.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUICustomization.html
func (s *Service) GetUICustomization(ctx context.Context, in *wire.GetUICustomizationRequest) (*wire.GetUICustomizationResponse, error) {
	clientID := cmp.Or(in.ClientId, branding.AllClients)
	if err := s.checkCustomizable(ctx, in.UserPoolId, clientID); err != nil {
		return nil, err
	}
	var c *branding.Customization
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		c, err = tx.Customization(in.UserPoolId, clientID)
		if errors.Is(err, store.ErrNotFound) {
			c, err = tx.Customization(in.UserPoolId, branding.AllClients)
		}
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		return &wire.GetUICustomizationResponse{UICustomization: &wire.UICustomizationType{}}, nil
	case err != nil:
		return nil, err
	}
	return &wire.GetUICustomizationResponse{UICustomization: s.showCustomization(c)}, nil
}
