package sdk

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/smithy-go"
)

// modelled reports whether err is an exception that the server meant: one
// with a name, and no internal error.
func modelled(err error) bool {
	var e smithy.APIError
	return errors.As(err, &e) && e.ErrorCode() != "" && e.ErrorFault() != smithy.FaultServer
}

// Exceptions come back as the SDK's own types, with the service's texts and a
// request id.
func TestErrors(t *testing.T) {
	d := newDirectory(t)
	ctx := t.Context()
	d.addUser(t, "frank")

	_, err := d.api.DescribeUserPool(ctx, &cognito.DescribeUserPoolInput{UserPoolId: aws.String("us-east-1_aaaaaaaaa")})
	check[*types.ResourceNotFoundException](t, err, "User pool us-east-1_aaaaaaaaa does not exist.")

	_, err = d.api.AdminGetUser(ctx, &cognito.AdminGetUserInput{UserPoolId: &d.poolID, Username: aws.String("nobody")})
	check[*types.UserNotFoundException](t, err, "User does not exist.")

	_, err = d.api.AdminCreateUser(ctx, &cognito.AdminCreateUserInput{UserPoolId: &d.poolID, Username: aws.String("frank")})
	check[*types.UsernameExistsException](t, err, "User account already exists")

	_, err = d.api.SignUp(ctx, &cognito.SignUpInput{ClientId: &d.clientID, Username: aws.String("grace"), Password: aws.String("short")})
	check[*types.InvalidPasswordException](t, err, "Password did not conform with policy: ")

	_, err = d.api.InitiateAuth(ctx, d.passwordAuth("frank", "Wrong-Horse-9"))
	check[*types.NotAuthorizedException](t, err, "Incorrect username or password.")

	_, err = d.api.ConfirmSignUp(ctx, &cognito.ConfirmSignUpInput{
		ClientId: &d.clientID, Username: aws.String("frank"), ConfirmationCode: aws.String("000000"),
	})
	check[*types.NotAuthorizedException](t, err, "User cannot be confirmed. Current status is CONFIRMED")

	_, err = d.api.ListUsers(ctx, &cognito.ListUsersInput{UserPoolId: &d.poolID, Filter: aws.String("email ~ x")})
	check[*types.InvalidParameterException](t, err, "")

	_, err = d.api.GetUser(ctx, &cognito.GetUserInput{AccessToken: aws.String("no.such.token")})
	check[*types.NotAuthorizedException](t, err, "")
	var response *awshttp.ResponseError
	if !errors.As(err, &response) {
		t.Fatalf("no HTTP response in %v", err)
	}
	if response.HTTPStatusCode() != http.StatusBadRequest || response.ServiceRequestID() == "" {
		t.Errorf("status %d, request id %q", response.HTTPStatusCode(), response.ServiceRequestID())
	}
}

// check wants err to be an exception of type E whose message begins with text.
func check[E interface {
	error
	ErrorMessage() string
}](t *testing.T, err error, text string) {
	t.Helper()
	var e E
	if !errors.As(err, &e) {
		t.Errorf("got %v, want %T", err, e)
		return
	}
	if !strings.HasPrefix(e.ErrorMessage(), text) {
		t.Errorf("%T says %q, want %q", e, e.ErrorMessage(), text)
	}
}
