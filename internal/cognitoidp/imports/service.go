// Package imports makes, starts, stops and shows the jobs that import users
// from files. What a job does is package userimport's.
package imports

import (
	"context"
	"errors"
	"io"
	"time"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userimport"
	wire "cognate/internal/wire/cognitoidp"
)

// Service holds what the import operations need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	Pages     paging.Tokens
	Links     userimport.Links
	// Wake makes this node look for jobs to run.
	Wake func()
	Now  func() time.Time
	Rand io.Reader
}

// pageSize is the most jobs on a page.
const pageSize = 60

// change applies edit to a job of a pool.
func (s *Service) change(ctx context.Context, poolID, id string, edit func(*store.Tx, *store.ImportJob) error) (*wire.UserImportJobType, error) {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return nil, err
	}
	var job *store.ImportJob
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if job, err = tx.Import(poolID, id); err != nil {
			return err
		}
		if err := edit(tx, job); err != nil {
			return err
		}
		return tx.UpdateImport(job)
	})
	if err != nil {
		return nil, notFound(err, id)
	}
	return s.present(job), nil
}

// present shows a job as it is now.
func (s *Service) present(j *store.ImportJob) *wire.UserImportJobType {
	now := userimport.At(j, s.Now())
	return &wire.UserImportJobType{
		JobName:                  now.Name,
		JobId:                    now.ID,
		UserPoolId:               now.PoolID,
		PreSignedUrl:             s.Links.URL(j),
		CreationDate:             wire.Time{Time: now.Created},
		StartDate:                wire.Time{Time: now.Started},
		CompletionDate:           wire.Time{Time: now.Completed},
		Status:                   now.Status,
		CloudWatchLogsRoleArn:    now.Role,
		ImportedUsers:            &now.Imported,
		SkippedUsers:             &now.Skipped,
		FailedUsers:              &now.Failed,
		CompletionMessage:        now.Message,
		PasswordHashingAlgorithm: now.HashAlgorithm,
	}
}

// notFound says which exception a missing job is.
func notFound(err error, id string) error {
	if errors.Is(err, store.ErrNotFound) {
		return fault.ResourceNotFound.Newf("User import job %s does not exist.", id)
	}
	return err
}
