package groups_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteGroupEndsMemberships(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.group("admins", 1)
	f.group("readers", 2)
	f.add("alice", "admins")
	f.add("alice", "readers")
	f.Must("DeleteGroup", wire.DeleteGroupRequest{UserPoolId: f.pool, GroupName: "admins"}, nil)
	if diff := cmp.Diff([]string{"readers"}, f.groupsOf("alice")); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
	f.group("admins", 1) // a group of that name begins without members
	if got := f.members("admins"); len(got) != 0 {
		t.Errorf("the new group has members %v", got)
	}
}

func TestDeleteGroupRefusals(t *testing.T) {
	f := newFixture(t)
	f.group("admins", 1)
	in := wire.DeleteGroupRequest{UserPoolId: f.pool, GroupName: "admins"}
	f.Must("DeleteGroup", in, nil)
	f.Refused("DeleteGroup", in, notFound, noGroup)
	in.UserPoolId = missingPool
	f.Refused("DeleteGroup", in, notFound, noPool)
}
