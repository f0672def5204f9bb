package users_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

const functions = "arn:aws:lambda:us-east-1:000000000000:function:"

// triggered starts a server whose pool verifies e-mail addresses, signs in with
// them, and calls these functions.
func triggered(t *testing.T, routes trigger.Routes) *administrator {
	t.Helper()
	return administerAt(t, cognatetest.NewServer(t, &cognatetest.Options{Triggers: routes}), wire.CreateUserPoolRequest{
		AutoVerifiedAttributes: []string{"email"}, AliasAttributes: []string{"email"},
		LambdaConfig: &wire.LambdaConfigType{
			PreSignUp: functions + "pre-sign-up", PostConfirmation: functions + "post-confirmation",
			CustomMessage: functions + "custom-message",
		},
	})
}

// witness notes the sources of events and changes nothing.
type witness struct{ seen []string }

func (w *witness) note(source trigger.Source, client string, metadata map[string]string) {
	w.seen = append(w.seen, string(source)+" "+client+" "+metadata["k"])
}

func (w *witness) routes() trigger.Routes {
	return trigger.Routes{
		{Pattern: "pre-sign-up", Caller: trigger.Handle(func(_ context.Context, e *trigger.PreSignUpEvent) error {
			w.note(e.TriggerSource, e.CallerContext.ClientID, e.Request.ClientMetadata)
			return nil
		})},
		{Pattern: "post-confirmation", Caller: trigger.Handle(func(_ context.Context, e *trigger.PostConfirmationEvent) error {
			w.note(e.TriggerSource, e.CallerContext.ClientID, e.Request.ClientMetadata)
			return nil
		})},
		{Pattern: "custom-message", Caller: trigger.Handle(func(_ context.Context, e *trigger.CustomMessageEvent) error {
			w.note(e.TriggerSource, e.CallerContext.ClientID, e.Request.ClientMetadata)
			return nil
		})},
	}
}

// TestWhichOperationSetsOffWhat walks a user's life and reads what the
// functions were told.
func TestWhichOperationSetsOffWhat(t *testing.T) {
	w := &witness{}
	a := triggered(t, w.routes())
	k := map[string]string{"k": "v"}
	mail := pairs("email", "alice@example.com")
	steps := []struct {
		op   string
		in   func() any
		want []string
	}{
		{"SignUp", func() any {
			return wire.SignUpRequest{ClientId: a.client, Username: "alice", Password: goodPassword, UserAttributes: mail, ClientMetadata: k}
		}, []string{"PreSignUp_SignUp CLIENT v", "CustomMessage_SignUp CLIENT v"}},
		{"ResendConfirmationCode", func() any {
			return wire.ResendConfirmationCodeRequest{ClientId: a.client, Username: "alice", ClientMetadata: k}
		}, []string{"CustomMessage_ResendCode CLIENT v"}},
		{"ConfirmSignUp", func() any {
			return wire.ConfirmSignUpRequest{ClientId: a.client, Username: "alice", ConfirmationCode: a.LastCode("alice@example.com"), ClientMetadata: k}
		}, []string{"PostConfirmation_ConfirmSignUp CLIENT v"}},
		{"ForgotPassword", func() any {
			return wire.ForgotPasswordRequest{ClientId: a.client, Username: "alice", ClientMetadata: k}
		}, []string{"CustomMessage_ForgotPassword CLIENT v"}},
		{"ConfirmForgotPassword", func() any {
			return wire.ConfirmForgotPasswordRequest{ClientId: a.client, Username: "alice", Password: goodPassword, ConfirmationCode: a.LastCode("alice@example.com"), ClientMetadata: k}
		}, []string{"PostConfirmation_ConfirmForgotPassword CLIENT v"}},
		{"AdminUpdateUserAttributes", func() any {
			return wire.AdminUpdateUserAttributesRequest{UserPoolId: a.pool, Username: "alice", UserAttributes: pairs("email", "new@example.com"), ClientMetadata: k}
		}, []string{"CustomMessage_UpdateUserAttribute ADMIN v"}},
		{"GetUserAttributeVerificationCode", func() any {
			return wire.GetUserAttributeVerificationCodeRequest{AccessToken: a.tokens("alice").AccessToken, AttributeName: "email", ClientMetadata: k}
		}, []string{"CustomMessage_VerifyUserAttribute CLIENT v"}},
		{"UpdateUserAttributes", func() any {
			return wire.UpdateUserAttributesRequest{AccessToken: a.tokens("alice").AccessToken, UserAttributes: pairs("email", "newer@example.com"), ClientMetadata: k}
		}, []string{"CustomMessage_UpdateUserAttribute CLIENT v"}},
		{"VerifyUserAttribute", func() any {
			return wire.VerifyUserAttributeRequest{AccessToken: a.tokens("alice").AccessToken, AttributeName: "email", Code: a.LastCode("newer@example.com")}
		}, nil},
		{"AdminResetUserPassword", func() any {
			return wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: "alice", ClientMetadata: k}
		}, []string{"CustomMessage_ForgotPassword ADMIN v"}},
		{"AdminCreateUser", func() any {
			return wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "bob", UserAttributes: pairs("email", "bob@example.com"), DesiredDeliveryMediums: []string{"EMAIL"}, ClientMetadata: k}
		}, []string{"PreSignUp_AdminCreateUser ADMIN v", "CustomMessage_AdminCreateUser ADMIN v"}},
		{"AdminCreateUser", func() any {
			return wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "bob", MessageAction: "RESEND", DesiredDeliveryMediums: []string{"EMAIL"}}
		}, []string{"CustomMessage_AdminCreateUser ADMIN "}},
		{"AdminSetUserPassword", func() any {
			yes := true
			return wire.AdminSetUserPasswordRequest{UserPoolId: a.pool, Username: "bob", Password: goodPassword, Permanent: &yes}
		}, nil},
	}
	for _, step := range steps {
		in := step.in()
		w.seen = nil
		a.Must(step.op, in, nil)
		want := slices.Clone(step.want)
		for i := range want {
			want[i] = strings.NewReplacer("CLIENT", a.client, "ADMIN", trigger.NoClient).Replace(want[i])
		}
		if diff := cmp.Diff(want, w.seen); diff != "" {
			t.Errorf("%s: %s", step.op, diff)
		}
	}
	a.signUp("carol", "email", "carol@example.com")
	w.seen = nil
	a.Must("AdminConfirmSignUp", wire.AdminConfirmSignUpRequest{UserPoolId: a.pool, Username: "carol", ClientMetadata: k}, nil)
	if diff := cmp.Diff([]string{"PostConfirmation_ConfirmSignUp " + trigger.NoClient + " v"}, w.seen); diff != "" {
		t.Error(diff)
	}
}

// granting is a route to a function that grants a newcomer what is set.
func granting(answer trigger.PreSignUpResponse) trigger.Route {
	return trigger.Route{Pattern: "pre-sign-up", Caller: trigger.Handle(func(_ context.Context, e *trigger.PreSignUpEvent) error {
		e.Response = answer
		return nil
	})}
}

func TestAFunctionConfirmsANewcomer(t *testing.T) {
	w := &witness{}
	a := triggered(t, append(trigger.Routes{granting(trigger.PreSignUpResponse{AutoConfirmUser: true, AutoVerifyEmail: true})}, w.routes()...))
	in := wire.SignUpRequest{ClientId: a.client, Username: "alice", Password: goodPassword, UserAttributes: pairs("email", "alice@example.com")}
	var out wire.SignUpResponse
	a.Must("SignUp", in, &out)
	if !*out.UserConfirmed || out.CodeDeliveryDetails != nil || len(a.Messages()) != 0 {
		t.Errorf("%+v with %d messages", out, len(a.Messages()))
	}
	if diff := cmp.Diff([]string{"PostConfirmation_ConfirmSignUp " + a.client + " "}, w.seen); diff != "" {
		t.Error(diff)
	}
	a.wantStatus("alice@example.com", userpool.Confirmed)
	a.wantAttribute("alice", "email_verified", "true")

	in.Username = "bob"
	a.Refused("SignUp", in, "UsernameExistsException", "An account with the given email already exists.")
}

func TestAFunctionVerifiesWithoutConfirming(t *testing.T) {
	a := triggered(t, append(trigger.Routes{granting(trigger.PreSignUpResponse{AutoVerifyEmail: true})}, (&witness{}).routes()...))
	a.signUp("alice", "email", "alice@example.com")
	a.wantStatus("alice", userpool.Unconfirmed)
	a.wantAttribute("alice", "email_verified", "true")
}

func TestWhatAnAdministratorMakesIsNotConfirmed(t *testing.T) {
	a := triggered(t, append(trigger.Routes{granting(trigger.PreSignUpResponse{AutoConfirmUser: true, AutoVerifyEmail: true})}, (&witness{}).routes()...))
	a.create("alice", "email", "alice@example.com")
	a.wantStatus("alice", userpool.ForceChangePassword)
	a.wantAttribute("alice", "email_verified", "")
}

func TestAFunctionRefusesANewcomer(t *testing.T) {
	a := triggered(t, trigger.Routes{{Pattern: "pre-sign-up", Caller: trigger.Handle(func(_ context.Context, e *trigger.PreSignUpEvent) error {
		return errors.New("Not invited")
	})}})
	const refusal = "PreSignUp failed with error Not invited."
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "alice", Password: goodPassword}, "UserLambdaValidationException", refusal)
	a.Refused("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "alice"}, "UserLambdaValidationException", refusal)
	a.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: "alice"}, "UserNotFoundException", "User does not exist.")
}

func TestAFunctionReadsValidationData(t *testing.T) {
	var got []trigger.Attributes
	a := triggered(t, append(trigger.Routes{{Pattern: "pre-sign-up", Caller: trigger.Handle(func(_ context.Context, e *trigger.PreSignUpEvent) error {
		got = append(got, e.Request.ValidationData)
		return nil
	})}}, (&witness{}).routes()...))
	a.Must("SignUp", wire.SignUpRequest{
		ClientId: a.client, Username: "alice", Password: goodPassword, ValidationData: pairs("captcha", "7"),
	}, nil)
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: a.pool, Username: "bob", ValidationData: pairs("ticket", "8")}, nil)
	if diff := cmp.Diff([]trigger.Attributes{{"captcha": "7"}, {"ticket": "8"}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAFunctionThatIsNotThere(t *testing.T) {
	a := triggered(t, nil)
	a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "alice", Password: goodPassword},
		"UnexpectedLambdaException", "PreSignUp invocation failed due to configuration")
}

func TestAFailureAfterConfirmationUndoesNothing(t *testing.T) {
	a := triggered(t, append(trigger.Routes{{Pattern: "post-confirmation", Caller: trigger.Handle(func(context.Context, *trigger.PostConfirmationEvent) error {
		return errors.New("CRM is down")
	})}}, (&witness{}).routes()...))
	a.signUp("alice", "email", "alice@example.com")
	a.Refused("ConfirmSignUp", wire.ConfirmSignUpRequest{ClientId: a.client, Username: "alice", ConfirmationCode: a.LastCode("alice@example.com")},
		"UserLambdaValidationException", "PostConfirmation failed with error CRM is down.")
	a.wantStatus("alice", userpool.Confirmed)
	a.signUp("bob")
	a.Refused("AdminConfirmSignUp", wire.AdminConfirmSignUpRequest{UserPoolId: a.pool, Username: "bob"},
		"UserLambdaValidationException", "PostConfirmation failed with error CRM is down.")
	a.wantStatus("bob", userpool.Confirmed)
}

func TestAFunctionWordsMessages(t *testing.T) {
	var answer trigger.CustomMessageResponse
	a := triggered(t, append(trigger.Routes{{Pattern: "custom-message", Caller: trigger.Handle(func(_ context.Context, e *trigger.CustomMessageEvent) error {
		e.Response = answer
		return nil
	})}}, (&witness{}).routes()...))
	say := func(subject, message string) {
		answer = trigger.CustomMessageResponse{EmailSubject: &subject, EmailMessage: &message}
	}
	say("Willkommen", "<p>Ihr Code: {####}</p>")
	a.signUp("alice", "email", "alice@example.com")
	say("Nochmal", "no code here")
	a.Must("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: a.client, Username: "alice"}, nil)
	say("Welcome", "{username}, {####}")
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "bob", TemporaryPassword: goodPassword, DesiredDeliveryMediums: []string{"EMAIL"},
		UserAttributes: pairs("email", "bob@example.com"),
	}, nil)
	got := a.Messages()
	want := [][2]string{
		{"Willkommen", "<p>Ihr Code: " + got[0].Code + "</p>"},
		{"Nochmal", "Your verification code is " + got[1].Code + ". "},
		{"Welcome", "bob, " + goodPassword},
	}
	for i, m := range got {
		if [2]string{m.Subject, m.HTML} != want[i] {
			t.Errorf("message %d: %q, %q; want %q", i, m.Subject, m.HTML, want[i])
		}
	}
}

func TestAUserIsMigratedWhoForgotThePassword(t *testing.T) {
	s := cognatetest.NewServer(t, &cognatetest.Options{Triggers: trigger.Routes{{Pattern: "migrate", Caller: trigger.Handle(
		func(_ context.Context, e *trigger.UserMigrationEvent) error {
			if e.TriggerSource != trigger.UserMigrationForgotPassword || e.Request.Password != nil || e.UserName != "bob" {
				return errors.New("nobody")
			}
			e.Response.UserAttributes = trigger.Attributes{"email": "bob@example.com", "email_verified": "true"}
			return nil
		},
	)}}})
	a := administerAt(t, s, wire.CreateUserPoolRequest{LambdaConfig: &wire.LambdaConfigType{UserMigration: functions + "migrate"}})
	a.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: a.client, Username: "alice"},
		"UserNotFoundException", "Username/client id combination not found.")
	a.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: a.client, Username: "bob"}, nil)
	a.wantStatus("bob", userpool.ResetRequired)
	a.Must("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{
		ClientId: a.client, Username: "bob", Password: goodPassword, ConfirmationCode: a.LastCode("bob@example.com"),
	}, nil)
	a.wantStatus("bob", userpool.Confirmed)
	if _, err := a.signIn("bob", goodPassword); err != nil {
		t.Error(err)
	}
}

func TestAFunctionSendsMessages(t *testing.T) {
	var got []string
	s := cognatetest.NewServer(t, &cognatetest.Options{
		Triggers: trigger.Routes{{Pattern: "send", Caller: trigger.Handle(func(_ context.Context, e *trigger.CustomSenderEvent) error {
			if e.Request.Code == nil || len(*e.Request.Code) < 200 {
				t.Errorf("code %v", e.Request.Code)
			}
			got = append(got, string(e.TriggerSource)+" "+e.Request.Type+" "+e.Request.UserAttributes["email"])
			return nil
		})}},
		Configure: func(c *cognate.Config) {
			key := cognate.NewMasterKey()
			c.SenderKey = &key
		},
	})
	a := administerAt(t, s, wire.CreateUserPoolRequest{
		AutoVerifiedAttributes: []string{"email"},
		LambdaConfig: &wire.LambdaConfigType{
			CustomEmailSender: &wire.CustomEmailLambdaVersionConfigType{LambdaArn: functions + "send", LambdaVersion: "V1_0"},
			KMSKeyID:          "arn:aws:kms:us-east-1:000000000000:key/1",
		},
	})
	a.signUp("alice", "email", "alice@example.com")
	a.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: a.pool, Username: "bob", DesiredDeliveryMediums: []string{"EMAIL", "SMS"},
		UserAttributes: pairs("email", "bob@example.com", "phone_number", "+15555550100"),
	}, nil)
	want := []string{
		"CustomEmailSender_SignUp customEmailSenderRequestV1 alice@example.com",
		"CustomEmailSender_AdminCreateUser customEmailSenderRequestV1 bob@example.com",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if sent := a.Messages(); len(sent) != 1 || sent[0].Medium != "SMS" {
		t.Errorf("sent otherwise: %+v", sent)
	}
}

// TestEndpointsThatMisbehave signs up where the function is an HTTP endpoint
// that answers all sorts of things; whatever it is, nobody is made.
func TestEndpointsThatMisbehave(t *testing.T) {
	const (
		response   = "InvalidLambdaResponseException"
		unexpected = "UnexpectedLambdaException"
	)
	for answer, want := range map[string][2]string{
		"":                                      {response, "Invalid lambda function output : Invalid JSON"},
		"<html>":                                {response, "Invalid lambda function output : Invalid JSON"},
		`{"response":{"autoConfirmUser":1}}`:    {response, "Unrecognizable lambda output"},
		`{"statusCode":200,"body":"{}"}`:        {response, "Unrecognizable lambda output"},
		`{"response":{"autoVerifyEmail":true}}`: {response, "PreSignUp verifies an attribute that the user does not have."},
		"500":                                   {unexpected, "PreSignUp invocation failed due to error ServiceException."},
		"404":                                   {unexpected, "PreSignUp invocation failed due to configuration"},
		"break off":                             {unexpected, "PreSignUp invocation failed due to error ServiceException."},
	} {
		endpoint := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch status, err := strconv.Atoi(answer); {
			case err == nil:
				w.WriteHeader(status)
			case answer == "break off":
				panic(http.ErrAbortHandler)
			default:
				io.WriteString(w, answer)
			}
		}))
		defer endpoint.Close()
		caller, err := trigger.NewHTTP(endpoint.URL, trigger.HTTPOptions{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		a := triggered(t, trigger.Routes{{Pattern: "pre-sign-up", Caller: caller}})
		a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: "alice", Password: goodPassword}, want[0], want[1])
		a.Refused("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: a.pool, Username: "alice"}, "UserNotFoundException", "User does not exist.")
	}
}
