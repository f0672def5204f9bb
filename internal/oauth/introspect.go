package oauth

import (
	"net/http"
	"strings"

	"cognate/internal/fault"
	"cognate/internal/site"
	"cognate/internal/token"
)

// standing is what a token stands for now.
//
// https://www.rfc-editor.org/rfc/rfc7662#section-2.2
type standing struct {
	Active   bool   `json:"active"`
	Scope    string `json:"scope,omitempty"`
	ClientID string `json:"client_id,omitempty"`
	Username string `json:"username,omitempty"`
	Type     string `json:"token_type,omitempty"`
	Expires  int64  `json:"exp,omitempty"`
	IssuedAt int64  `json:"iat,omitempty"`
	Sub      string `json:"sub,omitempty"`
	Audience any    `json:"aud,omitempty"`
	Issuer   string `json:"iss,omitempty"`
	ID       string `json:"jti,omitempty"`
}

// introspect tells a client with a secret what an access token of the pool, or
// a refresh token of its own, stands for. All that is said of any other token
// is that it is not active.
//
// https://www.rfc-editor.org/rfc/rfc7662
func (s *Server) introspect(w http.ResponseWriter, r *http.Request, at *site.Site) {
	out, err := s.standing(w, r, at)
	if err != nil {
		s.failClient(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, out)
}

func (s *Server) standing(w http.ResponseWriter, r *http.Request, at *site.Site) (*standing, error) {
	values, err := form(w, r)
	if err != nil {
		return nil, err
	}
	client, err := s.client(r, at, values)
	if err != nil {
		return nil, err
	}
	if len(client.Secrets) == 0 {
		return nil, refused(invalidClient)
	}
	given := values.Get("token")
	if given == "" {
		return nil, refused(invalidRequest)
	}
	if strings.Count(given, ".") == 4 {
		family, user, err := s.Tokens.RefreshStanding(r.Context(), client, given)
		if _, dead := fault.From(err); dead {
			return &standing{}, nil
		}
		if err != nil {
			return nil, err
		}
		return &standing{
			Active: true, Scope: strings.Join(family.Scopes, " "), ClientID: client.ID, Username: user.Username, Sub: user.Sub,
			Expires: family.Expires.Unix(), IssuedAt: family.Created.Unix(),
		}, nil
	}
	caller, err := s.Tokens.Standing(r.Context(), given)
	if _, dead := fault.From(err); dead || err == nil && caller.Pool.ID != at.Pool.ID {
		return &standing{}, nil
	}
	if err != nil {
		return nil, err
	}
	return active(caller.Claims), nil
}

func active(c *token.Claims) *standing {
	return &standing{
		Active: true, Scope: c.Scope, ClientID: c.ClientID, Username: c.Username, Type: "Bearer", Expires: c.Expires, IssuedAt: c.IssuedAt,
		Sub: c.Sub, Audience: c.Audience, Issuer: c.Issuer, ID: c.ID,
	}
}
