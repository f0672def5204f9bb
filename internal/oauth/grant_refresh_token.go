package oauth

import (
	"context"
	"net/url"

	"cognate/internal/site"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// refreshToken gives new tokens for a refresh token, whether it came from this
// endpoint or from a sign-in through the API.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-6
func (s *Server) refreshToken(ctx context.Context, _ *site.Site, client *userpool.Client, form url.Values) (*tokens, error) {
	given := form.Get("refresh_token")
	if given == "" {
		return nil, refused(invalidRequest)
	}
	set, err := s.Tokens.Refresh(ctx, client, given, token.RefreshOptions{DeviceKey: form.Get("device_key")})
	if err != nil {
		return nil, becauseOnly(invalidGrant, err)
	}
	return printed(set), nil
}
