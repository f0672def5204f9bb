package oauth

import (
	"errors"
	"net/http"

	"cognate/internal/fault"
	"cognate/internal/site"
)

// revoke ends a refresh token and what came of it.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
// https://www.rfc-editor.org/rfc/rfc7009
func (s *Server) revoke(w http.ResponseWriter, r *http.Request, at *site.Site) {
	if err := s.end(w, r, at); err != nil {
		s.failClient(w, r, err)
		return
	}
	noStore(w.Header())
	w.WriteHeader(http.StatusOK)
}

func (s *Server) end(w http.ResponseWriter, r *http.Request, at *site.Site) error {
	values, err := form(w, r)
	if err != nil {
		return err
	}
	given := values.Get("token")
	if given == "" {
		return refused(invalidRequest)
	}
	client, err := s.client(r, at, values)
	if err != nil {
		return err
	}
	err = s.Tokens.Revoke(r.Context(), client, given)
	switch {
	case errors.Is(err, fault.UnsupportedTokenType):
		return refused(unsupportedTokenType)
	case errors.Is(err, fault.Unauthorized):
		return refused(invalidClient)
	}
	return becauseOnly(invalidRequest, err)
}
