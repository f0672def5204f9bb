package branding

import (
	"context"

	"cognate/internal/branding"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeTermsByClient shows a client's terms of a name.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeTermsByClient.html
func (s *Service) DescribeTermsByClient(ctx context.Context, in *wire.DescribeTermsByClientRequest) (*wire.DescribeTermsByClientResponse, error) {
	if err := s.checkClient(ctx, in.UserPoolId, in.ClientId); err != nil {
		return nil, err
	}
	var terms *branding.Terms
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		terms, err = tx.TermsOf(in.UserPoolId, in.ClientId, in.TermsName)
		return err
	})
	if err != nil {
		return nil, termsNotFound(err)
	}
	return &wire.DescribeTermsByClientResponse{Terms: showTerms(terms)}, nil
}
