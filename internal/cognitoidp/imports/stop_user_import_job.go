package imports

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userimport"
	wire "cognate/internal/wire/cognitoidp"
)

// StopUserImportJob ends a job that waits to run or runs. Users who were
// imported up to then stay.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StopUserImportJob.html
func (s *Service) StopUserImportJob(ctx context.Context, in *wire.StopUserImportJobRequest) (*wire.StopUserImportJobResponse, error) {
	job, err := s.change(ctx, in.UserPoolId, in.JobId, func(_ *store.Tx, j *store.ImportJob) error {
		if j.Status != store.ImportPending && j.Status != store.ImportInProgress {
			return fault.PreconditionNotMet.Newf("The user import job is in the status %s and can't be stopped.", userimport.At(j, s.Now()).Status)
		}
		userimport.Stop(j, s.Now())
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.Wake()
	return &wire.StopUserImportJobResponse{UserImportJob: job}, nil
}
