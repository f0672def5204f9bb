// Package cognatetest runs a Cognate server inside a Go test: in memory, with
// a clock that the test sets and messages that the test reads.
//
//	s := cognatetest.NewServer(t, nil)
//	cfg.BaseEndpoint = aws.String(s.URL)
//
// Any credentials are accepted. Passwords are hashed as in production, with the
// preset that needs less memory.
package cognatetest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"cognate"
	"cognate/delivery"
	"cognate/trigger"
)

// Options change what NewServer makes. A nil *Options is ready for use.
type Options struct {
	// Start is the time at which the clock begins; the zero time is noon UTC
	// on 1 June 2026.
	Start time.Time
	// File is where the database is kept, if it isn't in memory.
	File string
	// Triggers leads to the functions that pools name, by ARN or name.
	Triggers trigger.Routes
	// Configure may change the server's configuration before it starts.
	Configure func(*cognate.Config)
	// Signed asks for real signatures; Cognate.FirstKey has the root key. Call
	// signs nothing and then serves for anonymous operations only.
	Signed bool
}

// Server is a running server. Its URL is that of httptest.Server.
type Server struct {
	*httptest.Server
	// Cognate is the server itself.
	Cognate *cognate.Server
	// Clock is the server's clock.
	Clock *Clock

	tb       testing.TB
	mu       sync.Mutex
	messages []delivery.Message
}

// NewServer starts a server that ends with the test. The test fails when an
// operation returns an exception that its model doesn't declare.
func NewServer(tb testing.TB, o *Options) *Server {
	tb.Helper()
	if o == nil {
		o = &Options{}
	}
	start := o.Start
	if start.IsZero() {
		start = time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	}
	s := &Server{Clock: &Clock{now: start}, tb: tb}
	keep := delivery.Func(s.keep)
	c := cognate.Config{
		AnyCredentials: !o.Signed,
		SmallHash:      true,
		KeysAhead:      -1, // most tests make one pool and end
		Email:          keep,
		SMS:            keep,
		Triggers:       o.Triggers,
		DB:             o.File,
		Logger:         slog.New(slog.NewTextHandler(testWriter{tb}, &slog.HandlerOptions{Level: slog.LevelWarn})),
		Now:            s.Clock.Now,
		OnUndeclared: func(op string, err error) {
			tb.Errorf("%s returned an exception that its model doesn't declare: %v", op, err)
		},
	}
	s.Server = httptest.NewUnstartedServer(Record(tb, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.Cognate.ServeHTTP(w, r)
	})))
	if o.File != "" {
		c.MasterKey = cognate.NewMasterKey()
	}
	c.PublicURL = "http://" + s.Listener.Addr().String()
	if o.Configure != nil {
		o.Configure(&c)
	}
	var err error
	if s.Cognate, err = cognate.New(context.Background(), c); err != nil {
		s.Listener.Close()
		tb.Fatalf("cognatetest: %v", err)
	}
	s.Start()
	tb.Cleanup(func() {
		s.Server.Close()
		if err := s.Cognate.Close(); err != nil {
			tb.Errorf("cognatetest: close: %v", err)
		}
	})
	return s
}

// Messages returns the messages sent so far, oldest first, with those of all
// requests that have been answered.
func (s *Server) Messages() []delivery.Message {
	s.tb.Helper()
	if err := s.Cognate.WaitForMessages(context.Background()); err != nil {
		s.tb.Errorf("cognatetest: %v", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]delivery.Message(nil), s.messages...)
}

func (s *Server) keep(_ context.Context, m delivery.Message) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messages = append(s.messages, m)
	return nil
}

// LastCode returns the code in the newest message to an address, and fails
// the test when there is none.
func (s *Server) LastCode(to string) string {
	s.tb.Helper()
	messages := s.Messages()
	for i := len(messages) - 1; i >= 0; i-- {
		if messages[i].To == to && messages[i].Code != "" {
			return messages[i].Code
		}
	}
	s.tb.Fatalf("no message to %s has a code", to)
	return ""
}

// Error is an exception as a client sees it.
type Error struct {
	Type    string `json:"__type"`
	Message string `json:"message"`
	Status  int    `json:"-"`
}

// Error returns the exception's name and message.
func (e *Error) Error() string { return e.Type + ": " + e.Message }

// Call calls a user-pool operation with the members of in, which is marshalled
// to JSON, and unmarshals the answer into out unless it is nil. An exception
// is an *Error.
func (s *Server) Call(operation string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	req, err := http.NewRequest(http.MethodPost, s.URL+"/", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/x-amz-json-1.1")
	req.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+operation)
	resp, err := s.Client().Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		e := &Error{Status: resp.StatusCode}
		if err := json.Unmarshal(answer, e); err != nil {
			return fmt.Errorf("%s answered %d: %q", operation, resp.StatusCode, answer)
		}
		return e
	}
	if out == nil || len(answer) == 0 {
		return nil
	}
	return json.Unmarshal(answer, out)
}

// Must is Call that fails the test on any error.
func (s *Server) Must(operation string, in, out any) {
	s.tb.Helper()
	if err := s.Call(operation, in, out); err != nil {
		s.tb.Fatalf("%s: %v", operation, err)
	}
}

// Refused is Call that fails the test unless the answer is an exception with a
// message; "" stands for any message.
func (s *Server) Refused(operation string, in any, exception, message string) {
	s.tb.Helper()
	if got := refusal(s.Call(operation, in, nil), exception, message); got != "" {
		s.tb.Errorf("%s: %s", operation, got)
	}
}

// Refusal fails the test unless a call ended with an exception with a message;
// "" stands for any message.
func Refusal(tb testing.TB, err error, exception, message string) {
	tb.Helper()
	if got := refusal(err, exception, message); got != "" {
		tb.Error(got)
	}
}

func refusal(err error, exception, message string) string {
	got, ok := errors.AsType[*Error](err)
	if !ok {
		return fmt.Sprintf("got %v; want %s: %q", err, exception, message)
	}
	if got.Type != exception || message != "" && got.Message != message {
		return fmt.Sprintf("\n got %s: %q\nwant %s: %q", got.Type, got.Message, exception, message)
	}
	return ""
}

// NewPool makes a user pool of the members of CreateUserPool, and returns its
// id.
func (s *Server) NewPool(in any) string {
	s.tb.Helper()
	var out struct{ UserPool struct{ Id string } }
	s.Must("CreateUserPool", in, &out)
	return out.UserPool.Id
}

// testWriter writes what the server logs to the test's log.
type testWriter struct{ tb testing.TB }

func (w testWriter) Write(p []byte) (int, error) {
	w.tb.Logf("%s", bytes.TrimSuffix(p, []byte("\n")))
	return len(p), nil
}
