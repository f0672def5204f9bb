package oauth

import (
	"errors"
	"maps"
	"net/http"
	"strings"

	"cognate/internal/fault"
	"cognate/internal/site"
	"cognate/internal/token"
)

// userInfo returns the attributes of the user who an access token speaks for,
// as far as its scopes go. Every value is text, as the service has it.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
// https://openid.net/specs/openid-connect-core-1_0.html#UserInfo
func (s *Server) userInfo(w http.ResponseWriter, r *http.Request, at *site.Site) {
	given, ok := bearer(r)
	if !ok {
		challenge(w, http.StatusBadRequest, invalidRequest, "Bad OAuth2 request at UserInfo Endpoint")
		return
	}
	caller, err := s.Tokens.Bearer(r.Context(), given, token.ScopeOpenID)
	if err == nil && caller.Pool.ID != at.Pool.ID {
		err = fault.NotAuthorized.New("a token of another pool")
	}
	switch {
	case errors.Is(err, fault.NotAuthorized), errors.Is(err, fault.UserNotFound), errors.Is(err, fault.ResourceNotFound):
		challenge(w, http.StatusUnauthorized, "invalid_token",
			"Access token is expired, disabled, or deleted, or the user has globally signed out.")
		return
	case err != nil:
		s.fail(w, r, err)
		return
	}
	claims := map[string]string{}
	maps.Copy(claims, caller.User.Attributes)
	scopes := strings.Fields(caller.Claims.Scope)
	for name := range claims {
		if !caller.Client.CanRead(caller.Pool, name) || !token.InScope(scopes, name) {
			delete(claims, name)
		}
	}
	claims["sub"], claims["username"] = caller.User.Sub, caller.User.Username
	writeJSON(w, http.StatusOK, claims)
}

// bearer returns the token of the Authorization header.
//
// https://www.rfc-editor.org/rfc/rfc6750#section-2.1
func bearer(r *http.Request) (string, bool) {
	scheme, given, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return given, strings.EqualFold(scheme, "Bearer") && given != ""
}

// challenge refuses a resource, saying why in the header alone.
func challenge(w http.ResponseWriter, status int, code, description string) {
	header := w.Header()
	noStore(header)
	header.Set("WWW-Authenticate", `error="`+code+`", error_description="`+description+`"`)
	w.WriteHeader(status)
}
