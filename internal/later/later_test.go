package later

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"strings"
	"testing"
)

type key struct{}

func TestWorkIsDoneAfterItsRequest(t *testing.T) {
	g := New(rand.Reader, slog.New(slog.DiscardHandler))
	request, end := context.WithCancel(context.WithValue(t.Context(), key{}, "kept"))
	var ended error
	var kept any
	if err := g.Do(request, func(ctx context.Context) { ended, kept = ctx.Err(), ctx.Value(key{}) }); err != nil {
		t.Fatal(err)
	}
	end()
	if err := g.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if ended != nil || kept != "kept" {
		t.Errorf("the work's context: %v, %v", ended, kept)
	}
}

func TestWorkOfARequestWithoutEnd(t *testing.T) {
	g := New(rand.Reader, slog.New(slog.DiscardHandler))
	worked := false
	if err := g.Do(context.Background(), func(context.Context) { worked = true }); err != nil {
		t.Fatal(err)
	}
	if err := g.Wait(t.Context()); err != nil || !worked {
		t.Errorf("worked %v, %v", worked, err)
	}
}

// TestWhoAsksForTooMuchWaits fills a group: then it makes no difference whether
// there is something to do.
func TestWhoAsksForTooMuchWaits(t *testing.T) {
	g := New(rand.Reader, slog.New(slog.DiscardHandler))
	hold := make(chan struct{})
	for range most {
		if err := g.Do(t.Context(), func(context.Context) { <-hold }); err != nil {
			t.Fatal(err)
		}
	}
	gone, leave := context.WithCancel(t.Context())
	leave()
	for _, work := range []func(context.Context){nil, func(context.Context) { t.Error("worked for somebody who left") }} {
		if err := g.Do(gone, work); !errors.Is(err, context.Canceled) {
			t.Errorf("the group was full: %v", err)
		}
	}
	if err := g.Wait(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("waiting: %v", err)
	}
	close(hold)
	done := make(chan struct{})
	if err := g.Do(t.Context(), func(context.Context) { close(done) }); err != nil {
		t.Fatal(err)
	}
	if err := g.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	<-done
	if len(g.slots) != 0 || len(g.underWay) != 0 {
		t.Errorf("%d slots and %d pieces of work are left", len(g.slots), len(g.underWay))
	}
}

func TestWorkThatPanics(t *testing.T) {
	var log bytes.Buffer
	g := New(rand.Reader, slog.New(slog.NewTextHandler(&log, nil)))
	if err := g.Do(t.Context(), func(context.Context) { panic("no paper") }); err != nil {
		t.Fatal(err)
	}
	if err := g.Wait(t.Context()); err != nil || !strings.Contains(log.String(), "no paper") {
		t.Errorf("%v, logged %q", err, log.String())
	}
}
