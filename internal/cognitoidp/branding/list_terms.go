package branding

import (
	"context"

	"cognate/internal/branding"
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
	page, next, err := paging.Read(ctx, s.Pages, s.Store, "ListTerms "+in.UserPoolId, in.NextToken,
		func(tx *store.Tx, after string) ([]*branding.Terms, string, error) {
			return tx.AllTerms(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		})
	if err != nil {
		return nil, err
	}
	out := &wire.ListTermsResponse{Terms: make([]wire.TermsDescriptionType, 0, len(page)), NextToken: next}
	for _, t := range page {
		out.Terms = append(out.Terms, wire.TermsDescriptionType{
			TermsId: t.ID, TermsName: t.Name, Enforcement: t.Enforcement,
			CreationDate: wire.Time{Time: t.Created}, LastModifiedDate: wire.Time{Time: t.Modified},
		})
	}
	return out, nil
}
