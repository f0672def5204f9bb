package imports_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeUserImportJob(t *testing.T) {
	f := newFixture(t)
	j := f.job()
	if diff := cmp.Diff(j, f.describe(j)); diff != "" {
		t.Errorf("job (-created +described):\n%s", diff)
	}
	f.Clock.Advance(24*time.Hour + time.Second)
	j.Status, j.CompletionDate = "Expired", wire.Time{Time: j.CreationDate.Add(24 * time.Hour)}
	j.CompletionMessage = "The Import Job expired before it was started."
	if diff := cmp.Diff(j, f.describe(j)); diff != "" {
		t.Errorf("expired job (-want +got):\n%s", diff)
	}
}

func TestDescribeUserImportJobRefusals(t *testing.T) {
	f := newFixture(t)
	j := f.job()
	f.Refused("DescribeUserImportJob", wire.DescribeUserImportJobRequest{UserPoolId: missingPool, JobId: j.JobId}, notFound, noPool)
	f.Refused("DescribeUserImportJob", wire.DescribeUserImportJobRequest{UserPoolId: f.pool, JobId: missingJob}, notFound, noJob)
	other := f.newPool(wire.CreateUserPoolRequest{})
	f.Refused("DescribeUserImportJob", wire.DescribeUserImportJobRequest{UserPoolId: other, JobId: j.JobId}, notFound, "User import job "+j.JobId+" does not exist.")
}
