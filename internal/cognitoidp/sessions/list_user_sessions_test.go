package sessions_test

import (
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

func TestListUserSessions(t *testing.T) {
	f := newTracking(t)
	start := f.Clock.Now()
	first := f.signIn()
	f.Clock.Advance(time.Minute)
	second := f.signIn()
	f.Clock.Advance(time.Minute)
	if err := f.refresh(first.RefreshToken); err != nil {
		t.Fatal(err)
	}
	got := f.own(second.AccessToken)
	if len(got) != 2 {
		t.Fatalf("%d sessions; want 2: %+v", len(got), got)
	}
	for _, s := range got {
		if !regexp.MustCompile(`^tkn[a-z0-9]{25}$`).MatchString(s.SessionId) {
			t.Errorf("id %q", s.SessionId)
		}
	}
	session := func(i int, created, active time.Time, own bool) idp.SessionDescriptionType {
		return idp.SessionDescriptionType{
			SessionId: got[i].SessionId, SessionType: "TOKEN", ClientId: f.client, CreateDate: wire.At(created), LastActiveDate: wire.At(active),
			DeviceType: "Go-http-client 1", LastIPAddress: "127.0.0.1", LastLocation: &idp.SessionLocationType{Country: "unknown"}, IsCurrentSession: &own,
		}
	}
	want := []idp.SessionDescriptionType{
		session(0, start, start.Add(2*time.Minute), false), // refreshed just now
		session(1, start.Add(time.Minute), start.Add(time.Minute), true),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sessions (-want +got):\n%s", diff)
	}
}

func TestListUserSessionsOfRotatedTokens(t *testing.T) {
	f := newTracking(t)
	grace := int64(60)
	f.client = f.newClient(idp.CreateUserPoolClientRequest{
		RefreshTokenRotation: &idp.RefreshTokenRotationType{Feature: "ENABLED", RetryGracePeriodSeconds: &grace},
	})
	set := f.signIn()
	f.Clock.Advance(time.Minute)
	if err := f.refresh(set.RefreshToken); err != nil {
		t.Fatal(err)
	}
	got := f.own(set.AccessToken)
	if len(got) != 1 || !got[0].LastActiveDate.Equal(f.Clock.Now()) {
		t.Errorf("sessions: %+v", got)
	}
}

func TestListUserSessionsShowsLiveOnes(t *testing.T) {
	f := newTracking(t)
	old := f.signIn()
	f.Must("RevokeToken", idp.RevokeTokenRequest{ClientId: f.client, Token: old.RefreshToken}, nil)
	f.Clock.Advance(time.Second)
	f.signIn()
	f.Must("AdminUserGlobalSignOut", idp.AdminUserGlobalSignOutRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	f.Clock.Advance(time.Second)
	now := f.signIn()
	if got := f.own(now.AccessToken); len(got) != 1 || !*got[0].IsCurrentSession {
		t.Errorf("sessions: %+v", got)
	}
}

func TestListUserSessionsRefusals(t *testing.T) {
	f := newFixture(t)
	access := f.signIn().AccessToken
	f.Refused("ListUserSessions", idp.ListUserSessionsRequest{AccessToken: access}, notEnabled, untracked)
	f.track("ENABLED", 3)
	f.Refused("ListUserSessions", idp.ListUserSessionsRequest{AccessToken: access, NextToken: "none"}, invalid, "Invalid pagination token")
	f.Refused("ListUserSessions", idp.ListUserSessionsRequest{AccessToken: "none"}, notAuthorized, "Invalid Access Token")
}
