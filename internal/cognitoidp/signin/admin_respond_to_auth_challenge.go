package signin

import (
	"context"

	"cognate/internal/cognitoidp/present"
	"cognate/internal/hook"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminRespondToAuthChallenge answers a challenge on behalf of a user.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
func (s *Service) AdminRespondToAuthChallenge(ctx context.Context, in *wire.AdminRespondToAuthChallengeRequest) (*wire.AdminRespondToAuthChallengeResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	client, err := s.clientIn(ctx, in.UserPoolId, in.ClientId)
	if err != nil {
		return nil, err
	}
	ctx = present.ContextData(ctx, in.ContextData)
	out, err := s.respond(ctx, client, true, challengeAnswer{in.ChallengeName, in.Session, in.ChallengeResponses, false})
	return (*wire.AdminRespondToAuthChallengeResponse)(out), err
}
