package hook

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	"cognate/trigger"
)

// hidden is the subject of a client that hides which users exist.
func hidden(sub Subject) Subject {
	sub.Client = &userpool.Client{ID: sub.Client.ID, Settings: userpool.ClientSettings{PreventExistence: "ENABLED"}}
	return sub
}

// nobody is a subject whom the pool does not know.
func nobody() Subject {
	sub := hidden(alice())
	sub.User, sub.Name = nil, "bob"
	return sub
}

func TestSignInEvents(t *testing.T) {
	k := map[string]string{"k": "v"}
	pre := func(sub Subject, validation map[string]string) func(context.Context, *Service) error {
		return func(ctx context.Context, s *Service) error { return s.PreAuthentication(ctx, sub, validation) }
	}
	asked(t, "PreAuthentication", pre(alice(), nil))
	asked(t, "PreAuthentication_hidden", pre(hidden(alice()), k))
	asked(t, "PreAuthentication_nobody", pre(nobody(), nil))
	asked(t, "PostAuthentication", func(ctx context.Context, s *Service) error {
		return s.PostAuthentication(WithMetadata(ctx, k), alice(), true)
	})
}

func TestUserMigrationEvents(t *testing.T) {
	stranger := alice()
	stranger.User, stranger.Name = nil, "bob"
	password := "Passw0rd!"
	asked(t, "UserMigration_Authentication", func(ctx context.Context, s *Service) error {
		_, err := s.UserMigration(ctx, stranger, &password, map[string]string{"k": "v"})
		return err
	})
	asked(t, "UserMigration_ForgotPassword", func(ctx context.Context, s *Service) error {
		_, err := s.UserMigration(WithMetadata(ctx, map[string]string{"k": "v"}), stranger, nil, nil)
		return err
	})
}

func TestUserMigrationAnswers(t *testing.T) {
	email := map[string]string{"email": "b@example.com"}
	tests := []struct {
		response string
		want     *Migrant
		err      string
	}{
		{`{}`, nil, ""},
		{`{"userAttributes":{}}`, nil, ""},
		{`{"userAttributes":null,"finalUserStatus":"CONFIRMED"}`, nil, ""},
		{`{"userAttributes":{"email":"b@example.com"}}`, &Migrant{Attributes: email, Status: userpool.Confirmed}, ""},
		{`{"userAttributes":{"email":"b@example.com"},"finalUserStatus":"RESET_REQUIRED","messageAction":"SUPPRESS","forceAliasCreation":true,"enableSMSMFA":true}`,
			&Migrant{Attributes: email, Status: userpool.ResetRequired, ForceAliasCreation: true, SMSMFA: true}, ""},
		{`{"userAttributes":{"email":"b@example.com"},"finalUserStatus":"UNCONFIRMED"}`, nil, "InvalidLambdaResponseException: Unrecognizable lambda output"},
		{`{"userAttributes":{"email":1}}`, nil, "InvalidLambdaResponseException: Unrecognizable lambda output"},
	}
	for _, test := range tests {
		got, err := answers(`{"response":`+test.response+`}`).UserMigration(t.Context(), nobody(), nil, nil)
		if diff := cmp.Diff(test.want, got); diff != "" || say(err) != test.err {
			t.Errorf("%s: %v\n%s", test.response, err, diff)
		}
	}
	s, _ := hooks(func(context.Context, trigger.Call) ([]byte, error) {
		return nil, &trigger.FunctionError{Message: "bad password"}
	})
	if got, err := s.UserMigration(t.Context(), nobody(), nil, nil); got != nil || err != nil {
		t.Errorf("a function that throws: %v, %v", got, err)
	}
	s, _ = hooks(func(context.Context, trigger.Call) ([]byte, error) { return nil, errors.New("gone") })
	if _, err := s.UserMigration(t.Context(), nobody(), nil, nil); say(err) != "UnexpectedLambdaException: UserMigration invocation failed due to error ServiceException." {
		t.Errorf("a function out of reach: %v", err)
	}
}
