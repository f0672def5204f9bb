package groups_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid     = "InvalidParameterException"
	notFound    = "ResourceNotFoundException"
	missingPool = "us-east-1_000000000"
	noPool      = "User pool us-east-1_000000000 does not exist."
	noGroup     = "Group not found."
)

// fixture is a server with one pool.
type fixture struct {
	*cognatetest.Server
	t    *testing.T
	pool string
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	f.pool = f.newPool()
	return f
}

// newPool makes a pool whose users have an e-mail address as an alias.
func (f *fixture) newPool() string {
	f.t.Helper()
	return f.NewPool(wire.CreateUserPoolRequest{PoolName: "people", AliasAttributes: []string{"email"}})
}

// group makes a group with a precedence; a negative one is none.
func (f *fixture) group(name string, precedence int64) {
	f.t.Helper()
	in := wire.CreateGroupRequest{UserPoolId: f.pool, GroupName: name}
	if precedence >= 0 {
		in.Precedence = &precedence
	}
	f.Must("CreateGroup", in, nil)
}

// user makes a user with a verified e-mail address and returns the sub.
func (f *fixture) user(name string) string {
	f.t.Helper()
	var out wire.AdminCreateUserResponse
	f.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: f.pool, Username: name, MessageAction: wire.MessageActionTypeSuppress,
		UserAttributes: []wire.AttributeType{{Name: "email", Value: name + "@example.com"}, {Name: "email_verified", Value: "true"}},
	}, &out)
	for _, a := range out.User.Attributes {
		if a.Name == "sub" {
			return a.Value
		}
	}
	f.t.Fatalf("%s has no sub: %+v", name, out.User)
	return ""
}

func (f *fixture) add(user, group string) {
	f.t.Helper()
	f.Must("AdminAddUserToGroup", wire.AdminAddUserToGroupRequest{UserPoolId: f.pool, Username: user, GroupName: group}, nil)
}

// members returns the names of a group's members.
func (f *fixture) members(group string) []string {
	f.t.Helper()
	var out wire.ListUsersInGroupResponse
	f.Must("ListUsersInGroup", wire.ListUsersInGroupRequest{UserPoolId: f.pool, GroupName: group}, &out)
	names := []string{}
	for _, u := range out.Users {
		names = append(names, u.Username)
	}
	return names
}

// groupsOf returns the names of a user's groups.
func (f *fixture) groupsOf(user string) []string {
	f.t.Helper()
	var out wire.AdminListGroupsForUserResponse
	f.Must("AdminListGroupsForUser", wire.AdminListGroupsForUserRequest{UserPoolId: f.pool, Username: user}, &out)
	return names(out.Groups)
}

func names(groups []wire.GroupType) []string {
	list := []string{}
	for _, g := range groups {
		list = append(list, g.GroupName)
	}
	return list
}
