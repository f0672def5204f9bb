package trigger

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
)

// network is an HTTP client whose requests go to a function.
type network func(*http.Request) (*http.Response, error)

func (n network) Do(r *http.Request) (*http.Response, error) { return n(r) }

func cloudOf(n network) aws.Config {
	return aws.Config{
		Region: "us-east-1", HTTPClient: n,
		Retryer: func() aws.Retryer {
			return retry.NewStandard(func(o *retry.StandardOptions) {
				o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
			})
		},
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret", SessionToken: "session"}, nil
		}),
	}
}

func said(status int, body string) (*http.Response, error) {
	return &http.Response{StatusCode: status, Status: http.StatusText(status), Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body))}, nil
}

// TestCloudAddresses: each region's services have their own, and the
// configuration may name another.
func TestCloudAddresses(t *testing.T) {
	for region, want := range map[string]string{
		"":               "https://kms.us-east-1.amazonaws.com/",
		"eu-west-1":      "https://kms.eu-west-1.amazonaws.com/",
		"us-gov-west-1":  "https://kms.us-gov-west-1.amazonaws.com/",
		"cn-north-1":     "https://kms.cn-north-1.amazonaws.com.cn/",
		"eusc-de-east-1": "https://kms.eusc-de-east-1.amazonaws.eu/",
		"us-isob-east-1": "https://kms.us-isob-east-1.sc2s.sgov.gov/",
	} {
		config := cloudOf(func(r *http.Request) (*http.Response, error) {
			if got := r.URL.String(); got != want {
				t.Errorf("%s: %s", region, got)
			}
			if r.Header.Get("X-Amz-Security-Token") != "session" || r.Header.Get("X-Amz-Date") != "20250615T150640Z" {
				t.Errorf("%s: %v", region, r.Header)
			}
			return said(200, `{}`)
		})
		now := func() time.Time { return time.Unix(1_750_000_000, 0) }
		if _, err := newCloud("kms", config, "", now).post(t.Context(), cloudRequest{region: region, path: "/"}); err != nil {
			t.Error(err)
		}
		elsewhere := "http://localhost:4566/"
		config.BaseEndpoint = &elsewhere
		want = elsewhere
		if _, err := newCloud("kms", config, "", now).post(t.Context(), cloudRequest{region: region, path: "/"}); err != nil {
			t.Error(err)
		}
	}
}

// TestCloudTriesAgain what another attempt may help.
func TestCloudTriesAgain(t *testing.T) {
	for name, test := range map[string]struct {
		answer func() (*http.Response, error)
		asked  int
	}{
		"out of reach": {func() (*http.Response, error) { return nil, errors.New("connection reset") }, 3},
		"down":         {func() (*http.Response, error) { return said(503, `<html>`) }, 3},
		"throttled":    {func() (*http.Response, error) { return said(400, `{"__type":"com.amazon#ThrottlingException"}`) }, 3},
		"refused":      {func() (*http.Response, error) { return said(400, `{"__type":"AccessDeniedException:http://x/"}`) }, 1},
	} {
		asked := 0
		k := NewKMS(cloudOf(func(*http.Request) (*http.Response, error) {
			asked++
			return test.answer()
		}), "", time.Now)
		if _, _, _, err := k.DataKey(t.Context(), "k", nil); err == nil || asked != test.asked {
			t.Errorf("%s: asked %d times: %v", name, asked, err)
		}
	}
}
