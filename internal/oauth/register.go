package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"cognate/internal/fault"
	"cognate/internal/site"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// Registrar makes clients as an administrator would, with the same faults.
type Registrar interface {
	NewClient(ctx context.Context, poolID string, c NewClient) (id, secret string, err error)
}

// NewClient is a client that has registered itself.
type NewClient struct {
	Name                            string
	Secret                          bool // it is to have one
	Flows, Scopes, Callback, Logout []string
}

// metadata is what a client says of itself, and is told of itself.
//
// https://www.rfc-editor.org/rfc/rfc7591#section-2
type metadata struct {
	RedirectURIs  []string `json:"redirect_uris,omitempty"`
	AuthMethod    string   `json:"token_endpoint_auth_method"`
	GrantTypes    []string `json:"grant_types"`
	ResponseTypes []string `json:"response_types"`
	Name          string   `json:"client_name,omitempty"`
	Scope         string   `json:"scope,omitempty"`
	LogoutURIs    []string `json:"post_logout_redirect_uris,omitempty"`
}

// registration is the answer.
//
// https://www.rfc-editor.org/rfc/rfc7591#section-3.2.1
type registration struct {
	ID      string `json:"client_id"`
	Secret  string `json:"client_secret,omitempty"`
	Issued  int64  `json:"client_id_issued_at"`
	Expires *int64 `json:"client_secret_expires_at,omitempty"`
	metadata
}

// The errors of registration.
//
// https://www.rfc-editor.org/rfc/rfc7591#section-3.2.2
const (
	invalidRedirectURI = "invalid_redirect_uri"
	invalidMetadata    = "invalid_client_metadata"
)

// registers reports whether clients may register themselves with a pool.
func registers(pool *userpool.Pool) bool {
	d := pool.Settings.DynamicClients
	return d != nil && d.EnableStatus == "Enabled"
}

// register makes a client of what it says of itself, as far as the pool's
// DcrConfiguration goes: more for one that brings a machine's access token than
// for a stranger.
//
// https://www.rfc-editor.org/rfc/rfc7591
func (s *Server) register(w http.ResponseWriter, r *http.Request, at *site.Site) {
	out, err := s.registration(w, r, at)
	var known *refusal
	switch {
	case err == nil:
		writeJSON(w, http.StatusCreated, out)
	case errors.Is(err, errInitialToken):
		challenge(w, http.StatusUnauthorized, "invalid_token", "Registration needs the access token of a client of this pool.")
	case errors.As(err, &known) && known.Code == accessDenied:
		writeJSON(w, http.StatusForbidden, known)
	default:
		s.fail(w, r, err)
	}
}

var errInitialToken = errors.New("oauth: registration without a good initial access token")

func (s *Server) registration(w http.ResponseWriter, r *http.Request, at *site.Site) (*registration, error) {
	if !registers(at.Pool) {
		return nil, &refusal{accessDenied, "clients can't register themselves with this user pool"}
	}
	grants, err := s.registrable(r, at)
	if err != nil {
		return nil, err
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return nil, refused(invalidRequest)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxForm))
	var m metadata
	if err != nil || json.Unmarshal(body, &m) != nil {
		return nil, refused(invalidMetadata)
	}
	made, err := m.client(at.Pool.Settings.DynamicClients.AllowedScopes, grants)
	if err != nil {
		return nil, err
	}
	out := &registration{Issued: s.Now().Unix(), metadata: m}
	out.ID, out.Secret, err = s.Registrar.NewClient(r.Context(), at.Pool.ID, *made)
	if f, ok := fault.From(err); ok {
		return nil, &refusal{invalidMetadata, f.Message}
	}
	if out.Secret != "" {
		out.Expires = new(int64) // never
	}
	return out, err
}

// registrable returns the flows that the client may register for.
func (s *Server) registrable(r *http.Request, at *site.Site) ([]string, error) {
	d := at.Pool.Settings.DynamicClients
	given, ok := bearer(r)
	if !ok {
		if !d.OpenEnabled || r.Header.Get("Authorization") != "" {
			return nil, errInitialToken
		}
		return d.OpenGrantTypes, nil
	}
	caller, err := s.Tokens.Standing(r.Context(), given)
	if _, bad := fault.From(err); bad || err == nil && (caller.Pool.ID != at.Pool.ID || caller.User != nil) {
		return nil, errInitialToken
	}
	return d.AuthenticatedGrantTypes, err
}

// client fills in what the metadata leave out and makes the client that they
// describe.
func (m *metadata) client(scopes, flows []string) (*NewClient, error) {
	if m.AuthMethod == "" {
		m.AuthMethod = "client_secret_basic"
	}
	if !slices.Contains([]string{"none", "client_secret_basic", "client_secret_post"}, m.AuthMethod) {
		return nil, &refusal{invalidMetadata, "token_endpoint_auth_method is none of none, client_secret_basic and client_secret_post"}
	}
	if len(m.GrantTypes) == 0 {
		m.GrantTypes = []string{"authorization_code"}
	}
	c := &NewClient{Name: m.Name, Secret: m.AuthMethod != "none", Callback: m.RedirectURIs, Logout: m.LogoutURIs}
	if c.Name == "" {
		c.Name = "registered client"
	}
	responses := map[string]string{"code": "code", "implicit": "token"}
	var types []string
	for _, grant := range m.GrantTypes {
		flow := map[string]string{"authorization_code": "code", "implicit": "implicit", "client_credentials": "client_credentials"}[grant]
		if grant == "refresh_token" {
			continue
		}
		if flow == "" || !slices.Contains(flows, flow) {
			return nil, &refusal{invalidMetadata, "this user pool does not let clients register for the grant " + grant}
		}
		c.Flows = append(c.Flows, flow)
		if kind, ok := responses[flow]; ok {
			types = append(types, kind)
		}
	}
	if len(m.ResponseTypes) == 0 {
		m.ResponseTypes = append([]string{}, types...)
	}
	for _, kind := range m.ResponseTypes {
		if !slices.Contains(types, kind) {
			return nil, &refusal{invalidMetadata, "no grant type of the client goes with the response type " + kind}
		}
	}
	if err := m.judgeAddresses(len(types) > 0); err != nil {
		return nil, err
	}
	if len(scopes) == 0 {
		scopes = []string{token.ScopeOpenID, token.ScopeEmail, token.ScopePhone, token.ScopeProfile}
	}
	if c.Scopes = strings.Fields(m.Scope); len(c.Scopes) == 0 {
		c.Scopes = scopes
	}
	for _, scope := range c.Scopes {
		if !slices.Contains(scopes, scope) {
			return nil, &refusal{invalidMetadata, "this user pool does not let clients register for the scope " + scope}
		}
	}
	m.Scope = strings.Join(c.Scopes, " ")
	return c, nil
}

// judgeAddresses checks where browsers may be sent.
func (m *metadata) judgeAddresses(needed bool) error {
	if needed && len(m.RedirectURIs) == 0 {
		return &refusal{invalidRedirectURI, "redirect_uris is missing"}
	}
	for _, text := range slices.Concat(m.RedirectURIs, m.LogoutURIs) {
		if userpool.CheckRedirect(text) != nil {
			return &refusal{invalidRedirectURI, "not an address that browsers can be sent to: " + text}
		}
	}
	return nil
}
