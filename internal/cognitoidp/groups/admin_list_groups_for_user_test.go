package groups_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

// ranked makes alice a member of four groups, whose ranks are in want's order.
func ranked(f *fixture) (want []string) {
	f.user("alice")
	for _, g := range []struct {
		name string
		rank int64
	}{{"unranked", -1}, {"last", 100}, {"first", 0}, {"second", 1}, {"also-second", 1}} {
		f.group(g.name, g.rank)
		f.add("alice", g.name)
	}
	return []string{"first", "also-second", "second", "last", "unranked"}
}

func TestAdminListGroupsForUser(t *testing.T) {
	f := newFixture(t)
	want := ranked(f)
	for _, name := range []string{"alice", "alice@example.com"} {
		if diff := cmp.Diff(want, f.groupsOf(name)); diff != "" {
			t.Errorf("groups of %s (-want +got):\n%s", name, diff)
		}
	}
	f.user("bob")
	var out map[string]any
	f.Must("AdminListGroupsForUser", wire.AdminListGroupsForUserRequest{UserPoolId: f.pool, Username: "bob"}, &out)
	if diff := cmp.Diff(map[string]any{"Groups": []any{}}, out); diff != "" {
		t.Errorf("groups of bob (-want +got):\n%s", diff)
	}
}

func TestAdminListGroupsForUserInPages(t *testing.T) {
	f := newFixture(t)
	want := ranked(f)
	two := int64(2)
	in := wire.AdminListGroupsForUserRequest{UserPoolId: f.pool, Username: "alice", Limit: &two}
	var got []string
	for page := 0; page == 0 || in.NextToken != ""; page++ {
		if page == 3 {
			t.Fatal("there is a fourth page of five groups")
		}
		var out wire.AdminListGroupsForUserResponse
		f.Must("AdminListGroupsForUser", in, &out)
		got = append(got, names(out.Groups)...)
		in.NextToken = out.NextToken
		in.Username = "alice@example.com" // another name, the same list
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

func TestAdminListGroupsForUserGoesOnAfterAGroupThatLeft(t *testing.T) {
	f := newFixture(t)
	ranked(f)
	two := int64(2)
	in := wire.AdminListGroupsForUserRequest{UserPoolId: f.pool, Username: "alice", Limit: &two}
	var out wire.AdminListGroupsForUserResponse
	f.Must("AdminListGroupsForUser", in, &out)
	f.Must("DeleteGroup", wire.DeleteGroupRequest{UserPoolId: f.pool, GroupName: "also-second"}, nil)
	in.NextToken, in.Limit = out.NextToken, nil
	out = wire.AdminListGroupsForUserResponse{}
	f.Must("AdminListGroupsForUser", in, &out)
	if diff := cmp.Diff([]string{"second", "last", "unranked"}, names(out.Groups)); diff != "" {
		t.Errorf("the rest (-want +got):\n%s", diff)
	}
}

func TestAdminListGroupsForUserRefusals(t *testing.T) {
	f := newFixture(t)
	ranked(f)
	f.user("bob")
	one := int64(1)
	in := wire.AdminListGroupsForUserRequest{UserPoolId: f.pool, Username: "alice", Limit: &one}
	var out wire.AdminListGroupsForUserResponse
	f.Must("AdminListGroupsForUser", in, &out)
	in.NextToken = out.NextToken
	in.Username = "bob" // the token is of another list
	f.Refused("AdminListGroupsForUser", in, invalid, "Invalid pagination token")
	in.Username = "alice"
	f.Clock.Advance(time.Hour + time.Second)
	f.Refused("AdminListGroupsForUser", in, invalid, "Invalid pagination token")
	in.NextToken = "none"
	f.Refused("AdminListGroupsForUser", in, invalid, "Invalid pagination token")

	in = wire.AdminListGroupsForUserRequest{UserPoolId: f.pool, Username: "nobody"}
	f.Refused("AdminListGroupsForUser", in, "UserNotFoundException", "User does not exist.")
	in.UserPoolId = missingPool
	f.Refused("AdminListGroupsForUser", in, notFound, noPool)
	many := int64(61)
	in.Limit = &many
	f.Refused("AdminListGroupsForUser", in, invalid,
		"1 validation error detected: Value '61' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 60")
}
