package sessions_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func (f *fixture) sessionsOf(name string) []wire.SessionDescriptionType {
	f.t.Helper()
	var out wire.AdminListUserSessionsResponse
	f.Must("AdminListUserSessions", wire.AdminListUserSessionsRequest{UserPoolId: f.pool, Username: name}, &out)
	return out.Sessions
}

func TestAdminListUserSessions(t *testing.T) {
	f := newTracking(t)
	if got := f.sessionsOf("alice"); len(got) != 0 {
		t.Errorf("sessions before any: %+v", got)
	}
	f.signIn()
	f.Clock.Advance(time.Second)
	access := f.signIn().AccessToken
	got := f.sessionsOf("alice")
	if diff := cmp.Diff(ids(f.own(access)), ids(got)); diff != "" {
		t.Errorf("the user and the administrator see others (-user +administrator):\n%s", diff)
	}
	for _, s := range got {
		if *s.IsCurrentSession {
			t.Errorf("%s is the session of an administrator", s.SessionId)
		}
	}
}

// TestAdminListUserSessionsInPages has more sessions than a tracking pool
// allows: those of before. The user sees them in pages, too.
func TestAdminListUserSessionsInPages(t *testing.T) {
	f := newFixture(t)
	const all = 130
	access := ""
	for range all {
		access = f.signIn().AccessToken
	}
	f.track("ENABLED", 100)
	in := wire.AdminListUserSessionsRequest{UserPoolId: f.pool, Username: "alice"}
	seen := map[string]bool{}
	var sizes []int
	for len(sizes) == 0 || in.NextToken != "" {
		var out wire.AdminListUserSessionsResponse
		f.Must("AdminListUserSessions", in, &out)
		for _, id := range ids(out.Sessions) {
			seen[id] = true
		}
		sizes = append(sizes, len(out.Sessions))
		in.NextToken = out.NextToken
	}
	if diff := cmp.Diff([]int{125, 5}, sizes); diff != "" || len(seen) != all {
		t.Errorf("%d sessions in pages of %v", len(seen), sizes)
	}
	var first, second wire.ListUserSessionsResponse
	f.Must("ListUserSessions", wire.ListUserSessionsRequest{AccessToken: access}, &first)
	f.Must("ListUserSessions", wire.ListUserSessionsRequest{AccessToken: access, NextToken: first.NextToken}, &second)
	if len(first.Sessions) != 125 || len(second.Sessions) != 5 || second.NextToken != "" {
		t.Errorf("the user sees %d sessions, then %d", len(first.Sessions), len(second.Sessions))
	}
	f.signIn()
	if got := f.sessionsOf("alice"); len(got) != 100 {
		t.Errorf("%d sessions after the next sign-in; want 100", len(got))
	}
}

func TestAdminListUserSessionsRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.AdminListUserSessionsRequest{UserPoolId: f.pool, Username: "alice"}
	f.Refused("AdminListUserSessions", in, notEnabled, untracked)
	f.track("ENABLED", 3)
	in.Username = "nobody"
	f.Refused("AdminListUserSessions", in, userNotFound, noUser)
	in.UserPoolId = missingPool
	f.Refused("AdminListUserSessions", in, notFound, noPool)
	in = wire.AdminListUserSessionsRequest{UserPoolId: f.pool, Username: "alice", NextToken: "none"}
	f.Refused("AdminListUserSessions", in, invalid, "Invalid pagination token")
}

func TestAdminListUserSessionsFromBeforeTracking(t *testing.T) {
	f := newFixture(t)
	f.signIn()
	f.track("ENABLED", 3)
	got := f.sessionsOf("alice")
	if len(got) != 1 || got[0].LastIPAddress != "" || got[0].DeviceType != "" && got[0].DeviceType != "unknown" {
		t.Errorf("sessions: %+v", got)
	}
}
