package signin

import (
	"context"

	"cognate/internal/cognitoidp/present"
	"cognate/internal/hook"
	wire "cognate/internal/wire/cognitoidp"
)

// RespondToAuthChallenge answers a challenge. It answers with tokens, or with
// the next challenge.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
func (s *Service) RespondToAuthChallenge(ctx context.Context, in *wire.RespondToAuthChallengeRequest) (*wire.RespondToAuthChallengeResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	client, err := s.Directory.Client(ctx, in.ClientId)
	if err != nil {
		return nil, err
	}
	ctx = present.UserContextData(ctx, client, in.UserContextData)
	out, err := s.respond(ctx, client, false, challengeAnswer{in.ChallengeName, in.Session, in.ChallengeResponses, false})
	return (*wire.RespondToAuthChallengeResponse)(out), err
}
