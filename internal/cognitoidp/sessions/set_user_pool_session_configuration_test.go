package sessions_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestSetUserPoolSessionConfiguration(t *testing.T) {
	f := newFixture(t)
	var out map[string]any
	f.Must("SetUserPoolSessionConfiguration", configuration(f.pool, "ENABLED", 5), &out)
	want := map[string]any{"UserPoolId": f.pool, "UserSessionTracking": "ENABLED", "TokenSession": map[string]any{"MaxPerUser": 5.0}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: f.pool}, nil)
	if diff := cmp.Diff(want, f.poolConfiguration()); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
}

func TestTheSessionUsedLeastLatelyMakesRoom(t *testing.T) {
	f := newTracking(t)
	first := f.signIn()
	f.Clock.Advance(time.Second)
	second := f.signIn()
	f.Clock.Advance(time.Second)
	third := f.signIn()
	f.Clock.Advance(time.Second)
	if err := f.refresh(first.RefreshToken); err != nil {
		t.Fatal(err)
	}
	f.Clock.Advance(time.Second)
	fourth := f.signIn()
	f.Refused("GetUser", wire.GetUserRequest{AccessToken: second.AccessToken}, notAuthorized, "Access Token has been revoked")
	for _, set := range []*wire.AuthenticationResultType{first, third, fourth} {
		f.Must("GetUser", wire.GetUserRequest{AccessToken: set.AccessToken}, nil)
	}

	// A lower limit holds from the next sign-in on.
	f.track("ENABLED", 1)
	if got := f.own(fourth.AccessToken); len(got) != 3 {
		t.Errorf("%d sessions after the limit was lowered; want 3", len(got))
	}
	fifth := f.signIn()
	if got := f.own(fifth.AccessToken); len(got) != 1 {
		t.Errorf("%d sessions; want 1", len(got))
	}
	f.track("DISABLED", 1)
	f.signIn()
	f.Must("GetUser", wire.GetUserRequest{AccessToken: fifth.AccessToken}, nil)
}

func TestSetUserPoolSessionConfigurationRefusals(t *testing.T) {
	f := newFixture(t)
	f.Refused("SetUserPoolSessionConfiguration", configuration(missingPool, "ENABLED", 5), notFound, noPool)
	f.Refused("SetUserPoolSessionConfiguration", configuration(f.newPool("LITE"), "ENABLED", 5), tier, notInLite)
	f.Refused("SetUserPoolSessionConfiguration", configuration(f.pool, "ENABLED", 0), invalid,
		"1 validation error detected: Value '0' at 'tokenSession.maxPerUser' failed to satisfy constraint: Member must have value greater than or equal to 1")
	f.Refused("SetUserPoolSessionConfiguration", configuration(f.pool, "ENABLED", 101), invalid,
		"1 validation error detected: Value '101' at 'tokenSession.maxPerUser' failed to satisfy constraint: Member must have value less than or equal to 100")
	f.Refused("SetUserPoolSessionConfiguration", configuration(f.pool, "MAYBE", 5), invalid,
		"1 validation error detected: Value 'MAYBE' at 'userSessionTracking' failed to satisfy constraint: Member must satisfy enum value set: [DISABLED, ENABLED]")
	f.Refused("SetUserPoolSessionConfiguration", wire.SetUserPoolSessionConfigurationRequest{UserPoolId: f.pool, UserSessionTracking: "ENABLED"}, invalid,
		"1 validation error detected: Value null at 'tokenSession' failed to satisfy constraint: Member must not be null")
	f.track("ENABLED", 3)
	f.Refused("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: f.pool, UserPoolTier: "LITE"}, tier,
		"The following features need to be disabled for the LITE pricing tier configured: User Session Tracking")
}
