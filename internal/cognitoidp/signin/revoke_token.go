package signin

import (
	"context"
	"errors"

	"cognate/internal/fault"
	wire "cognate/internal/wire/cognitoidp"
)

// RevokeToken ends a refresh token and the access tokens that came of it.
// Ending one twice is no error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
func (s *Service) RevokeToken(ctx context.Context, in *wire.RevokeTokenRequest) (*wire.RevokeTokenResponse, error) {
	client, err := s.Directory.Client(ctx, in.ClientId)
	if errors.Is(err, fault.ResourceNotFound) {
		// This operation declares no other exception for a stranger.
		return nil, fault.Unauthorized.Newf("User pool client %s does not exist.", in.ClientId)
	}
	if err != nil {
		return nil, err
	}
	ok, err := s.Directory.MatchesSecret(client, in.ClientSecret)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.Unauthorized.Newf("Unable to verify client secret for client %s", client.ID)
	}
	if err := s.Tokens.Revoke(ctx, client, in.Token); err != nil {
		return nil, err
	}
	return &wire.RevokeTokenResponse{}, nil
}
