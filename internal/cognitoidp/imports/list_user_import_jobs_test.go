package imports_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestListUserImportJobsInPages(t *testing.T) {
	f := newFixture(t)
	want := make([]wire.UserImportJobType, 5)
	for i := range want {
		want[len(want)-1-i] = *f.job()
		f.Clock.Advance(time.Second)
	}
	two := int64(2)
	in := wire.ListUserImportJobsRequest{UserPoolId: f.pool, MaxResults: &two}
	var got []wire.UserImportJobType
	for more := true; more; more = in.PaginationToken != "" {
		var out wire.ListUserImportJobsResponse
		f.Must("ListUserImportJobs", in, &out)
		if len(out.UserImportJobs) > 2 {
			t.Errorf("a page of %d", len(out.UserImportJobs))
		}
		got = append(got, out.UserImportJobs...)
		in.PaginationToken = out.PaginationToken
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("jobs (-want +got):\n%s", diff)
	}
}

func TestListUserImportJobsShowsWhatWasDone(t *testing.T) {
	f := newFixture(t)
	var made wire.CreateUserImportJobResponse
	f.Must("CreateUserImportJob", wire.CreateUserImportJobRequest{
		UserPoolId: f.pool, JobName: "hashed", CloudWatchLogsRoleArn: "arn:aws:iam::000000000000:role/logs", PasswordHashingAlgorithm: "BCRYPT",
	}, &made)
	f.upload(made.UserImportJob, f.file(person("alice")))
	f.start(made.UserImportJob)
	want := []wire.UserImportJobType{*f.finish(made.UserImportJob)}
	if j := want[0]; j.StartDate.IsZero() || j.CompletionDate.IsZero() || j.CompletionMessage == "" || j.PasswordHashingAlgorithm != "BCRYPT" {
		t.Errorf("job: %+v", j)
	}
	var out wire.ListUserImportJobsResponse
	f.Must("ListUserImportJobs", wire.ListUserImportJobsRequest{UserPoolId: f.pool, MaxResults: new(int64(1))}, &out)
	if diff := cmp.Diff(want, out.UserImportJobs); diff != "" {
		t.Errorf("jobs (-want +got):\n%s", diff)
	}
}

func TestListUserImportJobsRefusals(t *testing.T) {
	f := newFixture(t)
	one := int64(1)
	f.Refused("ListUserImportJobs", wire.ListUserImportJobsRequest{UserPoolId: missingPool, MaxResults: &one}, notFound, noPool)
	f.Refused("ListUserImportJobs", wire.ListUserImportJobsRequest{UserPoolId: f.pool, MaxResults: &one, PaginationToken: "none"}, invalid,
		"Invalid pagination token")
	f.Refused("ListUserImportJobs", wire.ListUserImportJobsRequest{UserPoolId: f.pool}, invalid,
		"1 validation error detected: Value null at 'maxResults' failed to satisfy constraint: Member must not be null")
	var out map[string]any
	f.Must("ListUserImportJobs", wire.ListUserImportJobsRequest{UserPoolId: f.pool, MaxResults: &one}, &out)
	if diff := cmp.Diff(map[string]any{"UserImportJobs": []any{}}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}
