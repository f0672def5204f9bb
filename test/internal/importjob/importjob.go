// Package importjob brings made-up people into a pool through an import job,
// as an administrator does: by the API and an upload.
package importjob

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"cognate/test/internal/wirecall"
)

// Job is what a server says of an import job.
type Job struct {
	UserImportJob struct {
		UserPoolId, JobId, PreSignedUrl, Status, CompletionMessage string
		ImportedUsers, SkippedUsers, FailedUsers                   int
	}
}

// NewPool makes a pool that verifies e-mail addresses by itself, as imports
// need one, and returns its id.
func NewPool(c *wirecall.Client) (string, error) {
	var pool struct{ UserPool struct{ Id string } }
	err := c.Call("CreateUserPool", map[string]any{"PoolName": "import", "AutoVerifiedAttributes": []string{"email"}}, &pool)
	return pool.UserPool.Id, err
}

// Upload makes a job in a pool and sends it a file of n people, who are named
// Name(0) to Name(n-1).
func Upload(c *wirecall.Client, poolID string, n int) (*Job, error) {
	var header struct{ CSVHeader []string }
	if err := c.Call("GetCSVHeader", map[string]any{"UserPoolId": poolID}, &header); err != nil {
		return nil, err
	}
	j := &Job{}
	if err := c.Call("CreateUserImportJob", map[string]any{
		"UserPoolId": poolID, "JobName": "people", "CloudWatchLogsRoleArn": "arn:aws:iam::000000000000:role/import",
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
	return j, nil
}

// Start starts a job that has its file.
func (j *Job) Start(c *wirecall.Client) error { return c.Call("StartUserImportJob", j.named(), nil) }

// Describe asks how far the job is.
func (j *Job) Describe(c *wirecall.Client) error {
	return c.Call("DescribeUserImportJob", j.named(), j)
}

func (j *Job) named() map[string]any {
	return map[string]any{"UserPoolId": j.UserImportJob.UserPoolId, "JobId": j.UserImportJob.JobId}
}

// Name returns the name of a person by number.
func Name(i int) string { return fmt.Sprint("person-", i) }

// stride leads from one person of a file to the next, so that they come in no
// order. It shares no factor with a number that has 2, 3 and 5 only.
const stride = 2654435761

// writePeople writes a file of people who have a name, an e-mail address and a
// birth date.
func writePeople(out io.Writer, columns []string, n int) error {
	w := bufio.NewWriter(out)
	fmt.Fprintln(w, strings.Join(columns, ","))
	values := make([]string, len(columns))
	for i := range n {
		name := Name(i * stride % n)
		for c, column := range columns {
			switch column {
			case "cognito:username", "name":
				values[c] = name
			case "email":
				values[c] = name + "@example.com"
			case "email_verified":
				values[c] = "true"
			case "birthdate":
				values[c] = "02/01/1970"
			}
		}
		fmt.Fprintln(w, strings.Join(values, ","))
	}
	return w.Flush()
}
