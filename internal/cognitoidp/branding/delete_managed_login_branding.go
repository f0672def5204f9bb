package branding

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteManagedLoginBranding removes a style with its images.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteManagedLoginBranding.html
func (s *Service) DeleteManagedLoginBranding(ctx context.Context, in *wire.DeleteManagedLoginBrandingRequest) (*wire.Unit, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	err := s.update(ctx, func(tx *store.Tx) error { return tx.DeleteStyle(in.UserPoolId, in.ManagedLoginBrandingId) })
	if err != nil {
		return nil, styleNotFound(err)
	}
	return &wire.Unit{}, nil
}
