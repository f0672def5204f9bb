package oauth

import (
	"errors"
	"net/http"
	"net/url"

	"cognate/internal/fault"
	"cognate/internal/site"
	"cognate/internal/userpool"
)

// client authenticates the application that sends a form: by its id and
// secret in the Authorization header or in the form, or, where it has no
// secret, by its id alone.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
func (s *Server) client(r *http.Request, at *site.Site, form url.Values) (*userpool.Client, error) {
	id, secret := form.Get("client_id"), form.Get("client_secret")
	if r.Header.Get("Authorization") != "" {
		user, password, ok := r.BasicAuth()
		if !ok {
			return nil, refused(invalidClient)
		}
		if id != "" && id != user || secret != "" {
			return nil, refused(invalidRequest)
		}
		id, secret = user, password
	}
	if id == "" {
		return nil, refused(invalidRequest)
	}
	client, err := s.Directory.ClientIn(r.Context(), at.Pool.ID, id)
	if errors.Is(err, fault.ResourceNotFound) {
		return nil, refused(invalidClient)
	}
	if err != nil {
		return nil, err
	}
	ok, err := s.Directory.MatchesSecret(client, secret)
	if plain, bad := url.QueryUnescape(secret); !ok && err == nil && bad == nil && r.Header.Get("Authorization") != "" {
		// The standard has the parts of the header encoded as in a form,
		// which only some clients do. A secret may hold "+".
		ok, err = s.Directory.MatchesSecret(client, plain)
	}
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, refused(invalidClient)
	}
	return client, nil
}
