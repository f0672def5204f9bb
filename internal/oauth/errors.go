package oauth

import (
	"errors"
	"net/http"

	"cognate/internal/fault"
)

// The error codes of the endpoints.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-5.2
const (
	invalidRequest       = "invalid_request"
	invalidClient        = "invalid_client"
	invalidGrant         = "invalid_grant"
	invalidScope         = "invalid_scope"
	unauthorizedClient   = "unauthorized_client"
	unsupportedGrant     = "unsupported_grant_type"
	unsupportedResponse  = "unsupported_response_type"
	unsupportedTokenType = "unsupported_token_type"
	invalidTarget        = "invalid_target"
	loginRequired        = "login_required"
	accessDenied         = "access_denied"
	serverError          = "server_error"

	// Of devices that wait: https://www.rfc-editor.org/rfc/rfc8628#section-3.5
	authorizationPending = "authorization_pending"
	slowDown             = "slow_down"
	expiredToken         = "expired_token"
)

// refusal is an answer of the protocol's own: an error code and perhaps what
// it is about.
type refusal struct {
	Code        string `json:"error"`
	Description string `json:"error_description,omitempty"`
}

func (r *refusal) Error() string { return r.Code }

func refused(code string) error { return &refusal{Code: code} }

// because turns a fault into a refusal with its text; other errors stay.
func because(code string, err error) error {
	if f, ok := fault.From(err); ok {
		return &refusal{code, f.Message}
	}
	return err
}

// fail answers with an error: a refusal as the protocol writes it, anything
// else as an internal error that is logged here.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var known *refusal
	if !errors.As(err, &known) {
		s.Log.ErrorContext(r.Context(), "oauth", "path", r.URL.Path, "error", err)
		writeJSON(w, http.StatusInternalServerError, &refusal{Code: serverError})
		return
	}
	writeJSON(w, http.StatusBadRequest, known)
}

// failClient is fail at the endpoints where a client that is not who it says
// gets 401. The token endpoint answers 400, as the service does.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-5.2
func (s *Server) failClient(w http.ResponseWriter, r *http.Request, err error) {
	var known *refusal
	if errors.As(err, &known) && known.Code == invalidClient {
		writeJSON(w, http.StatusUnauthorized, known)
		return
	}
	s.fail(w, r, err)
}

// becauseOnly is because without the text, where the service says nothing
// more.
func becauseOnly(code string, err error) error {
	if _, ok := fault.From(err); ok {
		return &refusal{Code: code}
	}
	return err
}
