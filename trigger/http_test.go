package trigger

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func noon() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }

// endpoint is a Caller of a server that answers with a handler.
func endpoint(t *testing.T, secret string, h http.HandlerFunc) *HTTP {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c, err := NewHTTP(s.URL, HTTPOptions{Secret: secret, Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The secret, id and time of a request whose signature openssl made:
// printf 'msg_1.1780315200.{"version":"1"}' | openssl dgst -sha256 -mac HMAC
// -macopt hexkey:… -binary | base64
const webhookKey = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="

func TestHTTPIsSigned(t *testing.T) {
	c := endpoint(t, webhookKey, func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		want := map[string]string{
			"Webhook-Id": "msg_1", "Webhook-Timestamp": "1780315200", "Webhook-Signature": "v1,1SCWkkXJhCFlolm3m7N3uNMZKwJYtDACNL+ZHGKq2m8=",
			"Cognate-Function": "arn:f", "Content-Type": "application/json",
		}
		for name, value := range want {
			if got := r.Header.Get(name); got != value {
				t.Errorf("%s: %q; want %q", name, got, value)
			}
		}
		w.Write(append([]byte("got "), body...))
	})
	got, err := c.Call(t.Context(), Call{ID: "msg_1", Function: "arn:f", Event: []byte(`{"version":"1"}`)})
	if err != nil || string(got) != `got {"version":"1"}` {
		t.Errorf("%q, %v", got, err)
	}
}

func TestHTTPFailures(t *testing.T) {
	tests := []struct {
		status int
		media  string
		body   string
		want   func(error) bool
	}{
		{400, "application/json", `{"errorType":"Error","errorMessage":"no"}`, threw("no")},
		{500, "application/problem+json", `{"errorType":"Error"}`, threw("Error")},
		{500, "text/plain", `{"errorMessage":"no"}`, invoke("ServiceException", false)},
		{500, "application/json", `{}`, invoke("ServiceException", false)},
		{429, "", ``, invoke("TooManyRequestsException", true)},
		{503, "", ``, invoke("ServiceException", true)},
		{401, "", ``, invoke("AccessDeniedException", false)},
		{302, "", ``, invoke("ServiceException", false)},
		{404, "", ``, func(err error) bool { return errors.Is(err, ErrNoFunction) }},
	}
	for _, test := range tests {
		c := endpoint(t, "", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", test.media)
			w.Header().Set("Location", "/elsewhere")
			w.WriteHeader(test.status)
			io.WriteString(w, test.body)
		})
		if _, err := c.Call(t.Context(), Call{}); !test.want(err) {
			t.Errorf("%d %s: %v", test.status, test.body, err)
		}
	}
}

func threw(message string) func(error) bool {
	return func(err error) bool {
		var e *FunctionError
		return errors.As(err, &e) && e.Message == message
	}
}

func invoke(code string, retry bool) func(error) bool {
	return func(err error) bool {
		var e *InvokeError
		return errors.As(err, &e) && e.Code == code && e.Retry == retry
	}
}

func TestHTTPEndpointThatBreaksOff(t *testing.T) {
	c := endpoint(t, "", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "{")
	})
	if _, err := c.Call(t.Context(), Call{}); !invoke("ServiceException", false)(err) {
		t.Errorf("%v", err)
	}
}

func TestHTTPEndpointThatStalls(t *testing.T) {
	gone := make(chan struct{})
	c := endpoint(t, "", func(w http.ResponseWriter, r *http.Request) { <-gone })
	defer close(gone)
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := c.Call(ctx, Call{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
}

func TestHTTPAnswerThatIsTooLong(t *testing.T) {
	c := endpoint(t, "", func(w http.ResponseWriter, r *http.Request) { w.Write(make([]byte, maxAnswer+1)) })
	var e *FunctionError
	if _, err := c.Call(t.Context(), Call{}); !errors.As(err, &e) || e.Type != "Function.ResponseSizeTooLarge" {
		t.Errorf("%v", err)
	}
}

func TestNewHTTPRefuses(t *testing.T) {
	for _, url := range []string{"", "ftp://h/", "https://", "%"} {
		if _, err := NewHTTP(url, HTTPOptions{Now: noon}); err == nil {
			t.Errorf("URL %q is taken", url)
		}
	}
	for _, secret := range []string{"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=", "whsec_", "whsec_eA==", "whsec_!"} {
		if _, err := NewHTTP("http://h/", HTTPOptions{Secret: secret, Now: noon}); err == nil {
			t.Errorf("secret %q is taken", secret)
		}
	}
}
