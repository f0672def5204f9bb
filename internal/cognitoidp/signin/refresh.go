package signin

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// refresh exchanges a refresh token for new ID and access tokens. A client
// that rotates its refresh tokens uses GetTokensFromRefreshToken instead.
func (s *Service) refresh(ctx context.Context, client *userpool.Client, params map[string]string) (*answer, error) {
	given := params["REFRESH_TOKEN"]
	if given == "" {
		return nil, fault.InvalidParameter.New("Missing required parameter REFRESH_TOKEN")
	}
	if rotation := client.Settings.Rotation; rotation != nil && rotation.Enabled {
		return nil, fault.UnsupportedOperation.New("Refresh token rotation is enabled for this client, which takes GetTokensFromRefreshToken.")
	}
	if !client.Allows("ALLOW_REFRESH_TOKEN_AUTH") {
		return nil, fault.InvalidParameter.New("REFRESH_TOKEN_AUTH flow not enabled for this client")
	}
	set, err := s.Tokens.Refresh(ctx, client, given, token.RefreshOptions{
		DeviceKey: params["DEVICE_KEY"],
		Check: func(ctx context.Context, user *userpool.User) error {
			return s.Directory.CheckRefreshHash(ctx, client, user, params["SECRET_HASH"])
		},
	})
	if errors.Is(err, fault.RefreshTokenReuse) {
		// This operation doesn't declare it: the client rotated earlier.
		return nil, fault.NotAuthorized.New("Refresh Token has been revoked")
	}
	if err != nil {
		return nil, err
	}
	return &answer{ChallengeParameters: map[string]string{}, AuthenticationResult: result(set)}, nil
}
