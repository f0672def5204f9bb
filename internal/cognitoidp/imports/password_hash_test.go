package imports_test

import (
	"strings"
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

// bcrypt is the hash of "correct horse".
const bcrypt = "$2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e"

// client makes an app client for passwords.
func (f *fixture) client() string {
	f.t.Helper()
	var out wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: f.pool, ClientName: "app", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &out)
	return out.UserPoolClient.ClientId
}

func (f *fixture) columns() []string {
	f.t.Helper()
	var header wire.GetCSVHeaderResponse
	f.Must("GetCSVHeader", wire.GetCSVHeaderRequest{UserPoolId: f.pool}, &header)
	return header.CSVHeader
}

// People keep their passwords: the extension's column takes any known hash.
func TestImportedUserKeepsAPassword(t *testing.T) {
	f := newFixture(t)
	alice, bob := person("alice"), person("bob")
	alice["cognate:password_hash"] = bcrypt
	j := f.run(table(append(f.columns(), "cognate:password_hash"), alice, bob))
	if j.Status != "Succeeded" || counts(j) != [3]int64{2, 0, 0} {
		t.Fatalf("job: %+v", j)
	}
	if a, b := f.user("alice").UserStatus, f.user("bob").UserStatus; a != "CONFIRMED" || b != "RESET_REQUIRED" {
		t.Errorf("alice is %s, bob %s", a, b)
	}
	in := wire.InitiateAuthRequest{
		ClientId: f.client(), AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": "wrong horse"},
	}
	f.Refused("InitiateAuth", in, "NotAuthorizedException", "Incorrect username or password.")
	in.AuthParameters["PASSWORD"] = "correct horse"
	for range 2 { // by the hash that was imported, then by ours
		f.Must("InitiateAuth", in, nil)
	}
}

// The service's own column holds hashes of the job's algorithm.
func TestPasswordHashingAlgorithm(t *testing.T) {
	f := newFixture(t)
	run := func(hash string) *wire.UserImportJobType {
		t.Helper()
		var out wire.CreateUserImportJobResponse
		f.Must("CreateUserImportJob", wire.CreateUserImportJobRequest{
			UserPoolId: f.pool, JobName: "everyone", CloudWatchLogsRoleArn: role, PasswordHashingAlgorithm: "BCRYPT",
		}, &out)
		row := person("alice")
		row["password_hash"] = hash
		columns := f.columns()
		if hash != "" {
			columns = append(columns, "password_hash")
		}
		f.upload(out.UserImportJob, table(columns, row))
		f.start(out.UserImportJob)
		return f.finish(out.UserImportJob)
	}
	if j := run(""); j.CompletionMessage != "The header in the CSV file lacks columns: password_hash." {
		t.Errorf("without the column: %+v", j)
	}
	for _, hash := range []string{"secret", "$2y$31$" + bcrypt[7:], "$scrypt$ln=10,r=8,p=2$AAECAwQFBgcICQoLDA0ODw$RBjCXYboo4yjHH0P1K75vrL4xGciLt6io+o2v0yqSlo"} {
		if j := run(hash); counts(j) != [3]int64{0, 0, 1} {
			t.Errorf("%s: %+v", hash, j)
		}
	}
	if j := run(bcrypt); counts(j) != [3]int64{1, 0, 0} || f.user("alice").UserStatus != "CONFIRMED" {
		t.Errorf("a right one: %+v", j)
	}
	if j := f.run(table(append(f.columns(), "password_hash"), person("bob"))); !strings.Contains(j.CompletionMessage, "unexpected column: password_hash") {
		t.Errorf("the column without an algorithm: %+v", j)
	}
}
