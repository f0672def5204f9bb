package token

import (
	"errors"
	"regexp"
	"testing"
)

func TestSessionIDs(t *testing.T) {
	for _, family := range []string{
		"00000000-0000-0000-0000-000000000000",
		"ffffffff-ffff-ffff-ffff-ffffffffffff",
		"0197a3c5-1111-7222-8333-444455556666",
	} {
		id := SessionID(family)
		if !regexp.MustCompile(`^tkn[a-z0-9]{25}$`).MatchString(id) {
			t.Errorf("SessionID(%s) = %q", family, id)
		}
		if back, ok := familyOf(id); !ok || back != family {
			t.Errorf("familyOf(%q) = %q, %v; want %s", id, back, ok, family)
		}
	}
	for _, id := range []string{"", "tkn", "sso0000000000000000000000000", "tknzzzzzzzzzzzzzzzzzzzzzzzzz", "tkn-000000000000000000000000"} {
		if back, ok := familyOf(id); ok {
			t.Errorf("familyOf(%q) = %q; want none", id, back)
		}
	}
}

func TestEndSession(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	id := SessionID(set.Family.ID)
	if err := f.EndSession(t.Context(), f.user, id); err != nil {
		t.Fatal(err)
	}
	if err := f.EndSession(t.Context(), f.user, id); !errors.Is(err, ErrNoSession) {
		t.Errorf("ended twice: %v", err)
	}
	if live, err := f.Sessions(t.Context(), f.user); err != nil || len(live) != 0 {
		t.Errorf("sessions: %v, %v", live, err)
	}
}
