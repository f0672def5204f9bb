package hook

import (
	"context"
	"encoding/base64"
	"html"

	"cognate/delivery"
	"cognate/internal/envelope"
	"cognate/internal/fault"
	"cognate/trigger"
)

// CustomSender hands a message to the pool's function that sends messages of
// a medium itself, and reports whether there is one. The code travels
// encrypted under the pool's key; a temporary password is escaped for HTML.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sender-triggers.html
func (s *Service) CustomSender(ctx context.Context, sub Subject, medium, purpose, code string) (bool, error) {
	l := sub.Pool.Settings.Lambda
	name, function, kind, source := "CustomEmailSender", l.CustomEmailSender, trigger.EmailSenderV1, trigger.CustomEmailSender
	if medium == delivery.SMS {
		name, function, kind, source = "CustomSMSSender", l.CustomSMSSender, trigger.SMSSenderV1, trigger.CustomSMSSender
	}
	if function == "" {
		return false, nil
	}
	if purpose == "AdminCreateUser" {
		code = html.EscapeString(code)
	}
	sealed, err := s.sealCode(ctx, sub, name, code)
	if err != nil {
		return true, err
	}
	e := event(sub, source.For(purpose), trigger.CustomSenderRequest{
		Type: kind, Code: sealed, ClientMetadata: metadata(ctx), UserAttributes: sub.attributes(),
	}, trigger.None{})
	_, err = call(ctx, s, name, function, e)
	return true, err
}

// sealCode encrypts a code for the pool's function; nil stands for none.
func (s *Service) sealCode(ctx context.Context, sub Subject, name, code string) (*string, error) {
	if code == "" {
		return nil, nil
	}
	key := sub.Pool.Settings.Lambda.KMSKeyID
	if s.dataKeys == nil || key == "" {
		s.log.WarnContext(ctx, "trigger", "trigger", name, "pool", sub.Pool.ID, "error", "no key to encrypt codes with")
		return nil, fault.UnexpectedLambda.Newf("%s invocation failed due to configuration", name)
	}
	bound := envelope.Context{"userpool-id": sub.Pool.ID}
	message, err := envelope.Encrypt(ctx, s.rand, s.dataKeys(key), bound, []byte(code))
	if err != nil {
		s.log.WarnContext(ctx, "trigger", "trigger", name, "pool", sub.Pool.ID, "error", err)
		return nil, fault.UnexpectedLambda.Newf("%s invocation failed due to configuration", name)
	}
	sealed := base64.StdEncoding.EncodeToString(message)
	return &sealed, nil
}
