package groups_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestCreateGroup(t *testing.T) {
	f := newFixture(t)
	zero := int64(0)
	var out map[string]any
	f.Must("CreateGroup", wire.CreateGroupRequest{
		UserPoolId: f.pool, GroupName: "admins", Description: "Those who may", RoleArn: "arn:aws:iam::123456789012:role/admins", Precedence: &zero,
	}, &out)
	at := float64(f.Clock.Now().Unix())
	want := map[string]any{"Group": map[string]any{
		"GroupName": "admins", "UserPoolId": f.pool, "Description": "Those who may",
		"RoleArn": "arn:aws:iam::123456789012:role/admins", "Precedence": 0.0, "CreationDate": at, "LastModifiedDate": at,
	}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestCreateGroupOmitsWhatIsAbsent(t *testing.T) {
	f := newFixture(t)
	var out struct{ Group map[string]json.RawMessage }
	f.Must("CreateGroup", wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: "plain"}, &out)
	for _, name := range []string{"Description", "RoleArn", "Precedence"} {
		if value, ok := out.Group[name]; ok {
			t.Errorf("%s is %s; want it absent", name, value)
		}
	}
}

func TestCreateGroupRefusals(t *testing.T) {
	f := newFixture(t)
	f.group("admins", 1)
	in := wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: "admins"}
	f.Refused("CreateGroup", in, "GroupExistsException", "A group with the name already exists.")
	in.UserPoolId = missingPool
	f.Refused("CreateGroup", in, notFound, noPool)
	in.UserPoolId = f.newPool()
	f.Must("CreateGroup", in, nil) // another pool, another group

	minus := int64(-1)
	in.GroupName, in.Precedence = "negative", &minus
	f.Refused("CreateGroup", in, invalid,
		"1 validation error detected: Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or equal to 0")
	f.Refused("CreateGroup", wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: "a b"}, invalid,
		"1 validation error detected: Value 'a b' at 'groupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+")
}
