package oauth

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/site"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// maxRequest bounds the parameters of an authorization request. They travel in
// addresses, which browsers and proxies cut off far below.
const maxRequest = 16 << 10

// Request is an authorization request that has been judged: it may be granted
// to whoever signs in.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
// https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1
type Request struct {
	Site        *site.Site
	Client      *userpool.Client
	RedirectURI string
	Implicit    bool // response_type=token
	State       string
	Scopes      []string
	Nonce       string
	Challenge   string // PKCE's; empty when there is none
	Resource    string
	Prompt      []string
	Provider    string // the identity provider that is to ask; empty or COGNITO for the pool itself
	LoginHint   string
	// Query is the request as it came, for pages to carry along.
	Query url.Values
}

// pageError is what a browser is shown that can't be sent back to the
// application: nothing proves that the request is that application's.
type pageError struct{ code, clientID string }

func (e *pageError) Error() string { return e.code }

// sentBack is an error that the application is told of by its redirect
// address.
type sentBack struct {
	request *Request
	refusal
}

func (e *sentBack) Error() string { return e.Code }

// ReadRequest judges the parameters of an authorization request. Pages that a
// browser reaches with the same parameters judge them again by it.
func ReadRequest(ctx context.Context, dir *directory.Directory, at *site.Site, query url.Values) (*Request, error) {
	clientID := query.Get("client_id")
	if clientID == "" {
		return nil, &pageError{"Required String parameter 'client_id' is not present", ""}
	}
	client, err := dir.ClientIn(ctx, at.Pool.ID, clientID)
	if errors.Is(err, fault.ResourceNotFound) {
		return nil, &pageError{"Client does not exist.", ""}
	}
	if err != nil {
		return nil, err
	}
	redirect := query.Get("redirect_uri")
	switch {
	case len(query.Encode()) > maxRequest || repeated(query):
		return nil, &pageError{invalidRequest, clientID}
	case redirect == "":
		return nil, &pageError{"Required String parameter 'redirect_uri' is not present", clientID}
	case !slices.Contains(client.Settings.CallbackURLs, redirect):
		return nil, &pageError{"redirect_mismatch", clientID}
	}
	q := &Request{
		Site: at, Client: client, RedirectURI: redirect, State: query.Get("state"), Nonce: query.Get("nonce"),
		Challenge: query.Get("code_challenge"), Resource: query.Get("resource"), Prompt: strings.Fields(query.Get("prompt")),
		Provider: query.Get("identity_provider"), LoginHint: query.Get("login_hint"), Query: query,
	}
	if code, description := q.judge(); code != "" {
		return nil, &sentBack{q, refusal{code, description}}
	}
	scopes, bad := scopesOf(client, query.Get("scope"))
	if bad != nil {
		return nil, &sentBack{q, *bad}
	}
	q.Scopes = scopes
	return q, nil
}

// judge checks what needs no look-up. It returns an error code.
func (q *Request) judge() (code, description string) {
	kind := q.Query.Get("response_type")
	q.Implicit = kind == "token"
	switch kind {
	case "":
		return invalidRequest, "response_type is missing"
	case "code", "token":
	default:
		return unsupportedResponse, ""
	}
	if !q.Implicit && !allows(q.Client, "code") || q.Implicit && !allows(q.Client, "implicit") {
		return unauthorizedClient, ""
	}
	method := q.Query.Get("code_challenge_method")
	switch {
	case (q.Challenge == "") != (method == ""):
		return invalidRequest, "code_challenge and code_challenge_method need each other"
	case method != "" && method != "S256":
		return invalidRequest, "code_challenge_method must be S256"
	case q.Challenge != "" && (!unreserved(q.Challenge, 43, 43) || strings.ContainsAny(q.Challenge, ".~")):
		return invalidRequest, "code_challenge is not the hash of a verifier"
	case slices.Contains(q.Prompt, "none") && len(q.Prompt) > 1:
		return invalidRequest, "prompt none stands alone"
	case q.Resource != "" && !resource(q.Resource):
		return invalidRequest, "resource is not an absolute URI that can be a resource"
	}
	return q.judgeProvider()
}

// judgeProvider checks who is to ask the user. The pool itself does, if the
// client lets it; nobody can be sent to another provider.
func (q *Request) judgeProvider() (code, description string) {
	if q.Provider != "" && !slices.Contains(q.Client.Settings.IdentityProviders, q.Provider) {
		return invalidRequest, "identity_provider is not one of this client's"
	}
	if q.Provider != "" && q.Provider != "COGNITO" || q.Query.Get("idp_identifier") != "" {
		return invalidRequest, "sign-in through another identity provider is not available"
	}
	return "", ""
}

// resource reports whether an address can name what a token is for.
//
// https://www.rfc-editor.org/rfc/rfc8707#section-2
func resource(text string) bool {
	u, err := url.Parse(text)
	if err != nil || !u.IsAbs() || strings.Contains(text, "#") || len(text) > 2048 {
		return false
	}
	return u.Scheme != "http" || u.Hostname() == "localhost"
}

// scopesOf settles what is granted to a client: what was asked for, all of
// which it must be allowed, or else all that it is allowed.
func scopesOf(client *userpool.Client, text string) ([]string, *refusal) {
	asked := strings.Fields(text)
	if len(asked) == 0 {
		return client.Settings.OAuthScopes, nil
	}
	var scopes []string
	for _, scope := range asked {
		if !slices.Contains(client.Settings.OAuthScopes, scope) {
			return nil, &refusal{Code: invalidScope}
		}
		if !slices.Contains(scopes, scope) {
			scopes = append(scopes, scope)
		}
	}
	for _, scope := range []string{token.ScopeEmail, token.ScopePhone, token.ScopeProfile} {
		if slices.Contains(scopes, scope) && !slices.Contains(scopes, token.ScopeOpenID) {
			return nil, &refusal{invalidScope, scope + " needs the scope openid"}
		}
	}
	return scopes, nil
}

// sendBack redirects a browser to the application with parameters: in the
// query, or for the implicit flow in the fragment, which stays in the browser.
func (s *Server) sendBack(w http.ResponseWriter, r *http.Request, q *Request, with url.Values) {
	if s.Extensions.ResponseIssuer {
		with.Set("iss", s.Issuer.URL(q.Site.Pool))
	}
	if q.State != "" {
		with.Set("state", q.State)
	}
	mark := "?"
	switch {
	case q.Implicit:
		mark = "#"
	case strings.Contains(q.RedirectURI, "?"):
		mark = "&"
	}
	noStore(w.Header())
	w.Header().Set("Referrer-Policy", "no-referrer")
	http.Redirect(w, r, q.RedirectURI+mark+with.Encode(), http.StatusFound)
}

// Refuse answers a browser whose request ReadRequest or a later step refused:
// by way of the application where that is known to be one, else by a page.
func (s *Server) Refuse(w http.ResponseWriter, r *http.Request, at *site.Site, err error) {
	var back *sentBack
	var page *pageError
	switch {
	case errors.As(err, &back):
		with := url.Values{"error": {back.Code}}
		if back.Description != "" {
			with.Set("error_description", back.Description)
		}
		s.sendBack(w, r, back.request, with)
	case errors.As(err, &page):
		with := url.Values{"error": {page.code}}
		if page.clientID != "" {
			with.Set("client_id", page.clientID)
		}
		noStore(w.Header())
		http.Redirect(w, r, at.Path+"/error?"+with.Encode(), http.StatusFound)
	default:
		s.Log.ErrorContext(r.Context(), "oauth", "path", r.URL.Path, "error", err)
		http.Redirect(w, r, at.Path+"/error?error="+serverError, http.StatusFound)
	}
}
