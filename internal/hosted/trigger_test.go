package hosted_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cognate/trigger"
)

const functions = "arn:aws:lambda:us-east-1:000000000000:function:"

// TestFunctionsOfThePool holds that the pages ask the pool's functions as the
// API does, and show what these say.
func TestFunctionsOfThePool(t *testing.T) {
	var seen []string
	note := func(source trigger.Source) { seen = append(seen, string(source)) }
	f := newFixture(t, map[string]any{"LambdaConfig": map[string]string{
		"PreSignUp": functions + "pre-sign-up", "PreAuthentication": functions + "pre-authentication", "PostAuthentication": functions + "post-authentication",
		"UserMigration": functions + "user-migration", "PreTokenGeneration": functions + "pre-token",
	}}, nil, trigger.Routes{
		{Pattern: "pre-sign-up", Caller: trigger.Handle(func(_ context.Context, e *trigger.PreSignUpEvent) error {
			note(e.TriggerSource)
			if e.UserName == "mallory" {
				return errors.New("<b>not you</b>")
			}
			e.Response.AutoConfirmUser = true
			return nil
		})},
		{Pattern: "pre-authentication", Caller: trigger.Handle(func(_ context.Context, e *trigger.PreAuthenticationEvent) error {
			note(e.TriggerSource)
			return nil
		})},
		{Pattern: "post-authentication", Caller: trigger.Handle(func(_ context.Context, e *trigger.PostAuthenticationEvent) error {
			note(e.TriggerSource)
			return nil
		})},
		{Pattern: "pre-token", Caller: trigger.Handle(func(_ context.Context, e *trigger.TokenEvent) error {
			note(e.TriggerSource)
			return nil
		})},
		{Pattern: "user-migration", Caller: trigger.Handle(func(_ context.Context, e *trigger.UserMigrationEvent) error {
			note(e.TriggerSource)
			if e.UserName == "olga" && *e.Request.Password == password {
				e.Response.UserAttributes = trigger.Attributes{"email": "olga@example.com", "email_verified": "true"}
				e.Response.FinalUserStatus = new("CONFIRMED")
			}
			return nil
		})},
	})
	sign := func(username string) *page {
		return f.browser().open("/signup", f.request()).submit("username", username, "password", password, "passwordConfirm", password, "requiredAttributes[email]", username+"@example.com")
	}
	sign("mallory").shows(400, "PreSignUp failed with error <b>not you</b>.")
	if page := sign("mallory"); strings.Contains(page.Text, "<b>") {
		t.Errorf("what the function says is markup: %s", page.Text)
	}
	seen = nil
	sign("dora").signsIn("dora")
	want := []string{"PreSignUp_SignUp", "PreAuthentication_Authentication", "PostAuthentication_Authentication", "TokenGeneration_HostedAuth"}
	if !slices.Equal(seen, want) {
		t.Errorf("functions asked: %v, want %v", seen, want)
	}
	seen = nil
	f.browser().login().submit("username", "olga", "password", password).signsIn("olga")
	if len(seen) == 0 || seen[0] != "UserMigration_Authentication" {
		t.Errorf("functions asked: %v", seen)
	}
}
