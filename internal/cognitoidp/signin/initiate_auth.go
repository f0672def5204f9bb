package signin

import (
	"context"

	"cognate/internal/cognitoidp/present"
	wire "cognate/internal/wire/cognitoidp"
)

// InitiateAuth starts a sign-in, or exchanges a refresh token. It answers
// with tokens, or with the first challenge.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html
func (s *Service) InitiateAuth(ctx context.Context, in *wire.InitiateAuthRequest) (*wire.InitiateAuthResponse, error) {
	client, err := s.Directory.Client(ctx, in.ClientId)
	if err != nil {
		return nil, err
	}
	ctx = present.UserContextData(ctx, client, in.UserContextData)
	return s.start(ctx, client, false, beginning{in.AuthFlow, in.Session, in.AuthParameters, in.ClientMetadata})
}
