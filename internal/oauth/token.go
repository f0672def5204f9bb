package oauth

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"cognate/internal/site"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// grant is one kind of proof that tokens are given for.
type grant func(ctx context.Context, at *site.Site, client *userpool.Client, form url.Values) (*tokens, error)

// tokens is the answer of the token endpoint.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-5.1
type tokens struct {
	ID        string `json:"id_token,omitempty"`
	Access    string `json:"access_token"`
	Refresh   string `json:"refresh_token,omitempty"`
	ExpiresIn int    `json:"expires_in"`
	Type      string `json:"token_type"`
}

func (s *Server) grants() map[string]grant {
	all := map[string]grant{
		"authorization_code": s.authorizationCode,
		"refresh_token":      s.refreshToken,
		"client_credentials": s.clientCredentials,
	}
	if s.Extensions.DeviceGrant {
		all[deviceGrantType] = s.deviceCode
	}
	return all
}

// token exchanges what a client has for tokens.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
func (s *Server) token(w http.ResponseWriter, r *http.Request, at *site.Site) {
	out, err := s.exchange(w, r, at)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, out)
}

func (s *Server) exchange(w http.ResponseWriter, r *http.Request, at *site.Site) (*tokens, error) {
	values, err := form(w, r)
	if err != nil {
		return nil, err
	}
	kind := values.Get("grant_type")
	if kind == "" {
		return nil, refused(invalidRequest)
	}
	client, err := s.client(r, at, values)
	if err != nil {
		return nil, err
	}
	give, ok := s.grants()[kind]
	if !ok {
		return nil, refused(unsupportedGrant)
	}
	if !client.Settings.OAuthEnabled {
		return nil, refused(unauthorizedClient)
	}
	return give(r.Context(), at, client, values)
}

// printed makes the answer of a set: the ID token is for those who asked for
// OpenID Connect, and for sign-ins through the API, which always give one.
func printed(set *token.Set) *tokens {
	out := &tokens{Access: set.Access, Refresh: set.Refresh, ExpiresIn: set.ExpiresIn, Type: "Bearer"}
	if slices.Contains(set.Family.Scopes, token.ScopeOpenID) || set.Family.Source != token.SourceHosted {
		out.ID = set.ID
	}
	return out
}

// allows reports whether a client may use one of the OAuth flows: "code",
// "implicit" or "client_credentials".
func allows(client *userpool.Client, flow string) bool {
	return client.Settings.OAuthEnabled && slices.Contains(client.Settings.OAuthFlows, flow)
}
