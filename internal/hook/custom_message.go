package hook

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"cognate/internal/fault"
	"cognate/trigger"
)

// Wording is what a function wants a message to say; what is empty stays as
// the pool has it.
type Wording struct {
	SMS, EmailMessage, EmailSubject string
}

// The most that a wording may have.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
const (
	maxSMS     = 140
	maxMessage = 20_000
	maxSubject = 140
)

// CustomMessage asks the pool's function for the wording of a message, which
// has placeholders. Purpose is what the message is sent for, by the names of
// package message.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
func (s *Service) CustomMessage(ctx context.Context, sub Subject, purpose string) (Wording, error) {
	function := sub.Pool.Settings.Lambda.CustomMessage
	if function == "" {
		return Wording{}, nil
	}
	request := trigger.CustomMessageRequest{
		UserAttributes: sub.attributes(), CodeParameter: trigger.CodeParameter,
		LinkParameter: trigger.LinkParameter, ClientMetadata: metadata(ctx),
	}
	if purpose == "AdminCreateUser" {
		name := trigger.UsernameParameter
		request.UsernameParameter = &name
	}
	e := event(sub, trigger.CustomMessage.For(purpose), request, trigger.CustomMessageResponse{})
	answer, err := call(ctx, s, "CustomMessage", function, e)
	if err != nil {
		return Wording{}, err
	}
	w := Wording{SMS: text(answer.SMSMessage), EmailMessage: text(answer.EmailMessage), EmailSubject: text(answer.EmailSubject)}
	if longer(w.SMS, maxSMS) || longer(w.EmailMessage, maxMessage) || longer(w.EmailSubject, maxSubject) {
		return Wording{}, fault.InvalidLambdaResponse.New("CustomMessage returned a message that is too long.")
	}
	if strings.ContainsFunc(w.EmailSubject, unicode.IsControl) {
		return Wording{}, fault.InvalidLambdaResponse.New("CustomMessage returned a subject that is not a single line.")
	}
	return w, nil
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func longer(s string, most int) bool { return utf8.RuneCountInString(s) > most }
