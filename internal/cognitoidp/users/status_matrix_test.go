package users_test

import (
	"errors"
	"testing"
	"time"

	"cognate/cognatetest"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// A deed is an operation about one user: what it comes to for a user of each
// status, and whether it changes the user. An outcome is the status afterwards,
// "gone", or the exception.
type deed struct {
	op      string
	request func(a *administrator, name, token string) any
	changes bool
	// In the order of stages: UNCONFIRMED, CONFIRMED, RESET_REQUIRED,
	// FORCE_CHANGE_PASSWORD, EXTERNAL_PROVIDER, and a disabled one.
	outcomes [6]string
}

// stages bring a user, who has a verified address, to where deeds begin.
var stages = []struct {
	name   string
	status userpool.Status
	reach  func(a *administrator, name string)
}{
	{"unconfirmed", userpool.Unconfirmed, nil},
	{"confirmed", userpool.Confirmed, func(*administrator, string) {}},
	{"reset", userpool.ResetRequired, func(a *administrator, name string) {
		a.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: name}, nil)
	}},
	{"invited", userpool.ForceChangePassword, func(a *administrator, name string) {
		a.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: a.pool, Username: name, Password: goodPassword}, nil)
	}},
	{"external", userpool.ExternalProvider, func(a *administrator, name string) {
		a.Must("AdminLinkProviderForUser", wire.AdminLinkProviderForUserRequest{
			UserPoolId:      a.pool,
			DestinationUser: &wire.ProviderUserIdentifierType{ProviderName: "Cognito", ProviderAttributeValue: name},
			SourceUser:      &wire.ProviderUserIdentifierType{ProviderName: "Google", ProviderAttributeName: "Cognito_Subject", ProviderAttributeValue: name},
		}, nil)
		a.Must("AdminDisableProviderForUser", wire.AdminDisableProviderForUserRequest{
			UserPoolId: a.pool, User: &wire.ProviderUserIdentifierType{ProviderName: "Cognito", ProviderAttributeValue: name},
		}, nil)
	}},
	{"disabled", userpool.Confirmed, func(a *administrator, name string) {
		a.Must("AdminDisableUser", wire.AdminDisableUserRequest{UserPoolId: a.pool, Username: name}, nil)
	}},
}

// What deeds come to.
const (
	unconfirmed = "UNCONFIRMED"
	confirmed   = "CONFIRMED"
	reset       = "RESET_REQUIRED"
	invited     = "FORCE_CHANGE_PASSWORD"
	external    = "EXTERNAL_PROVIDER"
	gone        = "gone"
	noToken     = "" // a user of this status never had one

	isConfirmed  = "NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED"
	isReset      = "NotAuthorizedException: User cannot be confirmed. Current status is RESET_REQUIRED"
	isInvited    = "NotAuthorizedException: User cannot be confirmed. Current status is FORCE_CHANGE_PASSWORD"
	isExternal   = "NotAuthorizedException: User cannot be confirmed. Current status is EXTERNAL_PROVIDER"
	noResend     = "InvalidParameterException: User is already confirmed."
	noReset      = "NotAuthorizedException: User password cannot be reset in the current state."
	disabled     = "NotAuthorizedException: User is disabled."
	exists       = "UsernameExistsException: User already exists"
	existsAdmin  = "UsernameExistsException: User account already exists"
	noInvitation = "UnsupportedUserStateException"
	mustReset    = "PasswordResetRequiredException: Password reset required for the user"
	incorrect    = "NotAuthorizedException: Incorrect username or password."
	revoked      = "NotAuthorizedException: Access Token has been revoked"
)

// all is the outcome of a deed that asks for no status.
func all(outcome string) [6]string {
	return [6]string{outcome, outcome, outcome, outcome, outcome, outcome}
}

// unmoved are the outcomes of a deed that leaves every status.
var unmoved = [6]string{unconfirmed, confirmed, reset, invited, external, confirmed}

// spoken are the outcomes of a deed with an access token, which leaves every
// status but one.
func spoken(ofExternal string) [6]string {
	return [6]string{noToken, confirmed, mustReset, invited, ofExternal, revoked}
}

var deeds = []deed{
	{"SignUp", func(a *administrator, name, _ string) any {
		return wire.SignUpRequest{ClientId: a.client, Username: name, Password: goodPassword}
	}, false, all(exists)},
	{"AdminCreateUser", func(a *administrator, name, _ string) any {
		return wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: name}
	}, false, all(existsAdmin)},
	{"AdminCreateUser", func(a *administrator, name, _ string) any {
		return wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: name, MessageAction: wire.MessageActionTypeResend}
	}, true, [6]string{noInvitation, noInvitation, noInvitation, invited, noInvitation, noInvitation}},
	{"ConfirmSignUp", func(a *administrator, name, _ string) any {
		return wire.ConfirmSignUpRequest{ClientId: a.client, Username: name, ConfirmationCode: a.LastCode(name + "@example.com")}
	}, true, [6]string{confirmed, isConfirmed, isReset, isInvited, isExternal, disabled}},
	{"AdminConfirmSignUp", func(a *administrator, name, _ string) any {
		return wire.AdminConfirmSignUpRequest{UserPoolId: a.pool, Username: name}
	}, true, [6]string{confirmed, isConfirmed, isReset, isInvited, isExternal, isConfirmed}},
	{"ResendConfirmationCode", func(a *administrator, name, _ string) any {
		return wire.ResendConfirmationCodeRequest{ClientId: a.client, Username: name}
	}, false, [6]string{unconfirmed, noResend, noResend, noResend, noResend, disabled}},
	{"ForgotPassword", func(a *administrator, name, _ string) any {
		return wire.ForgotPasswordRequest{ClientId: a.client, Username: name}
	}, false, [6]string{unconfirmed, confirmed, reset, noReset, noReset, disabled}},
	{"ConfirmForgotPassword", func(a *administrator, name, _ string) any {
		_, _ = a.forgot(a.client, name) // where that is refused, so is this
		return wire.ConfirmForgotPasswordRequest{
			ClientId: a.client, Username: name, Password: "N3w-Passw0rd", ConfirmationCode: a.LastCode(name + "@example.com"),
		}
	}, true, [6]string{confirmed, confirmed, confirmed, noReset, noReset, disabled}},
	{"AdminResetUserPassword", func(a *administrator, name, _ string) any {
		return wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: name}
	}, true, [6]string{noReset, reset, reset, noReset, noReset, "NotAuthorizedException: User is disabled"}},
	{"AdminSetUserPassword", func(a *administrator, name, _ string) any {
		return wire.AdminSetUserPasswordRequest{UserPoolId: a.pool, Username: name, Password: "N3w-Passw0rd", Permanent: new(true)}
	}, true, [6]string{confirmed, confirmed, confirmed, confirmed, noReset, confirmed}},
	{"AdminSetUserPassword", func(a *administrator, name, _ string) any {
		return wire.AdminSetUserPasswordRequest{UserPoolId: a.pool, Username: name, Password: "N3w-Passw0rd"}
	}, true, [6]string{invited, invited, invited, invited, noReset, invited}},
	{"AdminGetUser", func(a *administrator, name, _ string) any {
		return wire.AdminGetUserRequest{UserPoolId: a.pool, Username: name}
	}, false, unmoved},
	{"AdminUpdateUserAttributes", func(a *administrator, name, _ string) any {
		return wire.AdminUpdateUserAttributesRequest{UserPoolId: a.pool, Username: name, UserAttributes: pairs("nickname", "N")}
	}, true, unmoved},
	{"AdminDeleteUserAttributes", func(a *administrator, name, _ string) any {
		return wire.AdminDeleteUserAttributesRequest{UserPoolId: a.pool, Username: name, UserAttributeNames: []string{"nickname"}}
	}, true, unmoved},
	{"AdminDisableUser", func(a *administrator, name, _ string) any {
		return wire.AdminDisableUserRequest{UserPoolId: a.pool, Username: name}
	}, true, unmoved},
	{"AdminEnableUser", func(a *administrator, name, _ string) any {
		return wire.AdminEnableUserRequest{UserPoolId: a.pool, Username: name}
	}, true, unmoved},
	{"AdminDeleteUser", func(a *administrator, name, _ string) any {
		return wire.AdminDeleteUserRequest{UserPoolId: a.pool, Username: name}
	}, false, all(gone)},
	{"GetUser", func(_ *administrator, _, token string) any {
		return wire.GetUserRequest{AccessToken: token}
	}, false, spoken(external)},
	{"UpdateUserAttributes", func(_ *administrator, _, token string) any {
		return wire.UpdateUserAttributesRequest{AccessToken: token, UserAttributes: pairs("nickname", "N")}
	}, true, spoken(external)},
	{"DeleteUserAttributes", func(_ *administrator, _, token string) any {
		return wire.DeleteUserAttributesRequest{AccessToken: token, UserAttributeNames: []string{"nickname"}}
	}, true, spoken(external)},
	{"GetUserAttributeVerificationCode", func(_ *administrator, _, token string) any {
		return wire.GetUserAttributeVerificationCodeRequest{AccessToken: token, AttributeName: "email"}
	}, false, spoken(external)},
	{"VerifyUserAttribute", func(a *administrator, name, token string) any {
		_ = a.Call("GetUserAttributeVerificationCode", wire.GetUserAttributeVerificationCodeRequest{AccessToken: token, AttributeName: "email"}, nil)
		return wire.VerifyUserAttributeRequest{AccessToken: token, AttributeName: "email", Code: a.LastCode(name + "@example.com")}
	}, true, spoken(external)},
	{"ChangePassword", func(_ *administrator, _, token string) any {
		return wire.ChangePasswordRequest{AccessToken: token, PreviousPassword: goodPassword, ProposedPassword: "N3w-Passw0rd"}
	}, true, spoken(incorrect)},
	{"DeleteUser", func(_ *administrator, _, token string) any {
		return wire.DeleteUserRequest{AccessToken: token}
	}, false, [6]string{noToken, gone, mustReset, gone, gone, revoked}},
}

// TestEveryOperationForEveryStatus holds what each operation comes to for
// users of each status, and that the moment of their last change is that of
// the operation, if it changed them.
func TestEveryOperationForEveryStatus(t *testing.T) {
	a := administer(t, byMail())
	a.Must("CreateIdentityProvider", wire.CreateIdentityProviderRequest{
		UserPoolId: a.pool, ProviderName: "Google", ProviderType: "Google",
		ProviderDetails: map[string]string{"client_id": "g", "client_secret": "s", "authorize_scopes": "email"},
	}, nil)
	for n, d := range deeds {
		for i, stage := range stages {
			if d.outcomes[i] == noToken {
				continue
			}
			name := stage.name + string(rune('a'+n))
			t.Run(d.op+" "+name, func(t *testing.T) {
				a.t = t
				token := a.bring(name, i)
				request := d.request(a, name, token)
				before := a.get(name).UserLastModifiedDate.Time
				a.Clock.Advance(time.Second)
				a.wantOutcome(d, request, name, i, before)
			})
		}
	}
}

// bring makes a user of a stage, and returns an access token from before.
func (a *administrator) bring(name string, stage int) (token string) {
	a.t.Helper()
	a.signUp(name, "email", name+"@example.com", "nickname", "Nick")
	a.update(name, "email_verified", "true")
	if reach := stages[stage].reach; reach != nil {
		a.Must("AdminConfirmSignUp", wire.AdminConfirmSignUpRequest{UserPoolId: a.pool, Username: name}, nil)
		token = a.tokens(name).AccessToken
		reach(a, name)
	}
	a.wantStatus(name, stages[stage].status)
	return token
}

// wantOutcome does a deed and compares what came of it.
func (a *administrator) wantOutcome(d deed, request any, name string, stage int, before time.Time) {
	a.t.Helper()
	err := a.Call(d.op, request, nil)
	var refusal *cognatetest.Error
	got, changed := "", false
	switch {
	case errors.As(err, &refusal):
		got = refusal.Type + ": " + refusal.Message
		if d.outcomes[stage] == noInvitation {
			got = refusal.Type
		}
	case err != nil:
		a.t.Fatal(err)
	}
	var user wire.AdminGetUserResponse
	switch found := a.Call("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: name}, &user); {
	case found != nil:
		got = gone
	case err != nil:
		if user.UserStatus != string(stages[stage].status) {
			a.t.Errorf("refused, but %s is %s now", name, user.UserStatus)
		}
	default:
		got, changed = user.UserStatus, d.changes
	}
	if got != d.outcomes[stage] {
		a.t.Errorf("comes to %s; want %s", got, d.outcomes[stage])
	}
	want := before
	if changed {
		want = a.Clock.Now()
	}
	if got != gone && !user.UserLastModifiedDate.Equal(want) {
		a.t.Errorf("last changed %v; want %v", user.UserLastModifiedDate, want)
	}
}
