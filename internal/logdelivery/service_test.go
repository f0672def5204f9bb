package logdelivery_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cognate/delivery"
	"cognate/internal/logdelivery"
	"cognate/internal/userpool"
)

const (
	poolID = "us-east-1_Aaaaaaaaa"
	group  = "arn:aws:logs:us-east-1:000000000000:log-group:auth"
	bucket = "arn:aws:s3:::logs"
)

func noon() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }

// newService delivers what users do to the bucket and failures to the group.
func newService(log io.Writer, places ...logdelivery.Place) *logdelivery.Service {
	p := &userpool.Pool{ID: poolID, Settings: userpool.Settings{Logs: []userpool.LogConfiguration{
		{Source: logdelivery.UserAuthEvents, Level: logdelivery.Info, Kind: userpool.Bucket, Destination: bucket},
		{Source: logdelivery.UserNotification, Level: logdelivery.Error, Kind: userpool.LogGroup, Destination: group},
	}}}
	return logdelivery.New(logdelivery.Options{
		Pool: func(_ context.Context, id string) (*userpool.Pool, error) {
			if id != poolID {
				return nil, errors.New("no such pool")
			}
			return p, nil
		},
		Places: places,
		Now:    noon,
		Log:    slog.New(slog.NewTextHandler(log, nil)),
	})
}

// signIn is an event.
var signIn = map[string]string{"eventType": "SignIn"}

const signInLine = `{"eventTimestamp":"1780315200000","eventSource":"USER_ACTIVITY","logLevel":"INFO",` +
	`"message":{"eventType":"SignIn"},"logSourceId":{"userPoolId":"us-east-1_Aaaaaaaaa"}}` + "\n"

func TestDeliverRoutesBySourceLevelAndARN(t *testing.T) {
	var all, exact, log bytes.Buffer
	s := newService(&log,
		logdelivery.Place{ARNs: []string{"*"}, Sink: logdelivery.Lines(&all)},
		logdelivery.Place{ARNs: []string{"arn:aws:s3:*"}, Sink: logdelivery.Lines(&exact)},
	)
	s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Error, signIn)
	s.Deliver(t.Context(), "us-east-1_gone", logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	s.Deliver(t.Context(), poolID, logdelivery.UserNotification, logdelivery.Error, struct{}{})
	s.Close()
	if got := exact.String(); got != signInLine {
		t.Errorf("the bucket got  %s\nwant %s", got, signInLine)
	}
	if got := all.String(); !strings.Contains(got, `"USER_NOTIFICATION","logLevel":"ERROR"`) || strings.Count(got, "\n") != 1 {
		t.Errorf("the group got %s", got)
	}
	if log.Len() > 0 {
		t.Errorf("the server's log has %s", &log)
	}
}

func TestDeliverTellsOfAnARNWithoutASink(t *testing.T) {
	var log bytes.Buffer
	s := newService(&log)
	for range 3 {
		s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	}
	s.Close()
	if strings.Count(log.String(), bucket) != 1 {
		t.Errorf("the server's log has %s", &log)
	}
}

func TestFileGrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "events.jsonl")
	for range 2 {
		sink, err := logdelivery.File(path)
		if err != nil {
			t.Fatal(err)
		}
		s := newService(io.Discard, logdelivery.Place{ARNs: []string{bucket}, Sink: sink})
		s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
		s.Close()
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != signInLine+signInLine {
		t.Errorf("the file has %s", got)
	}
}

func TestWebhookIsTriedAgain(t *testing.T) {
	var got []string
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		got = append(got, string(body))
		if len(got) == 1 {
			http.Error(w, "not now", http.StatusServiceUnavailable)
		}
	}))
	defer hook.Close()
	var log bytes.Buffer
	s := newService(&log, logdelivery.Place{ARNs: []string{bucket}, Sink: logdelivery.Webhook(hook.Client(), hook.URL)})
	s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	s.Close()
	if len(got) != 2 || got[0] != got[1] || got[1] != signInLine+signInLine {
		t.Errorf("the webhook got %q", got)
	}
	if log.Len() > 0 {
		t.Errorf("the server's log has %s", &log)
	}
}

// failing is a sink that never works.
type failing struct{}

func (failing) Write(context.Context, [][]byte) error { return errors.New("disk full") }
func (failing) Close() error                          { return nil }

func TestAFailingSinkIsTold(t *testing.T) {
	var log bytes.Buffer
	s := newService(&log, logdelivery.Place{ARNs: []string{bucket}, Sink: failing{}})
	s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	s.Close()
	if got := log.String(); !strings.Contains(got, "events=1") || !strings.Contains(got, "disk full") {
		t.Errorf("the server's log has %s", got)
	}
}

// stuck is a sink that waits until it is let go.
type stuck struct {
	begun, free  chan struct{}
	first, lines int
}

func (s *stuck) Write(_ context.Context, lines [][]byte) error {
	if s.lines == 0 {
		s.first = len(lines)
		close(s.begun)
		<-s.free
	}
	s.lines += len(lines)
	return nil
}
func (s *stuck) Close() error { return nil }

func TestDeliverNeverWaits(t *testing.T) {
	var log bytes.Buffer
	sink := &stuck{begun: make(chan struct{}), free: make(chan struct{})}
	s := newService(&log, logdelivery.Place{ARNs: []string{bucket}, Sink: sink})
	const events = 10_000
	for range 500 {
		s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	}
	<-sink.begun
	for range events - 500 {
		s.Deliver(t.Context(), poolID, logdelivery.UserAuthEvents, logdelivery.Info, signIn)
	}
	close(sink.free)
	s.Close()
	if want := sink.first + 4096; sink.lines != want {
		t.Errorf("%d of %d events were written, want %d", sink.lines, events, want)
	}
	if want := fmt.Sprintf("events=%d", events-sink.lines); !strings.Contains(log.String(), want) {
		t.Errorf("the server's log has %s, want %s", &log, want)
	}
}

func TestWatchDeliversWhatWasNotSent(t *testing.T) {
	var out bytes.Buffer
	s := newService(io.Discard, logdelivery.Place{ARNs: []string{group}, Sink: logdelivery.Lines(&out)})
	refusal := errors.New("mailbox full")
	results := []error{nil, refusal}
	sender := s.Watch(delivery.Func(func(context.Context, delivery.Message) error {
		err := results[0]
		results = results[1:]
		return err
	}))
	m := delivery.Message{PoolID: poolID, Medium: "EMAIL", Purpose: "SignUp", To: "a@example.com"}
	if err := sender.Send(t.Context(), m); err != nil {
		t.Error(err)
	}
	if err := sender.Send(t.Context(), m); err != refusal {
		t.Errorf("got error %v, want the sender's", err)
	}
	s.Close()
	want := `"message":{"details":"EMAIL message for SignUp was not delivered: mailbox full"}`
	if got := out.String(); strings.Count(got, "\n") != 1 || !strings.Contains(got, want) {
		t.Errorf("delivered %s", got)
	}
}
