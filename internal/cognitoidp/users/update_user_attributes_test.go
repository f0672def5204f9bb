package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"

	"github.com/google/go-cmp/cmp"
)

// own is a user's own view of their attributes.
func (a *administrator) own(access string) []wire.AttributeType {
	a.t.Helper()
	var out wire.GetUserResponse
	a.Must("GetUser", wire.GetUserRequest{AccessToken: access}, &out)
	if len(out.UserAttributes) == 0 || out.UserAttributes[0].Name != "sub" {
		a.t.Fatalf("sub is not first: %+v", out.UserAttributes)
	}
	return out.UserAttributes[1:]
}

func TestUpdateUserAttributes(t *testing.T) {
	a := administer(t, verifying)
	a.createConfirmed("ada", "email", "old@example.com", "email_verified", "true", "nickname", "A")
	access := a.tokens("ada").AccessToken
	var out wire.UpdateUserAttributesResponse
	a.Must("UpdateUserAttributes", wire.UpdateUserAttributesRequest{
		AccessToken:    access,
		UserAttributes: pairs("email", "new@example.com", "phone_number", "+15555550123", "nickname", "", "name", "Ada"),
	}, &out)
	if diff := cmp.Diff([]wire.CodeDeliveryDetailsType{
		{AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "n***@e***"},
		{AttributeName: "phone_number", DeliveryMedium: "SMS", Destination: "+*******0123"},
	}, out.CodeDeliveryDetailsList); diff != "" {
		t.Errorf("deliveries (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(pairs("email", "new@example.com", "email_verified", "false", "name", "Ada",
		"phone_number", "+15555550123", "phone_number_verified", "false"), a.own(access)); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}

	verify := wire.VerifyUserAttributeRequest{AccessToken: access, AttributeName: "email", Code: a.noCode("new@example.com")}
	a.Refused("VerifyUserAttribute", verify, "CodeMismatchException", wrongCode)
	verify.Code = a.LastCode("new@example.com")
	a.Must("VerifyUserAttribute", verify, nil)
	a.wantAttribute("ada", "email_verified", "true")
	a.Refused("VerifyUserAttribute", verify, "ExpiredCodeException", expiredCode)

	var again wire.GetUserAttributeVerificationCodeResponse
	a.Must("GetUserAttributeVerificationCode", wire.GetUserAttributeVerificationCodeRequest{
		AccessToken: access, AttributeName: "phone_number",
	}, &again)
	if again.CodeDeliveryDetails == nil || again.CodeDeliveryDetails.Destination != "+*******0123" {
		t.Errorf("delivery: %+v", again.CodeDeliveryDetails)
	}
	a.Must("VerifyUserAttribute", wire.VerifyUserAttributeRequest{
		AccessToken: access, AttributeName: "phone_number", Code: a.LastCode("+15555550123"),
	}, nil)
	a.wantAttribute("ada", "phone_number_verified", "true")
}

func TestUpdateRefusals(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("ada")
	access := a.tokens("ada").AccessToken
	for _, test := range []struct{ name, attribute, exception, message string }{
		{"unknown", "custom:x", "InvalidParameterException", "user.custom:x: Attribute does not exist in the schema.\n"},
		{"verified", "email_verified", "NotAuthorizedException", "A client attempted to write unauthorized attribute"},
		{"sub", "sub", "NotAuthorizedException", "A client attempted to write unauthorized attribute"},
	} {
		t.Run(test.name, func(t *testing.T) {
			a.Refused("UpdateUserAttributes", wire.UpdateUserAttributesRequest{
				AccessToken: access, UserAttributes: pairs(test.attribute, "true"),
			}, test.exception, test.message)
		})
	}
	for op, in := range map[string]any{
		"GetUserAttributeVerificationCode": wire.GetUserAttributeVerificationCodeRequest{AccessToken: access, AttributeName: "nickname"},
		"VerifyUserAttribute":              wire.VerifyUserAttributeRequest{AccessToken: access, AttributeName: "nickname", Code: "123456"},
	} {
		a.Refused(op, in, "InvalidParameterException", "Attribute nickname cannot be verified.")
	}
	a.Refused("GetUserAttributeVerificationCode", wire.GetUserAttributeVerificationCodeRequest{AccessToken: access, AttributeName: "email"},
		"InvalidParameterException", "User does not have a value for attribute email.")
}

// TestOriginalServesUntilVerified: the old address names the user until the
// new one is proved, and a code for a value that was replaced proves nothing.
func TestOriginalServesUntilVerified(t *testing.T) {
	a := administer(t, protecting)
	a.createConfirmed("ada", "email", "old@example.com", "email_verified", "true")
	access := a.tokens("old@example.com").AccessToken
	change := func(to string) {
		t.Helper()
		a.Must("UpdateUserAttributes", wire.UpdateUserAttributesRequest{AccessToken: access, UserAttributes: pairs("email", to)}, nil)
	}
	change("middle@example.com")
	stale := a.LastCode("middle@example.com")
	change("new@example.com")
	verify := wire.VerifyUserAttributeRequest{AccessToken: access, AttributeName: "email", Code: a.LastCode("new@example.com")}
	if stale != verify.Code {
		old := verify
		old.Code = stale
		a.Refused("VerifyUserAttribute", old, "CodeMismatchException", wrongCode)
	}
	if diff := cmp.Diff(pairs("email", "old@example.com", "email_verified", "true"), a.own(access)); diff != "" {
		t.Errorf("before (-want +got):\n%s", diff)
	}
	a.Must("VerifyUserAttribute", verify, nil)
	if diff := cmp.Diff(pairs("email", "new@example.com", "email_verified", "true"), a.own(access)); diff != "" {
		t.Errorf("after (-want +got):\n%s", diff)
	}
	if got := a.get("new@example.com").Username; got != "ada" {
		t.Errorf("the new address leads to %q", got)
	}
}

// TestVerifyTakenAlias: an address that somebody else signs in with stays
// theirs.
func TestVerifyTakenAlias(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}, AutoVerifiedAttributes: []string{"email"}})
	a.createConfirmed("ada", "email", "ada@example.com", "email_verified", "true")
	a.createConfirmed("eve")
	access := a.tokens("eve").AccessToken
	a.Must("UpdateUserAttributes", wire.UpdateUserAttributesRequest{AccessToken: access, UserAttributes: pairs("email", "ada@example.com")}, nil)
	a.Refused("VerifyUserAttribute", wire.VerifyUserAttributeRequest{
		AccessToken: access, AttributeName: "email", Code: a.LastCode("ada@example.com"),
	}, "AliasExistsException", "An account with the email already exists.")
	if got := a.get("ada@example.com").Username; got != "ada" {
		t.Errorf("the address leads to %q; want ada", got)
	}
}

func TestUpdateUserAttributesToAnothersAddress(t *testing.T) {
	a := administer(t, byEmail)
	a.createConfirmed("ada@example.com")
	a.createConfirmed("bob@example.com")
	a.Refused("UpdateUserAttributes", wire.UpdateUserAttributesRequest{
		AccessToken: a.tokens("bob@example.com").AccessToken, UserAttributes: pairs("email", "ada@example.com"),
	}, "AliasExistsException", "An account with the given email already exists.")
	a.wantAttribute("bob@example.com", "email", "bob@example.com")
}
