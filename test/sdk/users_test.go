package sdk

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// An administrator's invitation: a temporary password that the first sign-in
// replaces.
func TestAdminCreateUser(t *testing.T) {
	d := newDirectory(t)
	ctx := t.Context()
	if _, err := d.api.AdminCreateUser(ctx, &cognito.AdminCreateUserInput{
		UserPoolId: &d.poolID, Username: aws.String("heidi"), TemporaryPassword: aws.String("Temporary-1!"),
		UserAttributes: []types.AttributeType{attribute("email", "heidi@example.com"), attribute("email_verified", "true")},
	}); err != nil {
		t.Fatal(err)
	}
	first, err := d.api.AdminInitiateAuth(ctx, &cognito.AdminInitiateAuthInput{
		UserPoolId: &d.poolID, ClientId: &d.clientID, AuthFlow: types.AuthFlowTypeAdminUserPasswordAuth,
		AuthParameters: map[string]string{"USERNAME": "heidi", "PASSWORD": "Temporary-1!"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if first.ChallengeName != types.ChallengeNameTypeNewPasswordRequired {
		t.Fatalf("challenge %q, want NEW_PASSWORD_REQUIRED", first.ChallengeName)
	}
	if _, err := d.api.AdminRespondToAuthChallenge(ctx, &cognito.AdminRespondToAuthChallengeInput{
		UserPoolId: &d.poolID, ClientId: &d.clientID, ChallengeName: first.ChallengeName, Session: first.Session,
		ChallengeResponses: map[string]string{"USERNAME": "heidi", "NEW_PASSWORD": password},
	}); err != nil {
		t.Fatal(err)
	}
	user, err := d.api.AdminGetUser(ctx, &cognito.AdminGetUserInput{UserPoolId: &d.poolID, Username: aws.String("heidi")})
	if err != nil {
		t.Fatal(err)
	}
	if user.UserStatus != types.UserStatusTypeConfirmed || !user.Enabled || user.UserCreateDate.IsZero() {
		t.Errorf("status %s, enabled %t, made %v", user.UserStatus, user.Enabled, user.UserCreateDate)
	}
	d.signInSRP(t, "heidi", password)
}

func TestDisableAndDelete(t *testing.T) {
	d := newDirectory(t)
	ctx := t.Context()
	d.addUser(t, "ivan")
	d.signIn(t, "ivan", password)
	var denied *types.NotAuthorizedException
	if _, err := d.api.AdminDisableUser(ctx, &cognito.AdminDisableUserInput{UserPoolId: &d.poolID, Username: aws.String("ivan")}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.api.InitiateAuth(ctx, d.passwordAuth("ivan", password)); !errors.As(err, &denied) {
		t.Errorf("sign-in of a disabled user: %v, want NotAuthorizedException", err)
	}
	if _, err := d.api.AdminEnableUser(ctx, &cognito.AdminEnableUserInput{UserPoolId: &d.poolID, Username: aws.String("ivan")}); err != nil {
		t.Fatal(err)
	}
	tokens := d.signIn(t, "ivan", password)
	if _, err := d.api.DeleteUser(ctx, &cognito.DeleteUserInput{AccessToken: tokens.AccessToken}); err != nil {
		t.Fatal(err)
	}
	var missing *types.UserNotFoundException
	if _, err := d.api.AdminGetUser(ctx, &cognito.AdminGetUserInput{UserPoolId: &d.poolID, Username: aws.String("ivan")}); !errors.As(err, &missing) {
		t.Errorf("AdminGetUser of a deleted user: %v, want UserNotFoundException", err)
	}
}

func TestGroups(t *testing.T) {
	d := newDirectory(t)
	ctx := t.Context()
	d.addUser(t, "judy")
	for i, name := range []string{"staff", "admins"} {
		if _, err := d.api.CreateGroup(ctx, &cognito.CreateGroupInput{
			UserPoolId: &d.poolID, GroupName: &name, Precedence: aws.Int32(int32(10 - i)),
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := d.api.AdminAddUserToGroup(ctx, &cognito.AdminAddUserToGroupInput{
			UserPoolId: &d.poolID, GroupName: &name, Username: aws.String("judy"),
		}); err != nil {
			t.Fatal(err)
		}
	}
	claims := d.verify(t, *d.signIn(t, "judy", password).IdToken)
	if got, want := fmt.Sprint(claims["cognito:groups"]), "[admins staff]"; got != want {
		t.Errorf("cognito:groups is %s, want %s", got, want)
	}
	members, err := d.api.ListUsersInGroup(ctx, &cognito.ListUsersInGroupInput{UserPoolId: &d.poolID, GroupName: aws.String("staff")})
	if err != nil {
		t.Fatal(err)
	}
	if len(members.Users) != 1 || aws.ToString(members.Users[0].Username) != "judy" {
		t.Errorf("staff has %d members", len(members.Users))
	}
	if _, err := d.api.DeleteGroup(ctx, &cognito.DeleteGroupInput{UserPoolId: &d.poolID, GroupName: aws.String("staff")}); err != nil {
		t.Fatal(err)
	}
	of, err := d.api.AdminListGroupsForUser(ctx, &cognito.AdminListGroupsForUserInput{UserPoolId: &d.poolID, Username: aws.String("judy")})
	if err != nil {
		t.Fatal(err)
	}
	if len(of.Groups) != 1 || aws.ToString(of.Groups[0].GroupName) != "admins" {
		t.Errorf("judy is in %d groups", len(of.Groups))
	}
}

// The SDK's paginator sees every user once; filters find by their values.
func TestListUsers(t *testing.T) {
	d := newDirectory(t)
	ctx := t.Context()
	var want []string
	for i := range 25 {
		name := fmt.Sprintf("user-%02d", i)
		want = append(want, name)
		if _, err := d.api.AdminCreateUser(ctx, &cognito.AdminCreateUserInput{
			UserPoolId: &d.poolID, Username: &name, MessageAction: types.MessageActionTypeSuppress, TemporaryPassword: aws.String(password),
			UserAttributes: []types.AttributeType{attribute("email", name+"@example.com")},
		}); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	pages := cognito.NewListUsersPaginator(d.api, &cognito.ListUsersInput{UserPoolId: &d.poolID, Limit: aws.Int32(10)})
	for n := 0; pages.HasMorePages() && n < 10; n++ {
		page, err := pages.NextPage(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range page.Users {
			got = append(got, aws.ToString(u.Username))
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("pages hold %v", got)
	}
	for filter, count := range map[string]int{
		`email = "user-07@example.com"`: 1,
		`email ^= "user-1"`:             10,
		`username = "user-03"`:          1,
		`email = "nobody@example.com"`:  0,
		`status = "Enabled"`:            25,
	} {
		out, err := d.api.ListUsers(ctx, &cognito.ListUsersInput{UserPoolId: &d.poolID, Filter: &filter})
		if err != nil {
			t.Errorf("%s: %v", filter, err)
			continue
		}
		if len(out.Users) != count {
			t.Errorf("%s finds %d users, want %d", filter, len(out.Users), count)
		}
	}
}

func TestForgotPassword(t *testing.T) {
	d := newDirectory(t)
	ctx := t.Context()
	d.addUser(t, "kim", attribute("email", "kim@example.com"), attribute("email_verified", "true"))
	if _, err := d.api.ForgotPassword(ctx, &cognito.ForgotPasswordInput{ClientId: &d.clientID, Username: aws.String("kim")}); err != nil {
		t.Fatal(err)
	}
	const newPassword = "Recovered-Horse-3"
	var mismatch *types.CodeMismatchException
	in := &cognito.ConfirmForgotPasswordInput{ClientId: &d.clientID, Username: aws.String("kim"), Password: aws.String(newPassword)}
	code := d.code(t, "kim@example.com")
	in.ConfirmationCode = aws.String(other(code))
	if _, err := d.api.ConfirmForgotPassword(ctx, in); !errors.As(err, &mismatch) {
		t.Errorf("a wrong code: %v, want CodeMismatchException", err)
	}
	in.ConfirmationCode = &code
	if _, err := d.api.ConfirmForgotPassword(ctx, in); err != nil {
		t.Fatal(err)
	}
	d.signIn(t, "kim", newPassword)
}

// other returns a code of the same form that is not code.
func other(code string) string {
	if code[0] == '0' {
		return "1" + code[1:]
	}
	return "0" + code[1:]
}
