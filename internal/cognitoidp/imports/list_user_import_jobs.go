package imports

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUserImportJobs shows the jobs of a pool, newest first, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserImportJobs.html
func (s *Service) ListUserImportJobs(ctx context.Context, in *wire.ListUserImportJobsRequest) (*wire.ListUserImportJobsResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	list := "ListUserImportJobs " + in.UserPoolId
	after, err := s.Pages.After(list, in.PaginationToken)
	if err != nil {
		return nil, err
	}
	out := &wire.ListUserImportJobsResponse{UserImportJobs: []wire.UserImportJobType{}}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		jobs, next, err := tx.Imports(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		for _, j := range jobs {
			out.UserImportJobs = append(out.UserImportJobs, *s.present(j))
		}
		after = next
		return err
	})
	if err != nil {
		return nil, err
	}
	out.PaginationToken, err = s.Pages.Token(list, after)
	return out, err
}
