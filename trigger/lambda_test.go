package trigger

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// invokeAPI is a Lambda of a server that answers with a handler.
func invokeAPI(t *testing.T, h http.HandlerFunc) *Lambda {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return NewLambda(aws.Config{Region: "us-east-1", Credentials: aws.CredentialsProviderFunc(
		func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}, nil
		},
	)}, s.URL, time.Now)
}

const lambdaARN = "arn:aws:lambda:eu-west-1:123456789012:function:pre-sign-up:live"

func TestLambdaInvokes(t *testing.T) {
	l := invokeAPI(t, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if r.Method != "POST" || r.URL.Path != "/2015-03-31/functions/pre-sign-up/invocations" || string(body) != `{"version":"1"}` {
			t.Errorf("%s %s %s", r.Method, r.URL.Path, body)
		}
		if a := r.Header.Get("Authorization"); !strings.Contains(a, "Credential=AKIDEXAMPLE/") || !strings.Contains(a, "/eu-west-1/lambda/aws4_request") {
			t.Errorf("authorization %s", a)
		}
		io.WriteString(w, `{"response":{}}`)
	})
	got, err := l.Call(t.Context(), Call{Function: lambdaARN, Event: []byte(`{"version":"1"}`)})
	if err != nil || string(got) != `{"response":{}}` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestLambdaFailures(t *testing.T) {
	tests := []struct {
		status       int
		header, name string
		body         string
		want         func(error) bool
	}{
		{200, "X-Amz-Function-Error", "Unhandled", `{"errorType":"Error","errorMessage":"no"}`, threw("no")},
		{200, "X-Amz-Function-Error", "Unhandled", `what`, threw("Unhandled")},
		{404, "X-Amzn-ErrorType", "ResourceNotFoundException", `{}`, func(err error) bool { return errors.Is(err, ErrNoFunction) }},
		{429, "X-Amzn-ErrorType", "TooManyRequestsException", `{}`, invoke("TooManyRequestsException", true)},
		{403, "X-Amzn-ErrorType", "AccessDeniedException", `{}`, invoke("AccessDeniedException", false)},
		{500, "X-Amzn-ErrorType", "ServiceException", `{}`, invoke("ServiceException", false)},
	}
	for _, test := range tests {
		asked := 0
		l := invokeAPI(t, func(w http.ResponseWriter, r *http.Request) {
			asked++
			w.Header().Set(test.header, test.name)
			w.WriteHeader(test.status)
			io.WriteString(w, test.body)
		})
		if _, err := l.Call(t.Context(), Call{Function: lambdaARN}); !test.want(err) || asked != 1 {
			t.Errorf("%d %s: %v, asked %d times", test.status, test.name, err, asked)
		}
	}
}

func TestLambdaOutOfReach(t *testing.T) {
	l := invokeAPI(t, func(w http.ResponseWriter, r *http.Request) { panic(http.ErrAbortHandler) })
	if _, err := l.Call(t.Context(), Call{Function: "f"}); !invoke("ServiceException", false)(err) {
		t.Errorf("%v", err)
	}
	gone := make(chan struct{})
	l = invokeAPI(t, func(w http.ResponseWriter, r *http.Request) { <-gone })
	defer close(gone)
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := l.Call(ctx, Call{Function: "f"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}
