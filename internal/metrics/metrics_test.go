package metrics

import (
	"context"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cognate/delivery"
	"cognate/trigger"
)

func TestMetrics(t *testing.T) {
	m := New()
	m.Call("SignUp", "", 3*time.Millisecond)
	m.Call("SignUp", "UsernameExistsException", time.Millisecond)
	m.Call("", "UnknownOperationException", time.Microsecond)
	m.Request("/oauth2/token", 400, 3*time.Millisecond)

	now := time.Unix(0, 0)
	clock := func() time.Time { now = now.Add(20 * time.Millisecond); return now }
	for function, err := range map[string]error{
		"arn:aws:lambda:us-east-1:123456789012:function:good": nil,
		"arn:aws:lambda:us-east-1:123456789012:function:rude": &trigger.FunctionError{Message: "no"},
		"arn:aws:lambda:us-east-1:123456789012:function:slow": context.DeadlineExceeded,
		"arn:aws:lambda:us-east-1:123456789012:function:gone": trigger.ErrNoFunction,
		"arn:aws:lambda:us-east-1:123456789012:function:ill":  errors.New("refused"),
	} {
		caller := m.Functions(trigger.Func(func(context.Context, trigger.Call) ([]byte, error) { return []byte(`{}`), err }), clock)
		if _, got := caller.Call(t.Context(), trigger.Call{Function: function}); !errors.Is(got, err) {
			t.Errorf("%s: the error changed to %v", function, got)
		}
	}
	for _, err := range []error{nil, errors.New("busy"), delivery.ErrRefused} {
		sender := m.Messages(delivery.Func(func(context.Context, delivery.Message) error { return err }))
		if got := sender.Send(t.Context(), delivery.Message{Medium: "EMAIL", Purpose: "SignUp", To: "alice@example.com"}); !errors.Is(got, err) {
			t.Errorf("the error changed to %v", got)
		}
	}

	m.MessagesWaiting(func(context.Context) (int64, error) { return 7, nil })

	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	text := w.Body.String()
	for _, line := range []string{
		`cognate_calls_total{exception="",operation="SignUp"} 1`,
		`cognate_calls_total{exception="UsernameExistsException",operation="SignUp"} 1`,
		`cognate_calls_total{exception="UnknownOperationException",operation=""} 1`,
		`cognate_call_duration_seconds_bucket{operation="SignUp",le="0.001"} 1`,
		`cognate_call_duration_seconds_count{operation="SignUp"} 2`,
		`cognate_request_duration_seconds_bucket{path="/oauth2/token",status="400",le="0.0025"} 0`,
		`cognate_request_duration_seconds_bucket{path="/oauth2/token",status="400",le="0.005"} 1`,
		`cognate_function_duration_seconds_bucket{function="good",outcome="answered",le="0.025"} 1`,
		`cognate_function_duration_seconds_count{function="rude",outcome="threw"} 1`,
		`cognate_function_duration_seconds_count{function="slow",outcome="too late"} 1`,
		`cognate_function_duration_seconds_count{function="",outcome="not there"} 1`,
		`cognate_function_duration_seconds_count{function="ill",outcome="failed"} 1`,
		`cognate_messages_total{medium="EMAIL",outcome="sent",purpose="SignUp"} 1`,
		`cognate_messages_total{medium="EMAIL",outcome="failed",purpose="SignUp"} 1`,
		`cognate_messages_total{medium="EMAIL",outcome="refused",purpose="SignUp"} 1`,
		"cognate_messages_waiting 7",
		"go_goroutines ", "process_open_fds ",
	} {
		if !strings.Contains(text, line) {
			t.Errorf("no %q in\n%s", line, text)
		}
	}
	if strings.Contains(text, "alice") || strings.Contains(text, "gone") {
		t.Error("the figures name people, or functions that aren't there")
	}
}
