package imports_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// onAnotherNode makes jobs look as if another node ran them: it writes them
// to the server's database with a lease.
func onAnotherNode(t *testing.T, f *fixture, db string, status string) *wire.UserImportJobType {
	t.Helper()
	j := f.job()
	s, err := store.Open(t.Context(), db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.Update(context.Background(), func(tx *store.Tx) error {
		job, err := tx.Import(f.pool, j.JobId)
		if err != nil {
			return err
		}
		job.Status, job.Lease, job.Started = status, f.Clock.Now().Add(30*time.Second), f.Clock.Now()
		job.HashAlgorithm = "BCRYPT"
		return tx.UpdateImport(job)
	})
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestStopUserImportJob(t *testing.T) {
	db := filepath.Join(t.TempDir(), "cognate.db")
	f := &fixture{t: t, Server: cognatetest.NewServer(t, &cognatetest.Options{File: db})}
	f.pool = f.newPool(wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}})
	stop := func(j *wire.UserImportJobType) *wire.UserImportJobType {
		t.Helper()
		var out wire.StopUserImportJobResponse
		f.Must("StopUserImportJob", wire.StopUserImportJobRequest{UserPoolId: f.pool, JobId: j.JobId}, &out)
		if diff := cmp.Diff(f.describe(j), out.UserImportJob); diff != "" {
			t.Errorf("job (-described +stopped):\n%s", diff)
		}
		return out.UserImportJob
	}
	const message = "The Import Job was stopped by the developer."

	waits := onAnotherNode(t, f, db, store.ImportPending)
	if got := stop(waits); got.Status != "Stopped" || got.CompletionMessage != message || got.CompletionDate.IsZero() || got.PasswordHashingAlgorithm != "BCRYPT" {
		t.Errorf("a job that waits: %+v", got)
	}

	runs := onAnotherNode(t, f, db, store.ImportInProgress)
	if got := stop(runs); got.Status != "Stopping" || got.CompletionMessage != message || !got.CompletionDate.IsZero() {
		t.Errorf("a job that runs: %+v", got)
	}
	in := wire.StopUserImportJobRequest{UserPoolId: f.pool, JobId: runs.JobId}
	f.Refused("StopUserImportJob", in, precondition, "The user import job is in the status Stopping and can't be stopped.")

	// The pool stays as it is meanwhile, and takes no second job.
	const busy = "UserImportInProgressException"
	next := f.job()
	f.upload(next, f.file(person("alice")))
	start := wire.StartUserImportJobRequest{UserPoolId: f.pool, JobId: next.JobId}
	f.Refused("StartUserImportJob", start, precondition, "Another user import job is active.")
	f.Refused("DeleteUserPool", wire.DeleteUserPoolRequest{UserPoolId: f.pool}, busy, "A user import job is in progress for this user pool.")
	f.Refused("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: f.pool}, busy, "A user import job is in progress for this user pool.")
	f.Refused("AddCustomAttributes", wire.AddCustomAttributesRequest{
		UserPoolId: f.pool, CustomAttributes: []wire.SchemaAttributeType{{Name: "team", AttributeDataType: "String"}},
	}, busy, "")

	// Once the other node gives no sign of life, this one ends the job.
	f.Clock.Advance(31 * time.Second)
	elsewhere := *f
	elsewhere.pool = f.newPool(wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}})
	elsewhere.run(elsewhere.file(person("alice")))
	if got := f.finish(runs); got.Status != "Stopped" || got.CompletionMessage != message || got.CompletionDate.IsZero() {
		t.Errorf("a job whose node vanished: %+v", got)
	}
	f.start(next)
	if got := f.finish(next); got.Status != "Succeeded" {
		t.Errorf("the next job: %+v", got)
	}
	f.Must("DeleteUserPool", wire.DeleteUserPoolRequest{UserPoolId: f.pool}, nil)
}

func TestStopUserImportJobRefusals(t *testing.T) {
	f := newFixture(t)
	j := f.job()
	in := wire.StopUserImportJobRequest{UserPoolId: f.pool, JobId: j.JobId}
	f.Refused("StopUserImportJob", in, precondition, "The user import job is in the status Created and can't be stopped.")
	in.JobId = missingJob
	f.Refused("StopUserImportJob", in, notFound, noJob)
	f.Refused("StopUserImportJob", wire.StopUserImportJobRequest{UserPoolId: missingPool, JobId: j.JobId}, notFound, noPool)
}
