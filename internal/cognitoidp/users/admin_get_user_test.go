package users_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminGetUser(t *testing.T) {
	a := administer(t, withAlias)
	a.create("alice", "email", "alice@example.com", "email_verified", "True", "name", "Alice")
	got := a.get("alice")
	sub := a.attribute("alice", "sub")
	if got.Username != "alice" || got.UserStatus != "FORCE_CHANGE_PASSWORD" || !*got.Enabled ||
		got.UserCreateDate.IsZero() || got.UserLastModifiedDate.IsZero() {
		t.Errorf("%+v", got)
	}
	want := pairs("sub", sub, "email", "alice@example.com", "email_verified", "true", "name", "Alice")
	if diff := cmp.Diff(want, got.UserAttributes); diff != "" {
		t.Error(diff)
	}
	if got.MFAOptions != nil || got.UserMFASettingList != nil || got.PreferredMfaSetting != "" {
		t.Errorf("second factors where there are none: %+v", got)
	}
	for _, name := range []string{sub, "alice@example.com"} {
		if got := a.get(name); got.Username != "alice" {
			t.Errorf("%s is %s; want alice", name, got.Username)
		}
	}
	a.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: "Alice"},
		"UserNotFoundException", "User does not exist.")
}
