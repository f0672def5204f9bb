package branding

import (
	"context"

	"cognate/internal/branding"
	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateManagedLoginBranding changes a style. What the request leaves out
// stays, so that a style can be larger than one request.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateManagedLoginBranding.html
func (s *Service) UpdateManagedLoginBranding(ctx context.Context, in *wire.UpdateManagedLoginBrandingRequest) (*wire.UpdateManagedLoginBrandingResponse, error) {
	for name, value := range map[string]string{"userPoolId": in.UserPoolId, "managedLoginBrandingId": in.ManagedLoginBrandingId} {
		if value == "" {
			return nil, fault.InvalidParameter.Newf("1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null", name)
		}
	}
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	c := change{in.UseCognitoProvidedValues, in.Settings, assetsOf(in.Assets)}
	if err := c.check(); err != nil {
		return nil, err
	}
	now := s.Now()
	var style *branding.Style
	err := s.update(ctx, func(tx *store.Tx) (err error) {
		if style, err = tx.Style(in.UserPoolId, in.ManagedLoginBrandingId); err != nil {
			return err
		}
		if err := c.apply(style, now); err != nil {
			return err
		}
		return tx.UpdateStyle(style)
	})
	if err != nil {
		return nil, styleNotFound(err)
	}
	shown, err := showStyle(style, nil)
	return &wire.UpdateManagedLoginBrandingResponse{ManagedLoginBranding: shown}, err
}
