package console

import (
	"testing"
	"time"
)

func TestFigures(t *testing.T) {
	var f Figures
	now := time.Date(2026, 6, 1, 12, 0, 30, 0, time.UTC)
	f.Observe(now.Add(-2*time.Hour), "SignUp", "", time.Second)
	for i := range 1000 {
		f.Observe(now, "InitiateAuth", "", time.Duration(i+1)*time.Millisecond)
	}
	f.Observe(now, "SignUp", "UsernameExistsException", time.Millisecond)
	f.Observe(now, "SignUp", "InternalErrorException", time.Millisecond)
	recent := f.Recent(now)
	if len(recent) != 60 || !recent[0].Start.Equal(now.Truncate(time.Minute).Add(-59*time.Minute)) {
		t.Fatalf("%d minutes from %s", len(recent), recent[0].Start)
	}
	for _, m := range recent[:59] {
		if m.Calls != 0 {
			t.Errorf("%s has %d calls", m.Start, m.Calls)
		}
	}
	last := recent[59]
	if last.Calls != 1002 || last.SignIns != 1000 || last.Refused != 1 || last.Failed != 1 {
		t.Errorf("last minute = %+v", last)
	}
	// Of a busy minute the newest calls count.
	if last.MedianMS < 700 || last.P95MS < 950 || last.P95MS > 1000 {
		t.Errorf("median %v, 95 %% within %v", last.MedianMS, last.P95MS)
	}
}
