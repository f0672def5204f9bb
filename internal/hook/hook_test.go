package hook

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cognate/internal/userpool"
	"cognate/trigger"
)

var update = flag.Bool("update", false, "write the golden files")

const arn = "arn:aws:lambda:us-east-1:000000000000:function:f"

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// clock stands still unless it is moved.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// hooks returns a Service that calls one function, with a clock.
func hooks(call trigger.Func) (*Service, *clock) {
	c := &clock{time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)}
	return New(Options{Caller: call, Now: c.Now, Rand: zeros{}, Log: slog.New(slog.DiscardHandler), Limit: time.Minute}), c
}

// everything is the configuration of a pool with a function for each trigger.
func everything() userpool.LambdaConfig {
	return userpool.LambdaConfig{
		PreSignUp: arn, CustomMessage: arn, PostConfirmation: arn, PreAuthentication: arn, PostAuthentication: arn,
		DefineAuthChallenge: arn, CreateAuthChallenge: arn, VerifyAuthChallengeResponse: arn,
		PreTokenGeneration: arn, UserMigration: arn, CustomSMSSender: arn, CustomEmailSender: arn, InboundFederation: arn,
	}
}

// alice comes through a client of a pool that signs in with e-mail addresses.
func alice() Subject {
	return Subject{
		Pool: &userpool.Pool{ID: "us-east-1_Example01", Region: "us-east-1", Settings: userpool.Settings{
			Lambda: everything(), AliasAttributes: []string{"email"},
		}},
		Client: &userpool.Client{ID: "1example23456789"},
		User: &userpool.User{
			Sub: "5b1d0a3e-0000-4000-8000-000000000001", Username: "alice", Status: userpool.Confirmed,
			Attributes: map[string]string{"email": "alice@example.com", "email_verified": "true", "phone_number": "+15555550100"},
		},
	}
}

// asked runs a trigger whose function changes nothing and compares the event
// with the golden file.
func asked(t *testing.T, golden string, run func(context.Context, *Service) error) {
	t.Helper()
	var got bytes.Buffer
	s, _ := hooks(func(_ context.Context, c trigger.Call) ([]byte, error) {
		if c.Function != arn || c.ID != "00000000-0000-4000-8000-000000000000" {
			t.Errorf("%s: call %s of %s", golden, c.ID, c.Function)
		}
		return c.Event, json.Indent(&got, c.Event, "", "  ")
	})
	if err := run(t.Context(), s); err != nil {
		t.Errorf("%s: %v", golden, err)
	}
	got.WriteByte('\n')
	file := filepath.Join("testdata", golden+".json")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s: the event is\n%s\nwant\n%s", golden, got.String(), want)
	}
}

// answers returns a Service whose function answers every event with a text.
func answers(text string) *Service {
	s, _ := hooks(func(context.Context, trigger.Call) ([]byte, error) { return []byte(text), nil })
	return s
}

func TestFailures(t *testing.T) {
	tests := []struct {
		name   string
		answer string
		err    error
		want   string
	}{
		{"threw", "", &trigger.FunctionError{Message: "Not invited"}, "UserLambdaValidationException: PostConfirmation failed with error Not invited."},
		{"no function", "", trigger.ErrNoFunction, "UnexpectedLambdaException: PostConfirmation invocation failed due to configuration"},
		{"timeout", "", context.DeadlineExceeded, "UnexpectedLambdaException: PostConfirmation invocation failed due to error Socket timeout while invoking Lambda function."},
		{"denied", "", &trigger.InvokeError{Code: "AccessDeniedException"}, "UnexpectedLambdaException: PostConfirmation invocation failed due to error AccessDeniedException."},
		{"another", "", errors.New("disk full"), "UnexpectedLambdaException: PostConfirmation invocation failed due to error ServiceException."},
		{"no JSON", "hello", nil, "InvalidLambdaResponseException: Invalid lambda function output : Invalid JSON"},
		{"nothing", "", nil, "InvalidLambdaResponseException: Invalid lambda function output : Invalid JSON"},
		{"null", "null", nil, "InvalidLambdaResponseException: Unrecognizable lambda output"},
		{"text", `"ok"`, nil, "InvalidLambdaResponseException: Unrecognizable lambda output"},
		{"a list", "[]", nil, "InvalidLambdaResponseException: Unrecognizable lambda output"},
		{"an answer to another", `{"statusCode":200}`, nil, "InvalidLambdaResponseException: Unrecognizable lambda output"},
		{"a response that is none", `{"response":null}`, nil, "InvalidLambdaResponseException: Unrecognizable lambda output"},
		{"fine", `{"response":{"more":1}}`, nil, ""},
	}
	for _, test := range tests {
		s, _ := hooks(func(context.Context, trigger.Call) ([]byte, error) { return []byte(test.answer), test.err })
		err := s.PostConfirmation(t.Context(), alice(), trigger.PostConfirmationConfirmSignUp)
		if got := say(err); got != test.want {
			t.Errorf("%s: %s\nwant %s", test.name, got, test.want)
		}
	}
}

func say(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestAttempts(t *testing.T) {
	tests := []struct {
		name string
		err  error
		want int
	}{
		{"threw", &trigger.FunctionError{Message: "no"}, 1},
		{"timeout", context.DeadlineExceeded, 3},
		{"throttled", &trigger.InvokeError{Code: "TooManyRequestsException", Retry: true}, 3},
		{"denied", &trigger.InvokeError{Code: "AccessDeniedException"}, 1},
		{"no function", trigger.ErrNoFunction, 1},
	}
	for _, test := range tests {
		tried := map[string]int{}
		s, _ := hooks(func(_ context.Context, c trigger.Call) ([]byte, error) {
			tried[c.ID]++
			return nil, test.err
		})
		if err := s.PostConfirmation(t.Context(), alice(), trigger.PostConfirmationConfirmSignUp); err == nil {
			t.Errorf("%s: no error", test.name)
		}
		if tried["00000000-0000-4000-8000-000000000000"] != test.want {
			t.Errorf("%s: tried %v; want %d", test.name, tried, test.want)
		}
	}
}

func TestAFunctionThatStallsIsGivenUp(t *testing.T) {
	s, _ := hooks(func(ctx context.Context, _ trigger.Call) ([]byte, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	s.limit = time.Millisecond
	err := s.PostConfirmation(t.Context(), alice(), trigger.PostConfirmationConfirmSignUp)
	if !strings.Contains(say(err), "Socket timeout") {
		t.Errorf("%v", err)
	}
}

func TestACallerWhoLeavesEndsTheTrigger(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s, _ := hooks(func(ctx context.Context, _ trigger.Call) ([]byte, error) {
		cancel()
		return nil, ctx.Err()
	})
	err := s.PostConfirmation(ctx, alice(), trigger.PostConfirmationConfirmSignUp)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestWithoutAFunctionNothingIsCalled(t *testing.T) {
	s, _ := hooks(func(context.Context, trigger.Call) ([]byte, error) {
		t.Error("called")
		return nil, nil
	})
	sub := alice()
	sub.Pool.Settings.Lambda = userpool.LambdaConfig{}
	if _, err := s.PreSignUp(t.Context(), sub, trigger.PreSignUpSignUp, nil); err != nil {
		t.Error(err)
	}
	if err := s.PostConfirmation(t.Context(), sub, trigger.PostConfirmationConfirmSignUp); err != nil {
		t.Error(err)
	}
	if _, err := s.CustomMessage(t.Context(), sub, "SignUp"); err != nil {
		t.Error(err)
	}
}
