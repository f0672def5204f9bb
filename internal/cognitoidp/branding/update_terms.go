package branding

import (
	"cmp"
	"context"
	"errors"

	"cognate/internal/branding"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateTerms changes terms. Members that are left out stay; links are
// replaced together.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateTerms.html
func (s *Service) UpdateTerms(ctx context.Context, in *wire.UpdateTermsRequest) (*wire.UpdateTermsResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	if in.Links != nil {
		if err := branding.CheckLinks(in.Links); err != nil {
			return nil, err
		}
	}
	now := s.Now()
	var terms *branding.Terms
	err := s.update(ctx, func(tx *store.Tx) (err error) {
		if terms, err = tx.Terms(in.UserPoolId, in.TermsId); err != nil {
			return err
		}
		terms.Name = cmp.Or(in.TermsName, terms.Name)
		terms.Source = cmp.Or(in.TermsSource, terms.Source)
		terms.Enforcement = cmp.Or(in.Enforcement, terms.Enforcement)
		if in.Links != nil {
			terms.Links = in.Links
		}
		terms.Modified = now
		return tx.UpdateTerms(terms)
	})
	if errors.Is(err, store.ErrExists) {
		return nil, termsExist()
	} else if err != nil {
		return nil, termsNotFound(err)
	}
	return &wire.UpdateTermsResponse{Terms: showTerms(terms)}, nil
}
