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
		basicID, idErr := url.QueryUnescape(user)
		basicSecret, secretErr := url.QueryUnescape(password)
		if idErr != nil || secretErr != nil {
			return nil, refused(invalidClient)
		}
		if id != "" && id != basicID || secret != "" {
			return nil, refused(invalidRequest)
		}
		id, secret = basicID, basicSecret
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
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, refused(invalidClient)
	}
	return client, nil
}
