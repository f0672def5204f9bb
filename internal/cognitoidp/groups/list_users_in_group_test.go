package groups_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestListUsersInGroupShowsUsers(t *testing.T) {
	f := newFixture(t)
	sub := f.user("alice")
	f.group("admins", 1)
	f.add("alice", "admins")
	var out map[string]any
	f.Must("ListUsersInGroup", wire.ListUsersInGroupRequest{UserPoolId: f.pool, GroupName: "admins"}, &out)
	at := float64(f.Clock.Now().Unix())
	want := map[string]any{"Users": []any{map[string]any{
		"Username": "alice", "Enabled": true, "UserStatus": "FORCE_CHANGE_PASSWORD",
		"UserCreateDate": at, "UserLastModifiedDate": at,
		"Attributes": []any{
			map[string]any{"Name": "sub", "Value": sub},
			map[string]any{"Name": "email", "Value": "alice@example.com"},
			map[string]any{"Name": "email_verified", "Value": "true"},
		},
	}}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestListUsersInGroupShowsTextMessagesAsMFA(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.group("admins", 1)
	f.add("alice", "admins")
	f.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{UserPoolId: f.pool, Username: "alice", UserAttributes: []wire.AttributeType{
		{Name: "phone_number", Value: "+15550100"}, {Name: "phone_number_verified", Value: "true"},
	}}, nil)
	want := []wire.MFAOptionType{{AttributeName: "phone_number", DeliveryMedium: "SMS"}}
	f.Must("AdminSetUserSettings", wire.AdminSetUserSettingsRequest{UserPoolId: f.pool, Username: "alice", MFAOptions: want}, nil)
	var out wire.ListUsersInGroupResponse
	f.Must("ListUsersInGroup", wire.ListUsersInGroupRequest{UserPoolId: f.pool, GroupName: "admins"}, &out)
	if diff := cmp.Diff(want, out.Users[0].MFAOptions); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestListUsersInGroupInPages(t *testing.T) {
	f := newFixture(t)
	f.group("admins", 1)
	var want []string
	for i := range 5 {
		name := fmt.Sprintf("user-%d", i)
		f.user(name)
		f.add(name, "admins")
		want = append(want, name)
	}
	f.user("outsider")
	two := int64(2)
	in := wire.ListUsersInGroupRequest{UserPoolId: f.pool, GroupName: "admins", Limit: &two}
	var got []string
	for page := 0; page == 0 || in.NextToken != ""; page++ {
		var out wire.ListUsersInGroupResponse
		f.Must("ListUsersInGroup", in, &out)
		if len(out.Users) > 2 || page > 2 {
			t.Fatalf("page %d has %d users", page, len(out.Users))
		}
		for _, u := range out.Users {
			got = append(got, u.Username)
		}
		in.NextToken = out.NextToken
	}
	slices.Sort(got) // the order is that of the store
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
}

func TestListUsersInGroupForgetsDeletedUsers(t *testing.T) {
	f := newFixture(t)
	f.group("admins", 1)
	f.user("alice")
	f.add("alice", "admins")
	f.Must("AdminDeleteUser", wire.AdminDeleteUserRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	if got := f.members("admins"); len(got) != 0 {
		t.Errorf("members are %v; want none", got)
	}
}

func TestListUsersInGroupRefusals(t *testing.T) {
	f := newFixture(t)
	f.group("admins", 1)
	in := wire.ListUsersInGroupRequest{UserPoolId: f.pool, GroupName: "none"}
	f.Refused("ListUsersInGroup", in, notFound, noGroup)
	in.UserPoolId = missingPool
	f.Refused("ListUsersInGroup", in, notFound, noPool)
	in = wire.ListUsersInGroupRequest{UserPoolId: f.pool, GroupName: "admins", NextToken: "none"}
	f.Refused("ListUsersInGroup", in, invalid, "Invalid pagination token")
}
