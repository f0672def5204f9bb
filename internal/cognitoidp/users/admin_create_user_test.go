package users_test

import (
	"regexp"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/delivery"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminCreateUser(t *testing.T) {
	a := administer(t, plain)
	var out wire.AdminCreateUserResponse
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "alice", TemporaryPassword: "Welcome-1",
		UserAttributes:         pairs("phone_number", "+15550100", "email", "alice@example.com", "nickname", ""),
		DesiredDeliveryMediums: []string{"EMAIL"},
		ValidationData:         pairs("ticket", "17"), ClientMetadata: map[string]string{"source": "desk"},
	}, &out)
	u := out.User
	if u.Username != "alice" || u.UserStatus != "FORCE_CHANGE_PASSWORD" || !*u.Enabled || u.UserCreateDate.IsZero() || u.UserLastModifiedDate.IsZero() {
		t.Errorf("%+v", u)
	}
	want := pairs("sub", u.Attributes[0].Value, "email", "alice@example.com", "phone_number", "+15550100")
	if diff := cmp.Diff(want, u.Attributes); diff != "" {
		t.Error(diff)
	}
	mails := a.sent("alice@example.com")
	if len(mails) != 1 || len(a.Messages()) != 1 {
		t.Fatalf("sent %+v", a.Messages())
	}
	if m := mails[0]; m.Medium != delivery.Email || m.Subject != "Your temporary password" || m.Code != "Welcome-1" ||
		m.Text != "Your username is alice and temporary password is Welcome-1." {
		t.Errorf("%+v", m)
	}
	if out, err := a.signIn("alice", "Welcome-1"); err != nil || out.ChallengeName != "NEW_PASSWORD_REQUIRED" {
		t.Errorf("sign-in: %+v, %v", out, err)
	}
}

func TestAdminCreateUserMakesAPassword(t *testing.T) {
	a := administer(t, plain)
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "bob",
		UserAttributes: pairs("email", "bob@example.com", "phone_number", "+15550101"),
	}, nil)
	messages := a.Messages()
	if len(messages) != 1 || messages[0].Medium != delivery.SMS || messages[0].To != "+15550101" {
		t.Fatalf("the medium is SMS where none is asked for: %+v", messages)
	}
	if out, err := a.signIn("bob", messages[0].Code); err != nil || out.ChallengeName != "NEW_PASSWORD_REQUIRED" {
		t.Errorf("sign-in: %+v, %v", out, err)
	}
}

func TestAdminCreateUserSuppressed(t *testing.T) {
	a := administer(t, plain)
	a.create("carol", "email", "carol@example.com", "phone_number", "+15550102")
	if m := a.Messages(); len(m) != 0 {
		t.Errorf("sent %+v", m)
	}
}

func TestAdminCreateUserWithoutAnAddress(t *testing.T) {
	a := administer(t, plain)
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "dave"}, nil)
	a.wantStatus("dave", userpool.ForceChangePassword)
}

func TestAdminCreateUserByEmail(t *testing.T) {
	a := administer(t, byEmail)
	u := a.create("erin@example.com")
	if !regexp.MustCompile(`^[0-9a-f-]{36}$`).MatchString(u.Username) {
		t.Errorf("username %q; want the sub", u.Username)
	}
	if diff := cmp.Diff(pairs("sub", u.Username, "email", "erin@example.com"), u.Attributes); diff != "" {
		t.Error(diff)
	}
	if got := a.get("erin@example.com").Username; got != u.Username {
		t.Errorf("erin is %q; want %q", got, u.Username)
	}
	request := wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "erin@example.com"}
	a.Refused("AdminCreateUser", request, "UsernameExistsException", "An account with the given email already exists.")
	request.Username = "erin"
	a.Refused("AdminCreateUser", request, "InvalidParameterException", "Username should be an email.")
}

func TestAdminCreateUserRefusals(t *testing.T) {
	schema := wire.CreateUserPoolRequest{
		AliasAttributes: []string{"email"},
		Schema:          []wire.SchemaAttributeType{{Name: "given_name", AttributeDataType: "String", Required: new(true), Mutable: new(true)}},
	}
	a := administer(t, schema)
	a.create("alice", "email", "alice@example.com", "email_verified", "true")
	tests := []struct {
		name               string
		request            wire.AdminCreateUserRequest
		exception, message string
	}{
		{"a taken name", wire.AdminCreateUserRequest{Username: "alice"},
			"UsernameExistsException", "User account already exists"},
		{"a taken alias", wire.AdminCreateUserRequest{Username: "bob", UserAttributes: pairs("email", "alice@example.com", "email_verified", "true")},
			"UsernameExistsException", "An account with the given email already exists."},
		{"a name like an alias", wire.AdminCreateUserRequest{Username: "bob@example.com"},
			"InvalidParameterException", "Username cannot be of email format, since user pool is configured for email alias."},
		{"a weak password", wire.AdminCreateUserRequest{Username: "bob", TemporaryPassword: "Passw0rds"},
			"InvalidPasswordException", "Password did not conform with policy: Password must have symbol characters"},
		{"a sub", wire.AdminCreateUserRequest{Username: "bob", UserAttributes: pairs("sub", "5b1d")},
			"InvalidParameterException", "Cannot modify the non-mutable attribute sub"},
		{"an unknown attribute", wire.AdminCreateUserRequest{Username: "bob", UserAttributes: pairs("custom:team", "x")},
			"InvalidParameterException", "Attributes did not conform to the schema: user.custom:team: Attribute does not exist in the schema.\n"},
		{"a bad address", wire.AdminCreateUserRequest{Username: "bob", UserAttributes: pairs("email", "bob")},
			"InvalidParameterException", "Invalid email address format."},
		{"resending to nobody", wire.AdminCreateUserRequest{Username: "bob", MessageAction: "RESEND"},
			"UserNotFoundException", "User does not exist."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.request.UserPoolId = a.pool
			a.Refused("AdminCreateUser", tt.request, tt.exception, tt.message)
		})
	}
	a.Refused("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: "us-east-1_Missing00", Username: "bob"},
		"ResourceNotFoundException", "User pool us-east-1_Missing00 does not exist.")
	a.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: "bob"},
		"UserNotFoundException", "User does not exist.")
}

func TestAdminCreateUserTakesAnAlias(t *testing.T) {
	a := administer(t, withAlias)
	a.create("alice", "email", "shared@example.com", "email_verified", "true")
	force := true
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "bob", ForceAliasCreation: &force,
		UserAttributes: pairs("email", "shared@example.com", "email_verified", "true"),
	}, nil)
	if got := a.get("shared@example.com").Username; got != "bob" {
		t.Errorf("the alias is %s's; want bob's", got)
	}
	a.wantAttribute("alice", "email", "shared@example.com")
	a.wantAttribute("alice", "email_verified", "false")
}

// TestAdminCreateUserUnderAnothersName: who is found by a name already keeps
// that, whoever makes users.
func TestAdminCreateUserUnderAnothersName(t *testing.T) {
	a := administer(t, withAlias)
	a.createConfirmed("ada", "preferred_username", "countess")
	for _, name := range []string{"countess", a.attribute("ada", "sub")} {
		a.Refused("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: name},
			"UsernameExistsException", "User account already exists")
	}
}

func TestAdminCreateUserResends(t *testing.T) {
	a := administer(t, plain)
	a.create("alice", "email", "alice@example.com")
	a.Clock.Advance(8 * 24 * time.Hour)
	if out, err := a.signIn("alice", goodPassword); err == nil {
		t.Errorf("an expired password signs in: %+v", out)
	}
	resend := wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "alice", MessageAction: "RESEND", DesiredDeliveryMediums: []string{"EMAIL"},
	}
	var out wire.AdminCreateUserResponse
	a.Must("AdminCreateUser", resend, &out)
	mails := a.sent("alice@example.com")
	if len(mails) != 1 || out.User.UserStatus != "FORCE_CHANGE_PASSWORD" {
		t.Fatalf("sent %+v; answer %+v", mails, out.User)
	}
	if out, err := a.signIn("alice", mails[0].Code); err != nil || out.ChallengeName != "NEW_PASSWORD_REQUIRED" {
		t.Errorf("sign-in: %+v, %v", out, err)
	}
	resend.TemporaryPassword = "short"
	a.Refused("AdminCreateUser", resend, "InvalidPasswordException", "Password did not conform with policy: Password not long enough")
	a.setPassword("alice", goodPassword)
	a.Refused("AdminCreateUser", resend, "UnsupportedUserStateException", "Resend not possible. alice status is not FORCE_CHANGE_PASSWORD")
}

func TestAdminCreateUserOfOneNameAtOnce(t *testing.T) {
	a := administer(t, byEmail)
	var made atomic.Int32
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			err := a.Call("AdminCreateUser", wire.AdminCreateUserRequest{
				UserPoolId: a.pool, Username: "alice@example.com", MessageAction: "SUPPRESS",
			}, nil)
			if err == nil {
				made.Add(1)
			} else if want := "UsernameExistsException: An account with the given email already exists."; err.Error() != want {
				t.Errorf("got %v; want %s", err, want)
			}
		})
	}
	wait.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("%d users have one name", n)
	}
}

func TestAdminCreateUserAgainShowsMFAOptions(t *testing.T) {
	a := administer(t, verifying)
	a.create("ada", "phone_number", "+15550100")
	options := []wire.MFAOptionType{{AttributeName: "phone_number", DeliveryMedium: "SMS"}}
	a.Must("AdminSetUserSettings", wire.AdminSetUserSettingsRequest{UserPoolId: a.pool, Username: "ada", MFAOptions: options}, nil)
	var out wire.AdminCreateUserResponse
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "ada", MessageAction: wire.MessageActionTypeResend}, &out)
	if diff := cmp.Diff(options, out.User.MFAOptions); diff != "" {
		t.Error(diff)
	}
}
