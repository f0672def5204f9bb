package branding

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// ListTerms shows the terms of all clients of a pool, oldest first, a page at
// a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTerms.html
func (s *Service) ListTerms(ctx context.Context, in *wire.ListTermsRequest) (*wire.ListTermsResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	list := "ListTerms " + in.UserPoolId
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	out := &wire.ListTermsResponse{Terms: []wire.TermsDescriptionType{}}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		page, next, err := tx.AllTerms(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		for _, t := range page {
			out.Terms = append(out.Terms, wire.TermsDescriptionType{
				TermsId: t.ID, TermsName: t.Name, Enforcement: t.Enforcement,
				CreationDate: wire.Time{Time: t.Created}, LastModifiedDate: wire.Time{Time: t.Modified},
			})
		}
		after = next
		return err
	})
	if err != nil {
		return nil, err
	}
	out.NextToken, err = s.Pages.Token(list, after)
	return out, err
}
