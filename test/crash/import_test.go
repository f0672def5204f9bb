package crash

import (
	"errors"
	"fmt"
	"io"
	mathrand "math/rand/v2"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cognate/test/internal/postgres"
	"cognate/test/internal/proc"
)

const (
	// imported is how many users the file has: enough that a server can be
	// killed in the middle of it.
	imported = 40_000
	// kills is how often it is.
	kills = 3
	// importLimit is how long the import may take, with a lease to wait for
	// after each kill.
	importLimit = 5 * time.Minute
)

// job is what a server says of an import job.
type job struct {
	UserImportJob struct {
		JobId, PreSignedUrl, Status, CompletionMessage string
		ImportedUsers, SkippedUsers, FailedUsers       int
	}
}

func TestImportSQLite(t *testing.T) {
	dir := t.TempDir()
	killAndImport(t, dir, filepath.Join(dir, "cognate.db"))
}

// The same on the PostgreSQL server that COGNATE_TEST_POSTGRES names.
func TestImportPostgres(t *testing.T) {
	if db, ok := postgres.Empty(t); ok {
		killAndImport(t, t.TempDir(), db)
	}
}

// killAndImport kills the server in the middle of an import, again and again:
// the next one goes on, and in the end every line has made its user, once.
func killAndImport(t *testing.T, dir, db string) {
	random := mathrand.New(mathrand.NewPCG(2016, 419))
	run := []string{"dev", "-db", db, "-master-key", filepath.Join(dir, "master.key"), "-hash", "small"}
	s, err := proc.Start(dir, bin, run...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Kill() }()
	d := &directory{}
	d.connect(s.URL)
	if err := d.makeVerifying(); err != nil {
		t.Fatal(err)
	}
	j, err := d.startImport(imported)
	if err != nil {
		t.Fatal(err)
	}
	killed, before := 0, 0
	for deadline := time.Now().Add(importLimit); ; time.Sleep(10 * time.Millisecond) {
		if err := d.describe(j); err != nil {
			t.Fatal(err)
		}
		got := j.UserImportJob
		if got.ImportedUsers < before || got.Status != "Pending" && got.Status != "InProgress" && got.Status != "Succeeded" {
			t.Fatalf("after %d kills, with %d users before the last: %+v", killed, before, got)
		}
		if got.Status == "Succeeded" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("no end: %+v", got)
		}
		if killed == kills || got.ImportedUsers <= before {
			continue
		}
		time.Sleep(time.Duration(random.IntN(50)) * time.Millisecond)
		s.Kill()
		killed, before = killed+1, got.ImportedUsers
		if s, err = proc.Start(dir, bin, run...); err != nil {
			t.Fatalf("after %d kills: %v", killed, err)
		}
		d.connect(s.URL)
	}
	if got := j.UserImportJob; got.ImportedUsers != imported || got.SkippedUsers != 0 || got.FailedUsers != 0 {
		t.Errorf("the job says: %+v", got)
	}
	if killed == 0 {
		t.Error("the import was over before the first kill")
	}
	var pool struct {
		UserPool struct{ EstimatedNumberOfUsers int }
	}
	if err := d.client.Call("DescribeUserPool", map[string]any{"UserPoolId": d.poolID}, &pool); err != nil {
		t.Fatal(err)
	}
	if got := pool.UserPool.EstimatedNumberOfUsers; got != imported {
		t.Errorf("the pool has %d users; want %d", got, imported)
	}
	for n := 0; n < imported; n += 997 {
		if there, err := d.there("user", fmt.Sprint("person-", n)); !there || err != nil {
			t.Errorf("person-%d: %t, %v", n, there, err)
		}
	}
	t.Logf("killed %d times", killed)
	if err := s.Stop(); err != nil {
		t.Error(err)
	}
}

// makeVerifying makes a pool that verifies e-mail addresses by itself, as
// imports need one.
func (d *directory) makeVerifying() error {
	var pool struct{ UserPool struct{ Id string } }
	err := d.client.Call("CreateUserPool", map[string]any{"PoolName": "import", "AutoVerifiedAttributes": []string{"email"}}, &pool)
	d.poolID = pool.UserPool.Id
	return err
}

// startImport sends a file of n users and starts a job on it.
func (d *directory) startImport(n int) (*job, error) {
	var header struct{ CSVHeader []string }
	if err := d.client.Call("GetCSVHeader", map[string]any{"UserPoolId": d.poolID}, &header); err != nil {
		return nil, err
	}
	j := &job{}
	if err := d.client.Call("CreateUserImportJob", map[string]any{
		"UserPoolId": d.poolID, "JobName": "crash", "CloudWatchLogsRoleArn": "arn:aws:iam::000000000000:role/import",
	}, j); err != nil {
		return nil, err
	}
	body, file := io.Pipe()
	go func() { file.CloseWithError(writePeople(file, header.CSVHeader, n)) }()
	req, err := http.NewRequest(http.MethodPut, j.UserImportJob.PreSignedUrl, body)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	if err := resp.Body.Close(); err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New("the upload answered " + resp.Status)
	}
	return j, d.client.Call("StartUserImportJob", map[string]any{"UserPoolId": d.poolID, "JobId": j.UserImportJob.JobId}, nil)
}

func (d *directory) describe(j *job) error {
	return d.client.Call("DescribeUserImportJob", map[string]any{"UserPoolId": d.poolID, "JobId": j.UserImportJob.JobId}, j)
}

// writePeople writes a file of users who have a name and an e-mail address.
func writePeople(w io.Writer, columns []string, n int) error {
	if _, err := fmt.Fprintln(w, strings.Join(columns, ",")); err != nil {
		return err
	}
	values := make([]string, len(columns))
	for i := range n {
		for c, column := range columns {
			switch column {
			case "cognito:username":
				values[c] = fmt.Sprint("person-", i)
			case "email":
				values[c] = fmt.Sprintf("person-%d@example.com", i)
			case "email_verified":
				values[c] = "true"
			}
		}
		if _, err := fmt.Fprintln(w, strings.Join(values, ",")); err != nil {
			return err
		}
	}
	return nil
}
