package users_test

import (
	"testing"
	"time"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminSetUserPasswordPermanent(t *testing.T) {
	a := administer(t, plain)
	a.create("alice")
	a.signUp("bob")
	for _, name := range []string{"alice", "bob"} {
		a.setPassword(name, "An0ther-one")
		a.wantStatus(name, userpool.Confirmed)
		if out, err := a.signIn(name, "An0ther-one"); err != nil || out.AuthenticationResult == nil {
			t.Errorf("sign-in of %s: %+v, %v", name, out, err)
		}
		if _, err := a.signIn(name, goodPassword); err == nil {
			t.Errorf("the old password of %s is still good", name)
		}
	}
}

func TestAdminSetUserPasswordTemporary(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("alice")
	set := wire.AdminSetUserPasswordRequest{UserPoolId: a.pool, Username: "alice", Password: "Temp-0rary"}
	a.Must("AdminSetUserPassword", set, nil)
	a.wantStatus("alice", userpool.ForceChangePassword)
	if out, err := a.signIn("alice", "Temp-0rary"); err != nil || out.ChallengeName != "NEW_PASSWORD_REQUIRED" {
		t.Errorf("sign-in: %+v, %v", out, err)
	}
	a.Clock.Advance(7*24*time.Hour + time.Second)
	if _, err := a.signIn("alice", "Temp-0rary"); err == nil {
		t.Error("a temporary password does not expire")
	}
	a.Must("AdminSetUserPassword", set, nil)
	if out, err := a.signIn("alice", "Temp-0rary"); err != nil || out.ChallengeName != "NEW_PASSWORD_REQUIRED" {
		t.Errorf("sign-in after a second setting: %+v, %v", out, err)
	}
}

func TestAdminSetUserPasswordRefusals(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{Policies: &wire.UserPoolPolicyType{
		PasswordPolicy: &wire.PasswordPolicyType{MinimumLength: new(int64(8)), RequireNumbers: new(true), PasswordHistorySize: new(int64(2))},
	}})
	a.create("alice")
	a.setPassword("alice", "Chosen-1t")
	set := wire.AdminSetUserPasswordRequest{UserPoolId: a.pool, Username: "alice", Password: "Password", Permanent: new(true)}
	a.Refused("AdminSetUserPassword", set, "InvalidPasswordException", "Password did not conform with policy: Password must have numeric characters")
	for _, used := range []string{goodPassword, "Chosen-1t"} {
		set.Password = used
		a.Refused("AdminSetUserPassword", set, "PasswordHistoryPolicyViolationException", "Password has previously been used")
	}
	set.Username = "bob"
	a.Refused("AdminSetUserPassword", set, "UserNotFoundException", "User does not exist.")
}
