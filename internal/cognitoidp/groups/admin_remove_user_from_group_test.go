package groups_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminRemoveUserFromGroup(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.user("bob")
	f.group("admins", 1)
	f.add("alice", "admins")
	f.add("bob", "admins")
	in := wire.AdminRemoveUserFromGroupRequest{UserPoolId: f.pool, Username: "alice@example.com", GroupName: "admins"}
	for range 2 { // removing a user who is no member is no error
		f.Must("AdminRemoveUserFromGroup", in, nil)
	}
	if diff := cmp.Diff([]string{"bob"}, f.members("admins")); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
}

func TestAdminRemoveUserFromGroupRefusals(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.group("admins", 1)
	for _, c := range []struct{ pool, user, group, exception, message string }{
		{f.pool, "alice", "none", notFound, noGroup},
		{f.pool, "nobody", "admins", "UserNotFoundException", "User does not exist."},
		{missingPool, "alice", "admins", notFound, noPool},
		{f.pool, "", "admins", invalid, ""},
	} {
		f.Refused("AdminRemoveUserFromGroup", wire.AdminRemoveUserFromGroupRequest{UserPoolId: c.pool, Username: c.user, GroupName: c.group}, c.exception, c.message)
	}
}
