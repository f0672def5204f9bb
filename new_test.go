package cognate_test

import (
	"log/slog"
	"path/filepath"
	"testing"
	"testing/synctest"

	"cognate"
	"cognate/delivery"
)

// closing is a sender that notes how often it is closed.
type closing struct {
	delivery.Discard
	times int
}

func (c *closing) Close() error {
	c.times++
	return nil
}

// TestAServerThatCannotStartLeavesNothing holds that New ends what it has begun
// when a part of the server can't be made.
func TestAServerThatCannotStartLeavesNothing(t *testing.T) {
	for part, spoil := range map[string]func(*cognate.Config){
		"master key": func(c *cognate.Config) { c.MasterKey = cognate.MasterKey{2} },
		"address":    func(c *cognate.Config) { c.PublicURL = "http://[" },
		"log sink":   func(c *cognate.Config) { c.LogSinks = []cognate.LogSink{{URL: "gopher://logs"}} },
		"logouts":    func(c *cognate.Config) { c.OAuth.BackchannelLogout = []cognate.LogoutTarget{{}} },
	} {
		// A test in a bubble fails when it leaves goroutines behind.
		t.Run(part, func(t *testing.T) { synctest.Test(t, func(t *testing.T) { startsNot(t, spoil) }) })
	}
}

func startsNot(t *testing.T, spoil func(*cognate.Config)) {
	c := cognate.Config{
		DB: filepath.Join(t.TempDir(), "cognate.db"), MasterKey: cognate.MasterKey{1}, SmallHash: true, KeysAhead: -1,
		Now: noon, Logger: slog.New(slog.DiscardHandler),
	}
	s, err := cognate.New(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sender := &closing{}
	c.Email = sender
	spoil(&c)
	if s, err := cognate.New(t.Context(), c); err == nil {
		s.Close()
		t.Fatal("it starts")
	}
	if sender.times != 1 {
		t.Errorf("the sender was closed %d times; want once", sender.times)
	}
}
