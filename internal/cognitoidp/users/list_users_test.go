package users_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func (a *administrator) list(in wire.ListUsersRequest) wire.ListUsersResponse {
	a.t.Helper()
	in.UserPoolId = a.pool
	var out wire.ListUsersResponse
	a.Must("ListUsers", in, &out)
	return out
}

func TestListUsersFilters(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("carol", "email", "Carol@Example.com", "name", "Carol", "given_name", "C")
	a.create("bob", "email", "bob@example.com", "family_name", "Builder", "phone_number", "+15550101")
	a.create("alice", "email", "alice@example.org", "name", `Al "Ace" A.`, "preferred_username", "Ace")
	a.Must("AdminDisableUser", wire.AdminDisableUserRequest{UserPoolId: a.pool, Username: "bob"}, nil)
	sub := a.attribute("bob", "sub")
	tests := []struct {
		filter string
		want   []string
	}{
		{`email = "CAROL@example.com"`, []string{"carol"}},
		{`email ^= ""`, []string{"alice", "bob", "carol"}},
		{`email^="bob"`, []string{"bob"}},
		{`email = "bob"`, nil},
		{`phone_number = "+15550101"`, []string{"bob"}},
		{`name = "al \"ace\" a."`, []string{"alice"}},
		{`given_name ^= "c"`, []string{"carol"}},
		{`family_name = "builder"`, []string{"bob"}},
		{`preferred_username = "ace"`, []string{"alice"}},
		{`username = "alice"`, []string{"alice"}},
		{`username = "Alice"`, nil},
		{`username ^= ""`, []string{"alice", "bob", "carol"}},
		{`sub = "` + sub + `"`, []string{"bob"}},
		{`cognito:user_status = "confirmed"`, []string{"carol"}},
		{`status = "Disabled"`, []string{"bob"}},
		{`status = "disabled"`, nil},
	}
	for _, tt := range tests {
		var got []string
		for _, u := range a.list(wire.ListUsersRequest{Filter: tt.filter}).Users {
			got = append(got, u.Username)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.filter, diff)
		}
	}
	if n := len(a.list(wire.ListUsersRequest{}).Users); n != 3 {
		t.Errorf("without a filter: %d users; want 3", n)
	}
}

func TestListUsersPages(t *testing.T) {
	a := administer(t, plain)
	for i := range 5 {
		a.create(fmt.Sprintf("user%d", i), "name", "Same")
	}
	for _, filter := range []string{"", `name = "same"`, `username ^= "user"`} {
		seen := map[string]bool{}
		in, pages := wire.ListUsersRequest{Filter: filter, Limit: new(int64(2))}, 0
		for {
			out := a.list(in)
			pages++
			for _, u := range out.Users {
				seen[u.Username] = true
			}
			if in.PaginationToken = out.PaginationToken; in.PaginationToken == "" {
				break
			}
		}
		if len(seen) != 5 || pages != 3 {
			t.Errorf("filter %q: %d users on %d pages; want 5 on 3", filter, len(seen), pages)
		}
	}
	token := a.list(wire.ListUsersRequest{Limit: new(int64(2))}).PaginationToken
	a.Refused("ListUsers", wire.ListUsersRequest{UserPoolId: a.pool, Filter: `name = "same"`, PaginationToken: token},
		"InvalidParameterException", "Invalid pagination token")
}

func TestListUsersAttributesToGet(t *testing.T) {
	a := administer(t, plain)
	a.create("alice", "email", "alice@example.com", "name", "Alice")
	u := a.list(wire.ListUsersRequest{AttributesToGet: []string{"email", "nickname", "identities"}}).Users[0]
	if diff := cmp.Diff(pairs("email", "alice@example.com"), u.Attributes); diff != "" {
		t.Error(diff)
	}
	if u.Username != "alice" || u.UserStatus != "FORCE_CHANGE_PASSWORD" || !*u.Enabled || u.UserCreateDate.IsZero() {
		t.Errorf("%+v", u)
	}
}

func TestListUsersRefusals(t *testing.T) {
	a := administer(t, plain)
	tests := []struct {
		in      wire.ListUsersRequest
		message string
	}{
		{wire.ListUsersRequest{Filter: "email"}, "Error while parsing filter"},
		{wire.ListUsersRequest{Filter: `email = bob`}, "Error while parsing filter"},
		{wire.ListUsersRequest{Filter: `custom:team = "x"`}, "Invalid search attribute: custom:team"},
		{wire.ListUsersRequest{AttributesToGet: []string{"custom:team"}}, "One or more requested attributes do not exist in user pool."},
		{wire.ListUsersRequest{PaginationToken: "forged"}, "Invalid pagination token"},
	}
	for _, tt := range tests {
		tt.in.UserPoolId = a.pool
		a.Refused("ListUsers", tt.in, "InvalidParameterException", tt.message)
	}
	a.Refused("ListUsers", wire.ListUsersRequest{UserPoolId: "us-east-1_Missing00"},
		"ResourceNotFoundException", "User pool us-east-1_Missing00 does not exist.")
}

func TestListUsersShowsMFAOptions(t *testing.T) {
	a := administer(t, verifying)
	a.createConfirmed("ada", "phone_number", "+15550100", "phone_number_verified", "true")
	options := []wire.MFAOptionType{{AttributeName: "phone_number", DeliveryMedium: "SMS"}}
	a.Must("AdminSetUserSettings", wire.AdminSetUserSettingsRequest{UserPoolId: a.pool, Username: "ada", MFAOptions: options}, nil)
	if diff := cmp.Diff(options, a.list(wire.ListUsersRequest{}).Users[0].MFAOptions); diff != "" {
		t.Error(diff)
	}
}
