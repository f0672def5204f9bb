package signin_test

import (
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminUserGlobalSignOut(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}})
	sub := f.user("alice", "email", "alice@example.com", "email_verified", "true").Attributes[0].Value
	for _, name := range []string{"alice", sub, "alice@example.com"} {
		tokens := f.signIn(f.client, "alice")
		f.Clock.Advance(time.Second)
		f.Must("AdminUserGlobalSignOut", wire.AdminUserGlobalSignOutRequest{UserPoolId: f.pool, Username: name}, nil)
		f.wantSignedOut(f.client, tokens)
		f.Clock.Advance(time.Second)
	}
}

func TestAdminUserGlobalSignOutTwiceAndOfDisabledUsers(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.disable("alice")
	for range 2 {
		f.Must("AdminUserGlobalSignOut", wire.AdminUserGlobalSignOutRequest{UserPoolId: f.pool, Username: "alice"}, nil)
	}
}

func TestAdminUserGlobalSignOutRefusals(t *testing.T) {
	f := newFixture(t)
	f.Refused("AdminUserGlobalSignOut", wire.AdminUserGlobalSignOutRequest{UserPoolId: f.pool, Username: "nobody"}, userNotFound, noUser)
	f.Refused("AdminUserGlobalSignOut", wire.AdminUserGlobalSignOutRequest{UserPoolId: missingPool, Username: "alice"}, notFound, noPool)
}
