package oauth

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"

	"cognate/internal/hook"
	"cognate/internal/site"
	"cognate/internal/userpool"
)

// clientCredentials gives a token to an application that speaks for itself.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-4.4
// https://www.rfc-editor.org/rfc/rfc8707#section-2.2
func (s *Server) clientCredentials(ctx context.Context, at *site.Site, client *userpool.Client, form url.Values) (*tokens, error) {
	if !allows(client, "client_credentials") {
		return nil, refused(unauthorizedClient)
	}
	if text := form.Get("aws_client_metadata"); text != "" {
		var metadata map[string]string
		if json.Unmarshal([]byte(text), &metadata) != nil {
			return nil, refused(invalidRequest)
		}
		ctx = hook.WithMetadata(ctx, metadata)
	}
	target := form.Get("resource")
	if target != "" && !resource(target) {
		return nil, refused(invalidTarget)
	}
	scopes, err := s.Directory.CustomScopes(ctx, client, strings.Fields(form.Get("scope")))
	if err != nil {
		return nil, becauseOnly(invalidScope, err)
	}
	access, lifetime, err := s.Tokens.IssueClient(ctx, at.Pool, client, scopes, target)
	if err != nil {
		return nil, because(invalidGrant, err)
	}
	return &tokens{Access: access, ExpiresIn: lifetime, Type: "Bearer"}, nil
}
