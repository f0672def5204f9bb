package groups_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestGetGroup(t *testing.T) {
	f := newFixture(t)
	three := int64(3)
	var made wire.CreateGroupResponse
	f.Must("CreateGroup", wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: "readers", Description: "Those who read", Precedence: &three}, &made)
	var got wire.GetGroupResponse
	f.Must("GetGroup", wire.GetGroupRequest{UserPoolId: f.pool, GroupName: "readers"}, &got)
	if diff := cmp.Diff(made.Group, got.Group); diff != "" {
		t.Errorf("group (-made +got):\n%s", diff)
	}
}

func TestGetGroupRefusals(t *testing.T) {
	f := newFixture(t)
	f.Refused("GetGroup", wire.GetGroupRequest{UserPoolId: f.pool, GroupName: "none"}, notFound, noGroup)
	f.Refused("GetGroup", wire.GetGroupRequest{UserPoolId: missingPool, GroupName: "none"}, notFound, noPool)
	f.Refused("GetGroup", wire.GetGroupRequest{UserPoolId: f.pool}, invalid,
		"1 validation error detected: Value null at 'groupName' failed to satisfy constraint: Member must not be null")
}
