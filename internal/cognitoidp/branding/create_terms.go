package branding

import (
	"context"
	"errors"

	"cognate/internal/branding"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateTerms gives a client's login pages links to a legal document, one for
// each language.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateTerms.html
func (s *Service) CreateTerms(ctx context.Context, in *wire.CreateTermsRequest) (*wire.CreateTermsResponse, error) {
	if err := s.checkClient(ctx, in.UserPoolId, in.ClientId); err != nil {
		return nil, err
	}
	if err := branding.CheckLinks(in.Links); err != nil {
		return nil, err
	}
	id, err := s.newID()
	if err != nil {
		return nil, err
	}
	now := s.Now()
	terms := &branding.Terms{
		ID: id, PoolID: in.UserPoolId, ClientID: in.ClientId, Name: in.TermsName, Source: in.TermsSource,
		Enforcement: in.Enforcement, Links: in.Links, Created: now, Modified: now,
	}
	err = s.update(ctx, func(tx *store.Tx) error {
		if _, _, err := directory.StoredClient(tx, in.UserPoolId, in.ClientId); err != nil {
			return err
		}
		if n, err := tx.CountTerms(in.UserPoolId); err != nil {
			return err
		} else if n >= branding.MaxTerms {
			return fault.LimitExceeded.New("Exceeded maximum number of terms")
		}
		return tx.InsertTerms(terms)
	})
	if errors.Is(err, store.ErrExists) {
		return nil, termsExist()
	} else if err != nil {
		return nil, err
	}
	return &wire.CreateTermsResponse{Terms: showTerms(terms)}, nil
}

func termsExist() error {
	return fault.TermsExists.New("Terms with the name already exist for the app client.")
}
