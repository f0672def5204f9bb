package groups_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wirebase "cognate/internal/wire"
	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateGroupLeavesWhatIsNotNamed(t *testing.T) {
	f := newFixture(t)
	three, zero := int64(3), int64(0)
	var made wire.CreateGroupResponse
	f.Must("CreateGroup", wire.CreateGroupRequest{
		UserPoolId: f.pool, GroupName: "readers", Description: "Those who read", RoleArn: "arn:aws:iam::123456789012:role/readers", Precedence: &three,
	}, &made)
	want := *made.Group
	f.Clock.Advance(time.Minute)

	for _, change := range []struct {
		in   wire.UpdateGroupRequest
		want func()
	}{
		{wire.UpdateGroupRequest{Description: "Readers"}, func() { want.Description = "Readers" }},
		{wire.UpdateGroupRequest{RoleArn: "arn:aws:iam::123456789012:role/others"}, func() { want.RoleArn = "arn:aws:iam::123456789012:role/others" }},
		{wire.UpdateGroupRequest{Precedence: &zero}, func() { want.Precedence = &zero }},
		{wire.UpdateGroupRequest{}, func() {}},
	} {
		change.in.UserPoolId, change.in.GroupName = f.pool, "readers"
		change.want()
		want.LastModifiedDate = wirebase.At(f.Clock.Now())
		var updated wire.UpdateGroupResponse
		f.Must("UpdateGroup", change.in, &updated)
		if diff := cmp.Diff(&want, updated.Group); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		var got wire.GetGroupResponse
		f.Must("GetGroup", wire.GetGroupRequest{UserPoolId: f.pool, GroupName: "readers"}, &got)
		if diff := cmp.Diff(&want, got.Group); diff != "" {
			t.Errorf("kept (-want +got):\n%s", diff)
		}
	}
}

func TestUpdateGroupRefusals(t *testing.T) {
	f := newFixture(t)
	f.Refused("UpdateGroup", wire.UpdateGroupRequest{UserPoolId: f.pool, GroupName: "none"}, notFound, noGroup)
	f.Refused("UpdateGroup", wire.UpdateGroupRequest{UserPoolId: missingPool, GroupName: "none"}, notFound, noPool)
	minus := int64(-1)
	f.Refused("UpdateGroup", wire.UpdateGroupRequest{UserPoolId: f.pool, GroupName: "none", Precedence: &minus}, invalid,
		"1 validation error detected: Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or equal to 0")
}
