package imports_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid      = "InvalidParameterException"
	notFound     = "ResourceNotFoundException"
	precondition = "PreconditionNotMetException"
	missingPool  = "us-east-1_000000000"
	noPool       = "User pool us-east-1_000000000 does not exist."
	missingJob   = "import-0000000000"
	noJob        = "User import job import-0000000000 does not exist."
	role         = "arn:aws:iam::000000000000:role/import"
)

// fixture is a server with one pool that verifies e-mail addresses.
type fixture struct {
	*cognatetest.Server
	t    *testing.T
	pool string
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	f.pool = f.newPool(wire.CreateUserPoolRequest{AutoVerifiedAttributes: []string{"email"}})
	return f
}

func (f *fixture) newPool(in wire.CreateUserPoolRequest) string {
	f.t.Helper()
	in.PoolName = "people"
	return f.NewPool(in)
}

// job makes a job.
func (f *fixture) job() *wire.UserImportJobType {
	f.t.Helper()
	var out wire.CreateUserImportJobResponse
	f.Must("CreateUserImportJob", wire.CreateUserImportJobRequest{UserPoolId: f.pool, JobName: "everyone", CloudWatchLogsRoleArn: role}, &out)
	return out.UserImportJob
}

// put sends a job's file and returns the status and the body of the answer.
func (f *fixture) put(url, file string) (int, string) {
	f.t.Helper()
	req, err := http.NewRequestWithContext(f.t.Context(), http.MethodPut, url, strings.NewReader(file))
	if err != nil {
		f.t.Fatal(err)
	}
	req.Header.Set("x-amz-server-side-encryption", "aws:kms")
	resp, err := f.Client().Do(req)
	if err != nil {
		f.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

// upload sends a job's file, which has to succeed.
func (f *fixture) upload(j *wire.UserImportJobType, file string) {
	f.t.Helper()
	if status, body := f.put(j.PreSignedUrl, file); status != http.StatusOK || body != "" {
		f.t.Fatalf("upload answered %d %q", status, body)
	}
}

// file makes a file of rows that give each column by its name.
func (f *fixture) file(rows ...map[string]string) string {
	f.t.Helper()
	var header wire.GetCSVHeaderResponse
	f.Must("GetCSVHeader", wire.GetCSVHeaderRequest{UserPoolId: f.pool}, &header)
	return table(header.CSVHeader, rows...)
}

func table(columns []string, rows ...map[string]string) string {
	text := strings.Join(columns, ",") + "\n"
	for _, r := range rows {
		values := make([]string, len(columns))
		for i, c := range columns {
			values[i] = strings.ReplaceAll(r[c], ",", `\,`)
		}
		text += strings.Join(values, ",") + "\n"
	}
	return text
}

// person is a row that makes a user.
func person(name string) map[string]string {
	return map[string]string{"cognito:username": name, "email": name + "@example.com", "email_verified": "TRUE"}
}

// start starts a job, which has to succeed.
func (f *fixture) start(j *wire.UserImportJobType) *wire.UserImportJobType {
	f.t.Helper()
	var out wire.StartUserImportJobResponse
	f.Must("StartUserImportJob", wire.StartUserImportJobRequest{UserPoolId: f.pool, JobId: j.JobId}, &out)
	return out.UserImportJob
}

func (f *fixture) describe(j *wire.UserImportJobType) *wire.UserImportJobType {
	f.t.Helper()
	var out wire.DescribeUserImportJobResponse
	f.Must("DescribeUserImportJob", wire.DescribeUserImportJobRequest{UserPoolId: f.pool, JobId: j.JobId}, &out)
	return out.UserImportJob
}

// finish asks for a job until it has ended.
func (f *fixture) finish(j *wire.UserImportJobType) *wire.UserImportJobType {
	f.t.Helper()
	for f.t.Context().Err() == nil {
		switch now := f.describe(j); now.Status {
		case "Succeeded", "Failed", "Stopped":
			return now
		}
	}
	f.t.Fatal("the test ended first")
	return nil
}

// run imports a file and returns the job when it has ended.
func (f *fixture) run(file string) *wire.UserImportJobType {
	f.t.Helper()
	j := f.job()
	f.upload(j, file)
	f.start(j)
	return f.finish(j)
}

// user returns a user by name.
func (f *fixture) user(name string) wire.AdminGetUserResponse {
	f.t.Helper()
	var out wire.AdminGetUserResponse
	f.Must("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: f.pool, Username: name}, &out)
	return out
}

// counts are a job's three numbers.
func counts(j *wire.UserImportJobType) [3]int64 {
	return [3]int64{*j.ImportedUsers, *j.SkippedUsers, *j.FailedUsers}
}
