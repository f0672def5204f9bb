package hook

import (
	"context"
	"strings"
	"testing"
)

func TestCustomMessageEvents(t *testing.T) {
	asked(t, "CustomMessage_SignUp", func(ctx context.Context, s *Service) error {
		_, err := s.CustomMessage(WithMetadata(ctx, map[string]string{"lang": "de"}), alice(), "SignUp")
		return err
	})
	invited := alice()
	invited.Client, invited.User.Status = nil, "FORCE_CHANGE_PASSWORD"
	asked(t, "CustomMessage_AdminCreateUser", func(ctx context.Context, s *Service) error {
		_, err := s.CustomMessage(ctx, invited, "AdminCreateUser")
		return err
	})
}

func TestCustomMessageAnswers(t *testing.T) {
	got, err := answers(`{"response":{"smsMessage":"s {####}","emailMessage":"e {####}","emailSubject":null}}`).CustomMessage(t.Context(), alice(), "SignUp")
	if want := (Wording{SMS: "s {####}", EmailMessage: "e {####}"}); got != want || err != nil {
		t.Errorf("%+v, %v", got, err)
	}
	const long = "InvalidLambdaResponseException: CustomMessage returned a message that is too long."
	for member, most := range map[string]int{"smsMessage": maxSMS, "emailMessage": maxMessage, "emailSubject": maxSubject} {
		for n, want := range map[int]string{most: "", most + 1: long} {
			answer := `{"response":{"` + member + `":"` + strings.Repeat("ü", n) + `"}}`
			if _, err := answers(answer).CustomMessage(t.Context(), alice(), "SignUp"); say(err) != want {
				t.Errorf("%s of %d characters: %v", member, n, err)
			}
		}
	}
	_, err = answers(`{"response":{"emailSubject":"Code\r\nBcc: eve@example.org"}}`).CustomMessage(t.Context(), alice(), "SignUp")
	if say(err) != "InvalidLambdaResponseException: CustomMessage returned a subject that is not a single line." {
		t.Error(err)
	}
	_, err = answers(`{"response":{"smsMessage":1}}`).CustomMessage(t.Context(), alice(), "SignUp")
	if say(err) != "InvalidLambdaResponseException: Unrecognizable lambda output" {
		t.Error(err)
	}
}
