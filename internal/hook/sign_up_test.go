package hook

import (
	"context"
	"testing"

	"cognate/trigger"
)

func TestSignUpEvents(t *testing.T) {
	newcomer := alice()
	newcomer.User.Attributes = map[string]string{"email": "alice@example.com"}
	asked(t, "PreSignUp_SignUp", func(ctx context.Context, s *Service) error {
		ctx = WithMetadata(ctx, map[string]string{"campaign": "spring"})
		_, err := s.PreSignUp(ctx, newcomer, trigger.PreSignUpSignUp, map[string]string{"captcha": "42"})
		return err
	})
	newcomer.Client = nil
	asked(t, "PreSignUp_AdminCreateUser", func(ctx context.Context, s *Service) error {
		_, err := s.PreSignUp(ctx, newcomer, trigger.PreSignUpAdminCreateUser, map[string]string{})
		return err
	})
	asked(t, "PostConfirmation_ConfirmSignUp", func(ctx context.Context, s *Service) error {
		return s.PostConfirmation(ctx, alice(), trigger.PostConfirmationConfirmSignUp)
	})
	asked(t, "PostConfirmation_ConfirmForgotPassword", func(ctx context.Context, s *Service) error {
		ctx = WithMetadata(ctx, map[string]string{"campaign": "spring"})
		return s.PostConfirmation(ctx, alice(), trigger.PostConfirmationConfirmForgotPassword)
	})
}

func TestPreSignUpAnswers(t *testing.T) {
	tests := []struct {
		answer string
		want   trigger.PreSignUpResponse
		err    string
	}{
		{`{"response":{}}`, trigger.PreSignUpResponse{}, ""},
		{`{"response":{"autoConfirmUser":true}}`, trigger.PreSignUpResponse{AutoConfirmUser: true}, ""},
		{`{"response":{"autoConfirmUser":true,"autoVerifyEmail":true,"autoVerifyPhone":true}}`,
			trigger.PreSignUpResponse{AutoConfirmUser: true, AutoVerifyEmail: true, AutoVerifyPhone: true}, ""},
		{`{"response":{"autoConfirmUser":"yes"}}`, trigger.PreSignUpResponse{}, "InvalidLambdaResponseException: Unrecognizable lambda output"},
	}
	for _, test := range tests {
		got, err := answers(test.answer).PreSignUp(t.Context(), alice(), trigger.PreSignUpSignUp, nil)
		if got != test.want || say(err) != test.err {
			t.Errorf("%s: %+v, %v", test.answer, got, err)
		}
	}
}

func TestPreSignUpCanVerifyOnlyWhatThereIs(t *testing.T) {
	for attribute, answer := range map[string]string{
		"email": `{"response":{"autoVerifyEmail":true}}`, "phone_number": `{"response":{"autoVerifyPhone":true}}`,
	} {
		sub := alice()
		delete(sub.User.Attributes, attribute)
		_, err := answers(answer).PreSignUp(t.Context(), sub, trigger.PreSignUpSignUp, nil)
		if say(err) != "InvalidLambdaResponseException: PreSignUp verifies an attribute that the user does not have." {
			t.Errorf("%s: %v", answer, err)
		}
	}
}
