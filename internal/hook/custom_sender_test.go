package hook

import (
	"context"
	"errors"
	"testing"

	"cognate/internal/envelope"
	"cognate/trigger"
)

// sealing lets a Service encrypt with a key that any test may know.
func sealing(s *Service) {
	s.dataKeys = func(arn string) envelope.Wrapper {
		return envelope.Local{Namespace: "cognate", Name: arn, Rand: zeros{}}
	}
}

// encrypting is alice in a pool that names a key.
func encrypting() Subject {
	sub := alice()
	sub.Pool.Settings.Lambda.KMSKeyID = "arn:aws:kms:us-east-1:000000000000:key/k"
	return sub
}

func TestCustomSenderEvents(t *testing.T) {
	send := func(medium, purpose, code string) func(context.Context, *Service) error {
		return func(ctx context.Context, s *Service) error {
			sealing(s)
			sent, err := s.CustomSender(WithMetadata(ctx, map[string]string{"k": "v"}), encrypting(), medium, purpose, code)
			if !sent {
				t.Errorf("%s by %s: not sent", purpose, medium)
			}
			return err
		}
	}
	asked(t, "CustomEmailSender_SignUp", send("EMAIL", "SignUp", "042137"))
	asked(t, "CustomSMSSender_Authentication", send("SMS", "Authentication", "042137"))
	asked(t, "CustomEmailSender_AccountTakeOverNotification", send("EMAIL", "AccountTakeOverNotification", ""))
}

func TestCustomSenderIsPerMedium(t *testing.T) {
	sub := encrypting()
	sub.Pool.Settings.Lambda.CustomEmailSender = ""
	s := answers("called")
	if sent, err := s.CustomSender(t.Context(), sub, "EMAIL", "SignUp", "1"); sent || err != nil {
		t.Errorf("%v, %v", sent, err)
	}
}

func TestCustomSenderFailures(t *testing.T) {
	const unconfigured = "UnexpectedLambdaException: CustomEmailSender invocation failed due to configuration"
	s := answers("called")
	if _, err := s.CustomSender(t.Context(), encrypting(), "EMAIL", "SignUp", "1"); say(err) != unconfigured {
		t.Errorf("a server without a key: %v", err)
	}
	sealing(s)
	if _, err := s.CustomSender(t.Context(), alice(), "EMAIL", "SignUp", "1"); say(err) != unconfigured {
		t.Errorf("a pool without a key: %v", err)
	}
	s.dataKeys = func(string) envelope.Wrapper { return noKeys{} }
	if _, err := s.CustomSender(t.Context(), encrypting(), "EMAIL", "SignUp", "1"); say(err) != unconfigured {
		t.Errorf("a key out of reach: %v", err)
	}
	s, _ = hooks(func(context.Context, trigger.Call) ([]byte, error) { return nil, &trigger.FunctionError{Message: "no"} })
	sealing(s)
	if _, err := s.CustomSender(t.Context(), encrypting(), "SMS", "SignUp", "1"); say(err) != "UserLambdaValidationException: CustomSMSSender failed with error no." {
		t.Errorf("a function that throws: %v", err)
	}
}

type noKeys struct{}

func (noKeys) DataKey(context.Context, envelope.Context) ([]byte, envelope.WrappedKey, error) {
	return nil, envelope.WrappedKey{}, errors.New("gone")
}
