package imports

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeUserImportJob shows a job and how far it has come.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserImportJob.html
func (s *Service) DescribeUserImportJob(ctx context.Context, in *wire.DescribeUserImportJobRequest) (*wire.DescribeUserImportJobResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	var job *store.ImportJob
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		job, err = tx.Import(in.UserPoolId, in.JobId)
		return err
	})
	if err != nil {
		return nil, notFound(err, in.JobId)
	}
	return &wire.DescribeUserImportJobResponse{UserImportJob: s.present(job)}, nil
}
