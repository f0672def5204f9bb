package dispatch

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"cognate/delivery"
	"cognate/internal/fault"
)

func TestLimits(t *testing.T) {
	own := mail("x")
	own.Account.Own = true
	other := mail("x")
	other.To = "bob@example.com"
	text := mail("x")
	text.Medium = delivery.SMS
	invitation := mail("x")
	invitation.Purpose = "AdminCreateUser"
	tests := []struct {
		name   string
		limits Limits
		sent   []delivery.Message // all but the last are taken
		after  time.Duration      // when it is taken too
		code   fault.Code
		says   string
	}{
		{"per address", Limits{PerAddress: 2}, []delivery.Message{mail("x"), other, other, mail("x"), mail("x")}, time.Hour, fault.LimitExceeded, tooMany},
		{"per pool", Limits{PerPool: 3}, []delivery.Message{mail("x"), other, text, own}, 24 * time.Hour, fault.LimitExceeded, tooMany},
		{"default mail", Limits{DefaultMail: 1}, []delivery.Message{own, own, text, text, mail("x"), other}, 24 * time.Hour, fault.LimitExceeded, tooManyMail},
		{"an operation without LimitExceeded", Limits{PerPool: 1}, []delivery.Message{mail("x"), invitation}, 24 * time.Hour, fault.TooManyRequests, tooMany},
	}
	for _, tt := range tests {
		f := start(t, ":memory:", func(o *Options) { o.Limits = tt.limits })
		for i, m := range tt.sent {
			m.ID = fmt.Sprint("m", i)
			err := f.Send(t.Context(), m)
			if last := i == len(tt.sent)-1; !last && err != nil {
				t.Fatalf("%s: message %d: %v", tt.name, i, err)
			} else if given, _ := fault.From(err); last && (!errors.Is(err, tt.code) || given.Message != tt.says) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		last := tt.sent[len(tt.sent)-1]
		f.later(tt.after - time.Second)
		if err := f.Send(t.Context(), last); err == nil {
			t.Errorf("%s: taken too early", tt.name)
		}
		f.later(time.Second)
		if err := f.Send(t.Context(), last); err != nil {
			t.Errorf("%s: later: %v", tt.name, err)
		}
	}
}
