package oauth

import (
	"errors"
	"net/http"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/site"
)

// logout ends a browser's session and sends it on: to an address that the
// client has registered for that, or to sign in again as somebody else. Tokens
// that applications hold stay good.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
func (s *Server) logout(w http.ResponseWriter, r *http.Request, at *site.Site) {
	to, err := s.afterLogout(r, at)
	if err != nil {
		s.Refuse(w, r, at, err)
		return
	}
	if err := s.Sessions.End(w, r, at); err != nil {
		s.Refuse(w, r, at, err)
		return
	}
	noStore(w.Header())
	http.Redirect(w, r, to, http.StatusFound)
}

// afterLogout returns where a browser goes that has signed out.
func (s *Server) afterLogout(r *http.Request, at *site.Site) (string, error) {
	query := r.URL.Query()
	clientID, to := query.Get("client_id"), query.Get("logout_uri")
	if clientID == "" {
		return "", &pageError{"Required String parameter 'client_id' is not present", ""}
	}
	client, err := s.Directory.ClientIn(r.Context(), at.Pool.ID, clientID)
	if errors.Is(err, fault.ResourceNotFound) {
		return "", &pageError{"Client does not exist.", ""}
	}
	if err != nil {
		return "", err
	}
	if to != "" {
		if !slices.Contains(client.Settings.LogoutURLs, to) {
			return "", &pageError{"redirect_mismatch", clientID}
		}
		return to, nil
	}
	if _, err := ReadRequest(r.Context(), s.Directory, at, query); err != nil {
		return "", err
	}
	return at.Path + "/login?" + r.URL.RawQuery, nil
}
