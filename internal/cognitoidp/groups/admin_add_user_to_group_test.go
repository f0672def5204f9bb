package groups_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminAddUserToGroup(t *testing.T) {
	f := newFixture(t)
	sub := f.user("alice")
	f.group("admins", 1)
	// By every name of the user, and again: it stays one membership.
	for _, name := range []string{"alice", "alice", sub, "alice@example.com"} {
		f.add(name, "admins")
	}
	if diff := cmp.Diff([]string{"alice"}, f.members("admins")); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
}

func TestAdminAddUserToGroupRefusals(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.group("admins", 1)
	for _, c := range []struct{ pool, user, group, exception, message string }{
		{f.pool, "alice", "none", notFound, noGroup},
		{f.pool, "nobody", "admins", "UserNotFoundException", "User does not exist."},
		{missingPool, "alice", "admins", notFound, noPool},
		{f.newPool(), "alice", "admins", "UserNotFoundException", "User does not exist."},
		{f.pool, "alice", "", invalid, ""},
	} {
		f.Refused("AdminAddUserToGroup", wire.AdminAddUserToGroupRequest{UserPoolId: c.pool, Username: c.user, GroupName: c.group}, c.exception, c.message)
	}
}
