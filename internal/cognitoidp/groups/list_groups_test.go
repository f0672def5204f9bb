package groups_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestListGroupsInPages(t *testing.T) {
	f := newFixture(t)
	for _, i := range []int{3, 1, 5, 2, 4} {
		f.group(fmt.Sprintf("group-%d", i), int64(i))
	}
	two := int64(2)
	in := wire.ListGroupsRequest{UserPoolId: f.pool, Limit: &two}
	var pages [][]string
	for len(pages) == 0 || in.NextToken != "" {
		var out wire.ListGroupsResponse
		f.Must("ListGroups", in, &out)
		pages = append(pages, names(out.Groups))
		in.NextToken = out.NextToken
	}
	want := [][]string{{"group-1", "group-2"}, {"group-3", "group-4"}, {"group-5"}}
	if diff := cmp.Diff(want, pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

func TestListGroupsShowsEverything(t *testing.T) {
	f := newFixture(t)
	var made wire.CreateGroupResponse
	f.Must("CreateGroup", wire.CreateGroupRequest{
		UserPoolId: f.pool, GroupName: "admins", Description: "run the shop", RoleArn: "arn:aws:iam::000000000000:role/admin", Precedence: new(int64(1)),
	}, &made)
	f.user("alice")
	f.add("alice", "admins")
	want := []wire.GroupType{*made.Group}
	var all wire.ListGroupsResponse
	f.Must("ListGroups", wire.ListGroupsRequest{UserPoolId: f.pool}, &all)
	var hers wire.AdminListGroupsForUserResponse
	f.Must("AdminListGroupsForUser", wire.AdminListGroupsForUserRequest{UserPoolId: f.pool, Username: "alice"}, &hers)
	for _, got := range [][]wire.GroupType{all.Groups, hers.Groups} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("groups (-want +got):\n%s", diff)
		}
	}
}

func TestListGroupsOfAPoolWithoutAny(t *testing.T) {
	f := newFixture(t)
	f.group("admins", 1)
	var out map[string]any
	f.Must("ListGroups", wire.ListGroupsRequest{UserPoolId: f.newPool()}, &out)
	if diff := cmp.Diff(map[string]any{"Groups": []any{}}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestListGroupsRefusals(t *testing.T) {
	f := newFixture(t)
	f.group("admins", 1)
	f.group("readers", 2)
	one := int64(1)
	var out wire.ListGroupsResponse
	f.Must("ListGroups", wire.ListGroupsRequest{UserPoolId: f.pool, Limit: &one}, &out)
	f.Refused("ListGroups", wire.ListGroupsRequest{UserPoolId: f.newPool(), NextToken: out.NextToken}, invalid, "Invalid pagination token")
	f.Refused("ListGroups", wire.ListGroupsRequest{UserPoolId: f.pool, NextToken: "none"}, invalid, "Invalid pagination token")
	f.Refused("ListGroups", wire.ListGroupsRequest{UserPoolId: missingPool}, notFound, noPool)
}
