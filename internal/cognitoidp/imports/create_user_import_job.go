package imports

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userimport"
	wire "cognate/internal/wire/cognitoidp"
)

// maxJobs is the most jobs that a pool has had.
const maxJobs = 1000

// CreateUserImportJob makes a job and returns the address that its file is
// sent to. The job imports once it is started.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserImportJob.html
func (s *Service) CreateUserImportJob(ctx context.Context, in *wire.CreateUserImportJobRequest) (*wire.CreateUserImportJobResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	id, err := userimport.NewID(s.Rand)
	if err != nil {
		return nil, err
	}
	job := &store.ImportJob{
		ID: id, PoolID: pool.ID, Name: in.JobName, Role: in.CloudWatchLogsRoleArn,
		HashAlgorithm: in.PasswordHashingAlgorithm, Status: userimport.Created, Created: s.Now(),
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := directory.StoredPool(tx, pool.ID); err != nil {
			return err
		}
		n, err := tx.CountImports(pool.ID)
		if err != nil {
			return err
		}
		if n >= maxJobs {
			return fault.LimitExceeded.New("Exceeded maximum number of user import jobs")
		}
		return tx.InsertImport(job)
	})
	if err != nil {
		return nil, err
	}
	return &wire.CreateUserImportJobResponse{UserImportJob: s.present(job)}, nil
}
