package imports

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userimport"
	wire "cognate/internal/wire/cognitoidp"
)

// StartUserImportJob sets a job to work on the file that was sent to it. The
// pool must verify an attribute by itself, since users come to their passwords
// through one, and must have no other job at work.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartUserImportJob.html
func (s *Service) StartUserImportJob(ctx context.Context, in *wire.StartUserImportJobRequest) (*wire.StartUserImportJobResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	job, err := s.change(ctx, pool.ID, in.JobId, func(tx *store.Tx, j *store.ImportJob) error {
		now := s.Now()
		switch status := userimport.At(j, now).Status; {
		case status != userimport.Created:
			return fault.PreconditionNotMet.Newf("The user import job is in the status %s and can't be started.", status)
		case j.Upload == "":
			return fault.PreconditionNotMet.New("The CSV file of the user import job has not been uploaded.")
		case len(pool.Settings.AutoVerified) == 0:
			return fault.PreconditionNotMet.New("The user pool does not have any auto verified attributes.")
		}
		active, err := tx.ImportActive(pool.ID)
		if err != nil {
			return err
		}
		if active {
			return fault.PreconditionNotMet.New("Another user import job is active.")
		}
		userimport.Start(j, now)
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.Wake()
	return &wire.StartUserImportJobResponse{UserImportJob: job}, nil
}
