package imports_test

import (
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateUserImportJob(t *testing.T) {
	f := newFixture(t)
	var out map[string]map[string]any
	f.Must("CreateUserImportJob", wire.CreateUserImportJobRequest{
		UserPoolId: f.pool, JobName: "everyone", CloudWatchLogsRoleArn: role, PasswordHashingAlgorithm: "BCRYPT",
	}, &out)
	job := out["UserImportJob"]
	id, _ := job["JobId"].(string)
	if !regexp.MustCompile(`^import-[0-9a-zA-Z]{10}$`).MatchString(id) {
		t.Errorf("JobId is %q", id)
	}
	url, _ := job["PreSignedUrl"].(string)
	if want := regexp.MustCompile(`^` + regexp.QuoteMeta(f.URL+"/"+f.pool+"/import/"+id) + `\?X-Amz-Date=20260601T120000Z&X-Amz-Expires=899&X-Amz-Signature=[0-9a-f]{64}$`); !want.MatchString(url) {
		t.Errorf("PreSignedUrl is %q", url)
	}
	delete(job, "JobId")
	delete(job, "PreSignedUrl")
	want := map[string]any{
		"JobName": "everyone", "UserPoolId": f.pool, "CreationDate": 1780315200.0, "Status": "Created", "CloudWatchLogsRoleArn": role,
		"ImportedUsers": 0.0, "SkippedUsers": 0.0, "FailedUsers": 0.0, "PasswordHashingAlgorithm": "BCRYPT",
	}
	if diff := cmp.Diff(want, job); diff != "" {
		t.Errorf("job (-want +got):\n%s", diff)
	}
}

func TestCreateUserImportJobRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.CreateUserImportJobRequest{UserPoolId: missingPool, JobName: "everyone", CloudWatchLogsRoleArn: role}
	f.Refused("CreateUserImportJob", in, notFound, noPool)
	in.UserPoolId = f.pool
	for range 1000 {
		f.Must("CreateUserImportJob", in, nil)
	}
	f.Refused("CreateUserImportJob", in, "LimitExceededException", "Exceeded maximum number of user import jobs")
}
