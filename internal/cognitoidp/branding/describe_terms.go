package branding

import (
	"context"

	"cognate/internal/branding"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeTerms shows terms by their id.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTerms.html
func (s *Service) DescribeTerms(ctx context.Context, in *wire.DescribeTermsRequest) (*wire.DescribeTermsResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	var terms *branding.Terms
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		terms, err = tx.Terms(in.UserPoolId, in.TermsId)
		return err
	})
	if err != nil {
		return nil, termsNotFound(err)
	}
	return &wire.DescribeTermsResponse{Terms: showTerms(terms)}, nil
}
