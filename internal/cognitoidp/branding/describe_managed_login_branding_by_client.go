package branding

import (
	"context"

	"cognate/internal/branding"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeManagedLoginBrandingByClient shows the style of a client.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBrandingByClient.html
func (s *Service) DescribeManagedLoginBrandingByClient(ctx context.Context, in *wire.DescribeManagedLoginBrandingByClientRequest) (*wire.DescribeManagedLoginBrandingByClientResponse, error) {
	if err := s.checkClient(ctx, in.UserPoolId, in.ClientId); err != nil {
		return nil, err
	}
	var style *branding.Style
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		style, err = tx.StyleOf(in.UserPoolId, in.ClientId)
		return err
	})
	if err != nil {
		return nil, styleNotFound(err)
	}
	shown, err := showStyle(style, in.ReturnMergedResources)
	return &wire.DescribeManagedLoginBrandingByClientResponse{ManagedLoginBranding: shown}, err
}
