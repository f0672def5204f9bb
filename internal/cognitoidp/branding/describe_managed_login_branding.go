package branding

import (
	"context"

	"cognate/internal/branding"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeManagedLoginBranding shows a style by its id: what was set or, when
// it is asked to merge, with the defaults for all else.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeManagedLoginBranding.html
func (s *Service) DescribeManagedLoginBranding(ctx context.Context, in *wire.DescribeManagedLoginBrandingRequest) (*wire.DescribeManagedLoginBrandingResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	var style *branding.Style
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		style, err = tx.Style(in.UserPoolId, in.ManagedLoginBrandingId)
		return err
	})
	if err != nil {
		return nil, styleNotFound(err)
	}
	shown, err := showStyle(style, in.ReturnMergedResources)
	return &wire.DescribeManagedLoginBrandingResponse{ManagedLoginBranding: shown}, err
}
