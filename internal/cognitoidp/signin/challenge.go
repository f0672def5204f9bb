package signin

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// challengeAnswer is a client's answer to a challenge.
type challengeAnswer struct {
	name      string
	session   string
	responses map[string]string
}

type answerFunc func(*Service, context.Context, *userpool.Client, bool, challengeAnswer) (*answer, error)

// challenges lists the challenges that can be answered.
func challenges() map[string]answerFunc {
	return map[string]answerFunc{
		"PASSWORD_VERIFIER":     (*Service).answerPasswordVerifier,
		"NEW_PASSWORD_REQUIRED": (*Service).answerNewPassword,
	}
}

// respond carries a sign-in on with the answer to its challenge.
func (s *Service) respond(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*answer, error) {
	f, ok := challenges()[in.name]
	if !ok {
		return nil, fault.InvalidParameter.Newf("Challenge %s is not supported.", in.name)
	}
	return f(s, ctx, client, admin, in)
}
