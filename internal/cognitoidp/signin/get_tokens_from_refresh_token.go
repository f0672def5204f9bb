package signin

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/token"
	wire "cognate/internal/wire/cognitoidp"
)

// GetTokensFromRefreshToken exchanges a refresh token for new tokens. Where
// the client rotates refresh tokens, the answer has a new one, which lives as
// long as the old one would have.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
func (s *Service) GetTokensFromRefreshToken(ctx context.Context, in *wire.GetTokensFromRefreshTokenRequest) (*wire.GetTokensFromRefreshTokenResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	client, err := s.Directory.Client(ctx, in.ClientId)
	if err != nil {
		return nil, err
	}
	ok, err := s.Directory.MatchesSecret(client, in.ClientSecret)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fault.NotAuthorized.Newf("Unable to verify client secret for client %s", client.ID)
	}
	set, err := s.Tokens.Refresh(ctx, client, in.RefreshToken, token.RefreshOptions{DeviceKey: in.DeviceKey})
	if err != nil {
		return nil, err
	}
	return &wire.GetTokensFromRefreshTokenResponse{AuthenticationResult: result(set)}, nil
}
