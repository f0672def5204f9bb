package sdk

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"cognate/test/internal/proc"

	"github.com/aws/aws-sdk-go-v2/aws"
	cognito "github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// A user's whole way: sign-up, code, confirmation, sign-in, verified tokens,
// refresh, new password, sign-out everywhere, and the same after a restart.
func TestWalk(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	run := []string{"dev", "-db", filepath.Join(dir, "cognate.db")}
	s := startOn(t, dir, run...)
	api := client(t, s.URL, "AKIAIOSFODNN7EXAMPLE", "any secret")
	d := directoryOn(t, s, api)

	signUp, err := api.SignUp(ctx, &cognito.SignUpInput{
		ClientId: &d.clientID, Username: aws.String("alice"), Password: aws.String(password),
		UserAttributes: []types.AttributeType{attribute("email", "alice@example.com"), attribute("name", "Alice")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if signUp.UserConfirmed {
		t.Error("the user is confirmed without a code")
	}
	if got := aws.ToString(signUp.CodeDeliveryDetails.Destination); got != "a***@e***" {
		t.Errorf("the code went to %q, want a***@e***", got)
	}
	var unconfirmed *types.UserNotConfirmedException
	if _, err := api.InitiateAuth(ctx, d.passwordAuth("alice", password)); !errors.As(err, &unconfirmed) {
		t.Errorf("sign-in before confirmation: %v, want UserNotConfirmedException", err)
	}
	if _, err := api.ConfirmSignUp(ctx, &cognito.ConfirmSignUpInput{
		ClientId: &d.clientID, Username: aws.String("alice"), ConfirmationCode: aws.String(d.code(t, "alice@example.com")),
	}); err != nil {
		t.Fatal(err)
	}

	tokens := d.signIn(t, "alice", password)
	access := d.verify(t, *tokens.AccessToken)
	identity := d.verify(t, *tokens.IdToken)
	checkClaims(t, "access token", access, map[string]any{
		"sub": *signUp.UserSub, "username": "alice", "client_id": d.clientID, "token_use": "access",
		"iss": s.URL + "/" + d.poolID, "scope": "aws.cognito.signin.user.admin",
	})
	checkClaims(t, "ID token", identity, map[string]any{
		"sub": *signUp.UserSub, "cognito:username": "alice", "aud": d.clientID, "token_use": "id",
		"iss": s.URL + "/" + d.poolID, "email": "alice@example.com", "email_verified": true, "name": "Alice",
	})

	refreshed, err := d.refresh(t, *tokens.RefreshToken)
	if err != nil {
		t.Fatal(err)
	}
	if refreshed.RefreshToken != nil {
		t.Error("a refresh without rotation returned a refresh token")
	}
	again := d.verify(t, *refreshed.AccessToken)
	if again["origin_jti"] != access["origin_jti"] || again["jti"] == access["jti"] {
		t.Errorf("refreshed token: origin_jti %v and jti %v, of %v and %v", again["origin_jti"], again["jti"], access["origin_jti"], access["jti"])
	}

	const newPassword = "Another-Horse-8"
	if _, err := api.ChangePassword(ctx, &cognito.ChangePasswordInput{
		AccessToken: tokens.AccessToken, PreviousPassword: aws.String(password), ProposedPassword: aws.String(newPassword),
	}); err != nil {
		t.Fatal(err)
	}
	var denied *types.NotAuthorizedException
	if _, err := api.InitiateAuth(ctx, d.passwordAuth("alice", password)); !errors.As(err, &denied) {
		t.Errorf("sign-in with the old password: %v, want NotAuthorizedException", err)
	}
	second := d.signIn(t, "alice", newPassword)
	if _, err := api.GlobalSignOut(ctx, &cognito.GlobalSignOutInput{AccessToken: second.AccessToken}); err != nil {
		t.Fatal(err)
	}
	if _, err := api.GetUser(ctx, &cognito.GetUserInput{AccessToken: second.AccessToken}); !errors.As(err, &denied) {
		t.Errorf("GetUser after the global sign-out: %v, want NotAuthorizedException", err)
	}
	if _, err := d.refresh(t, *second.RefreshToken); !errors.As(err, &denied) {
		t.Errorf("refresh after the global sign-out: %v, want NotAuthorizedException", err)
	}

	kept := d.signIn(t, "alice", newPassword)
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	// At the same address, which is in every token as its issuer.
	d.server, err = proc.StartOn(dir, strings.TrimPrefix(s.URL, "http://"), bin, run...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.server.Kill)
	d.api = client(t, d.server.URL, "AKIAIOSFODNN7EXAMPLE", "any secret")
	user, err := d.api.GetUser(ctx, &cognito.GetUserInput{AccessToken: kept.AccessToken})
	if err != nil {
		t.Fatalf("GetUser with a token from before the restart: %v", err)
	}
	if got := aws.ToString(user.Username); got != "alice" {
		t.Errorf("after the restart the token is of %q", got)
	}
	d.verify(t, *kept.IdToken)
	if _, err := d.refresh(t, *kept.RefreshToken); err != nil {
		t.Errorf("refresh with a token from before the restart: %v", err)
	}
	d.signInSRP(t, "alice", newPassword)
}
