package imports_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestStartUserImportJob(t *testing.T) {
	f := newFixture(t)
	alice := person("alice")
	alice["name"], alice["birthdate"], alice["updated_at"] = "Liddell, Alice", "05/04/1852", "1700000000"
	j := f.job()
	f.upload(j, f.file(alice, person("bob"), map[string]string{"cognito:username": "carol"}, person("bob")))
	started := f.start(j)
	if started.Status != "Pending" || started.StartDate.IsZero() {
		t.Errorf("started job: %+v", started)
	}
	done := f.finish(j)
	want := *started
	imported, one := int64(2), int64(1)
	want.Status, want.CompletionDate, want.CompletionMessage = "Succeeded", started.StartDate, "Import Job Completed Successfully."
	want.ImportedUsers, want.SkippedUsers, want.FailedUsers = &imported, &one, &one
	if diff := cmp.Diff(&want, done); diff != "" {
		t.Errorf("finished job (-want +got):\n%s", diff)
	}
	u := f.user("alice")
	if u.UserStatus != "RESET_REQUIRED" || !*u.Enabled {
		t.Errorf("user: %+v", u)
	}
	got := map[string]string{}
	for _, a := range u.UserAttributes {
		got[a.Name] = a.Value
	}
	delete(got, "sub")
	attrs := map[string]string{
		"email": "alice@example.com", "email_verified": "true", "name": "Liddell, Alice", "birthdate": "1852-05-04", "updated_at": "1700000000",
	}
	if diff := cmp.Diff(attrs, got); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
}

// A user who was imported sets a password by the code that is mailed to them.
func TestImportedUserSetsAPassword(t *testing.T) {
	f := newFixture(t)
	f.run(f.file(person("alice")))
	var client wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: f.pool, ClientName: "app", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client)
	id := client.UserPoolClient.ClientId
	signIn := wire.InitiateAuthRequest{
		ClientId: id, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": "Correct-horse-1"},
	}
	f.Refused("InitiateAuth", signIn, "PasswordResetRequiredException", "Password reset required for the user")
	f.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: id, Username: "alice"}, nil)
	f.Must("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{
		ClientId: id, Username: "alice", Password: "Correct-horse-1", ConfirmationCode: f.LastCode("alice@example.com"),
	}, nil)
	f.Must("InitiateAuth", signIn, nil)
}

func TestStartUserImportJobFailures(t *testing.T) {
	f := newFixture(t)
	f.run(f.file(person("alice")))
	for file, message := range map[string]string{
		"":                           "The CSV file is empty.",
		"cognito:username,email\n":   "The header in the CSV file lacks columns: name, given_name, family_name, middle_name, nickname, preferred_username, profile, picture, website, email_verified, gender, birthdate, zoneinfo, locale, phone_number, phone_number_verified, address, updated_at, cognito:mfa_enabled.",
		"email,shoe_size\n":          "The header in the CSV file has an unexpected column: shoe_size.",
		"email,name,email\n":         "The header in the CSV file has the column email twice.",
		f.file(person("alice")):      "Too many users have failed or been skipped during the import.",
		f.file(map[string]string{}):  "Too many users have failed or been skipped during the import.",
		f.file() + "one,two,three\n": "Too many users have failed or been skipped during the import.",
	} {
		j := f.run(file)
		if j.Status != "Failed" || j.CompletionMessage != message {
			t.Errorf("%.40q: %s: %s", file, j.Status, j.CompletionMessage)
		}
	}
	if j := f.run(f.file()); j.Status != "Succeeded" || counts(j) != [3]int64{} {
		t.Errorf("a file of a header alone: %+v", j)
	}
}

func TestStartUserImportJobRefusals(t *testing.T) {
	f := newFixture(t)
	start := func(pool, job string) wire.StartUserImportJobRequest {
		return wire.StartUserImportJobRequest{UserPoolId: pool, JobId: job}
	}
	j := f.job()
	f.Refused("StartUserImportJob", start(missingPool, j.JobId), notFound, noPool)
	f.Refused("StartUserImportJob", start(f.pool, missingJob), notFound, noJob)
	f.Refused("StartUserImportJob", start(f.pool, j.JobId), precondition, "The CSV file of the user import job has not been uploaded.")
	f.upload(j, f.file(person("alice")))
	f.start(j)
	f.finish(j)
	f.Refused("StartUserImportJob", start(f.pool, j.JobId), precondition, "The user import job is in the status Succeeded and can't be started.")
	f.pool = f.newPool(wire.CreateUserPoolRequest{})
	j = f.job()
	f.upload(j, f.file(person("alice")))
	f.Refused("StartUserImportJob", start(f.pool, j.JobId), precondition, "The user pool does not have any auto verified attributes.")
}
