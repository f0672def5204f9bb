package users_test

import (
	"errors"
	"sync"
	"testing"

	"cognate/cognatetest"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"

	"github.com/google/go-cmp/cmp"
)

func TestSignUp(t *testing.T) {
	a := administer(t, verifying)
	var out wire.SignUpResponse
	a.Must("SignUp", wire.SignUpRequest{
		ClientId: a.client, Username: "Ada", Password: goodPassword,
		UserAttributes: pairs("email", "ada@example.com", "phone_number", "+15555550123", "nickname", ""),
	}, &out)
	want := &wire.CodeDeliveryDetailsType{AttributeName: "phone_number", DeliveryMedium: "SMS", Destination: "+*******0123"}
	if diff := cmp.Diff(want, out.CodeDeliveryDetails); diff != "" {
		t.Errorf("delivery (-want +got):\n%s", diff)
	}
	if out.UserConfirmed == nil || *out.UserConfirmed || out.Session != "" {
		t.Errorf("UserConfirmed %v, Session %q", out.UserConfirmed, out.Session)
	}
	a.wantStatus("Ada", userpool.Unconfirmed)
	if diff := cmp.Diff(pairs("sub", out.UserSub, "email", "ada@example.com", "email_verified", "false",
		"phone_number", "+15555550123", "phone_number_verified", "false"), a.get("Ada").UserAttributes); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
	if len(a.sent("+15555550123")) != 1 || len(a.Messages()) != 1 {
		t.Errorf("sent %+v; want one message, to the phone", a.Messages())
	}
	var refusal *cognatetest.Error
	if _, err := a.signIn("Ada", goodPassword); !errors.As(err, &refusal) || refusal.Type != "UserNotConfirmedException" {
		t.Errorf("sign-in before confirmation: %v", err)
	}
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "Ada", Password: goodPassword},
		"UsernameExistsException", "User already exists")
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: out.UserSub, Password: goodPassword},
		"UsernameExistsException", "User already exists")
}

func TestSignUpRefusals(t *testing.T) {
	schema := []wire.SchemaAttributeType{
		{Name: "email", AttributeDataType: "String", Required: new(true), Mutable: new(true)},
		{Name: "name", AttributeDataType: "String", Required: new(true), Mutable: new(true)},
		{Name: "team", AttributeDataType: "String", Mutable: new(true)},
	}
	a := administer(t, wire.CreateUserPoolRequest{Schema: schema, AliasAttributes: []string{"preferred_username", "email"}})
	var narrow wire.CreateUserPoolClientResponse
	a.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: a.pool, ClientName: "narrow", WriteAttributes: []string{"email", "name"},
	}, &narrow)
	const unfit = "Attributes did not conform to the schema: "
	for _, test := range []struct {
		name, client, username, password string
		attributes                       []string
		exception, message               string
	}{
		{"short password", a.client, "u", "Aa1!", nil, "InvalidPasswordException", "Password did not conform with policy: Password not long enough"},
		{"weak password", a.client, "u", "password1!", nil, "InvalidPasswordException", "Password did not conform with policy: Password must have uppercase characters"},
		{"required", a.client, "u", goodPassword, nil, "InvalidParameterException", unfit + "name: The attribute is required email: The attribute is required"},
		{"unknown", a.client, "u", goodPassword, []string{"custom:role", "x"}, "InvalidParameterException", unfit + "Type for attribute {custom:role} could not be determined"},
		{"unwritable", narrow.UserPoolClient.ClientId, "u", goodPassword, []string{"custom:team", "x"}, "NotAuthorizedException", "A client attempted to write unauthorized attribute"},
		{"verified", a.client, "u", goodPassword, []string{"email_verified", "true"}, "NotAuthorizedException", "A client attempted to write unauthorized attribute"},
		{"email", a.client, "u", goodPassword, []string{"email", "x"}, "InvalidParameterException", "Invalid email address format."},
		{"alias as username", a.client, "u@example.com", goodPassword, nil, "InvalidParameterException", "Username cannot be of email format, since user pool is configured for email alias."},
		{"no client", "0123456789abcdefghijklmnop", "u", goodPassword, nil, "ResourceNotFoundException", "User pool client 0123456789abcdefghijklmnop does not exist."},
	} {
		t.Run(test.name, func(t *testing.T) {
			attributes := test.attributes
			if test.name != "required" {
				attributes = append([]string{"email", "u@example.com", "name", "U"}, attributes...)
			}
			a.Refused("SignUp", wire.SignUpRequest{
				ClientId: test.client, Username: test.username, Password: test.password, UserAttributes: pairs(attributes...),
			}, test.exception, test.message)
		})
	}
	var users wire.ListUsersResponse
	a.Must("ListUsers", wire.ListUsersRequest{UserPoolId: a.pool}, &users)
	if len(users.Users) != 0 {
		t.Errorf("refused sign-ups left users: %+v", users.Users)
	}
}

func TestSignUpByEmail(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{
		UsernameAttributes: []string{"email"}, AutoVerifiedAttributes: []string{"email"},
		UserAttributeUpdateSettings: &wire.UserAttributeUpdateSettingsType{AttributesRequireVerificationBeforeUpdate: []string{"email"}},
		UsernameConfiguration:       &wire.UsernameConfigurationType{CaseSensitive: new(false)},
	})
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "ada", Password: goodPassword},
		"InvalidParameterException", "Username should be an email.")
	var out wire.SignUpResponse
	a.Must("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "Ada@example.com", Password: goodPassword}, &out)
	if got := a.get("ada@example.com").Username; got != out.UserSub {
		t.Errorf("username %q; want the sub %q", got, out.UserSub)
	}
	a.wantAttribute(out.UserSub, "email", "Ada@example.com")
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "ada@EXAMPLE.com", Password: goodPassword},
		"UsernameExistsException", "User already exists")
	a.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{
		ClientId: a.client, Username: "ada@example.com", ConfirmationCode: a.LastCode("Ada@example.com"),
	}, nil)
	a.wantAttribute(out.UserSub, "email_verified", "true")
	a.tokens("ADA@example.com")
}

// TestSignUpWithTheNumberOfAnother: an address in the place of the username is
// taken as a username is, another one as an address.
func TestSignUpWithTheNumberOfAnother(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{UsernameAttributes: []string{"email", "phone_number"}})
	a.signUp("ada@example.com", "phone_number", "+15550100")
	in := wire.SignUpRequest{ClientId: a.client, Username: "bob@example.com", Password: goodPassword, UserAttributes: pairs("phone_number", "+15550100")}
	a.Refused("SignUp", in, "UsernameExistsException", "An account with the given phone_number already exists.")
	in.Username = "+15550100"
	a.Refused("SignUp", in, "UsernameExistsException", "User already exists")
}

func TestSignUpIsForAdministratorsOnly(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{
		AdminCreateUserConfig: &wire.AdminCreateUserConfigType{AllowAdminCreateUserOnly: new(true)},
	})
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "ada", Password: goodPassword},
		"NotAuthorizedException", "SignUp is not permitted for this user pool")
}

// TestSignUpUnderAnothersAlias: nobody takes the name that somebody else is
// found by.
func TestSignUpUnderAnothersAlias(t *testing.T) {
	a := administer(t, withAlias)
	a.createConfirmed("ada", "preferred_username", "countess")
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "countess", Password: goodPassword},
		"UsernameExistsException", "User already exists")
}

func TestConcurrentSignUps(t *testing.T) {
	a := administer(t, plain)
	const rivals = 4
	errs := make([]error, rivals)
	var all sync.WaitGroup
	for i := range rivals {
		all.Go(func() {
			errs[i] = a.Call("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "ada", Password: goodPassword}, nil)
		})
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		var refusal *cognatetest.Error
		switch {
		case err == nil:
			won++
		case !errors.As(err, &refusal) || refusal.Type != "UsernameExistsException":
			t.Errorf("a loser was told %v", err)
		}
	}
	if won != 1 {
		t.Errorf("%d sign-ups won; want 1", won)
	}
}
