package hook

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	"cognate/trigger"
)

func history() []trigger.ChallengeResult {
	name := "CAPTCHA"
	return []trigger.ChallengeResult{{ChallengeName: "SRP_A", ChallengeResult: true}, {ChallengeName: "CUSTOM_CHALLENGE", ChallengeMetadata: &name}}
}

func TestCustomAuthEvents(t *testing.T) {
	k := map[string]string{"k": "v"}
	define := func(sub Subject, h []trigger.ChallengeResult) func(context.Context, *Service) error {
		return func(ctx context.Context, s *Service) error {
			_, err := s.DefineAuthChallenge(ctx, sub, h)
			if say(err) != "InvalidLambdaResponseException: Unrecognizable lambda output" {
				return err
			}
			return nil // the event's own response decides nothing
		}
	}
	asked(t, "DefineAuthChallenge", define(alice(), nil))
	asked(t, "DefineAuthChallenge_nobody", define(nobody(), history()))
	asked(t, "CreateAuthChallenge", func(ctx context.Context, s *Service) error {
		_, err := s.CreateAuthChallenge(WithMetadata(ctx, k), hidden(alice()), history())
		return err
	})
	asked(t, "VerifyAuthChallengeResponse", func(ctx context.Context, s *Service) error {
		_, err := s.VerifyAuthChallenge(WithMetadata(ctx, k), alice(), map[string]string{"answer": "5"}, "4")
		return err
	})
}

func TestDefineAuthChallengeAnswers(t *testing.T) {
	const unrecognizable = "InvalidLambdaResponseException: Unrecognizable lambda output"
	tests := []struct {
		response string
		want     Decision
		err      string
	}{
		{`{"challengeName":"CUSTOM_CHALLENGE","issueTokens":false,"failAuthentication":false}`, Decision{Challenge: "CUSTOM_CHALLENGE"}, ""},
		{`{"issueTokens":true,"failAuthentication":false}`, Decision{Issue: true}, ""},
		{`{"failAuthentication":true}`, Decision{Fail: true}, ""},
		{`{"issueTokens":true,"failAuthentication":true}`, Decision{Fail: true}, ""},
		{`{}`, Decision{}, unrecognizable},
		{`{"issueTokens":false,"failAuthentication":false}`, Decision{}, unrecognizable},
		{`{"issueTokens":"yes"}`, Decision{}, unrecognizable},
	}
	for _, test := range tests {
		got, err := answers(`{"response":`+test.response+`}`).DefineAuthChallenge(t.Context(), alice(), nil)
		if got != test.want || say(err) != test.err {
			t.Errorf("%s: %+v, %v", test.response, got, err)
		}
	}
}

func TestCreateAndVerifyAuthChallengeAnswers(t *testing.T) {
	got, err := answers(`{"response":{"publicChallengeParameters":{"q":"2+3"},"privateChallengeParameters":{"a":"5"},"challengeMetadata":"SUM"}}`).
		CreateAuthChallenge(t.Context(), alice(), nil)
	sum := "SUM"
	if diff := cmp.Diff(Challenge{map[string]string{"q": "2+3"}, map[string]string{"a": "5"}, &sum}, got); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
	for response, want := range map[string]bool{`{"answerCorrect":true}`: true, `{"answerCorrect":false}`: false, `{"answerCorrect":null}`: false} {
		got, err := answers(`{"response":`+response+`}`).VerifyAuthChallenge(t.Context(), alice(), nil, "5")
		if got != want || err != nil {
			t.Errorf("%s: %v, %v", response, got, err)
		}
	}
}

func TestHasCustomAuth(t *testing.T) {
	if err := HasCustomAuth(alice()); err != nil {
		t.Error(err)
	}
	const none = "InvalidParameterException: Custom auth lambda trigger is not configured for the user pool."
	sub := alice()
	sub.Pool.Settings.Lambda = userpool.LambdaConfig{DefineAuthChallenge: "define"}
	if err := HasCustomAuth(sub); err != nil {
		t.Errorf("with one function: %v", err)
	}
	s := answers(`{"response":{}}`)
	_, err := s.CreateAuthChallenge(t.Context(), sub, nil)
	if got := say(err); got != "NotAuthorizedException: null failed with error Generate callenges lambda cannot be called.." {
		t.Errorf("nobody makes challenges: %s", got)
	}
	_, err = s.VerifyAuthChallenge(t.Context(), sub, nil, "5")
	if got := say(err); got != none {
		t.Errorf("nobody judges answers: %s", got)
	}
	sub.Pool.Settings.Lambda = userpool.LambdaConfig{CreateAuthChallenge: "create", VerifyAuthChallengeResponse: "verify"}
	if got := say(HasCustomAuth(sub)); got != none {
		t.Errorf("nobody leads: %s", got)
	}
}
