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
	jobs, next, err := paging.Read(ctx, s.Pages, s.Store, "ListUserImportJobs "+in.UserPoolId, in.PaginationToken,
		func(tx *store.Tx, after string) ([]*store.ImportJob, string, error) {
			return tx.Imports(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		})
	if err != nil {
		return nil, err
	}
	out := &wire.ListUserImportJobsResponse{UserImportJobs: make([]wire.UserImportJobType, 0, len(jobs)), PaginationToken: next}
	for _, j := range jobs {
		out.UserImportJobs = append(out.UserImportJobs, *s.present(j))
	}
	return out, nil
}
