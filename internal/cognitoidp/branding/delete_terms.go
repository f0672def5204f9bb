package branding

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteTerms removes terms.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteTerms.html
func (s *Service) DeleteTerms(ctx context.Context, in *wire.DeleteTermsRequest) (*wire.Unit, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	err := s.update(ctx, func(tx *store.Tx) error { return tx.DeleteTerms(in.UserPoolId, in.TermsId) })
	if err != nil {
		return nil, termsNotFound(err)
	}
	return &wire.Unit{}, nil
}
