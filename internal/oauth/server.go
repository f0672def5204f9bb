package oauth

import (
	"encoding/json"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"net/url"
	"time"

	"cognate/internal/directory"
	"cognate/internal/seal"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/websession"
)

// maxForm bounds a form: the service's own pages and clients send a few
// hundred bytes.
const maxForm = 64 << 10

// Server answers what is under /oauth2/, and /logout. All fields but Extensions are required.
type Server struct {
	Store     *store.DB
	Directory *directory.Directory
	Tokens    *token.Service
	Sessions  *websession.Sessions
	Now       func() time.Time
	Rand      io.Reader
	Log       *slog.Logger

	Sealer     *seal.Sealer
	Issuer     token.Issuer
	Registrar  Registrar
	Extensions Extensions
}

// Endpoints returns the endpoints by method and path.
func (s *Server) Endpoints() map[string]site.Endpoint {
	endpoints := map[string]site.Endpoint{
		"GET /oauth2/authorize":    s.authorize,
		"POST /oauth2/token":       s.anyOrigin(s.token),
		"OPTIONS /oauth2/token":    s.anyOrigin(preflight),
		"GET /oauth2/userInfo":     s.anyOrigin(s.userInfo),
		"POST /oauth2/userInfo":    s.anyOrigin(s.userInfo),
		"OPTIONS /oauth2/userInfo": s.anyOrigin(preflight),
		"POST /oauth2/revoke":      s.anyOrigin(s.revoke),
		"OPTIONS /oauth2/revoke":   s.anyOrigin(preflight),
		"GET /logout":              s.logout,
		"POST /oauth2/register":    s.anyOrigin(s.register),
		"OPTIONS /oauth2/register": s.anyOrigin(preflight),
	}
	if s.Extensions.Introspection {
		endpoints["POST /oauth2/introspect"] = s.introspect
	}
	if s.Extensions.PushedRequests {
		endpoints["POST /oauth2/par"] = s.anyOrigin(s.pushRequest)
		endpoints["OPTIONS /oauth2/par"] = s.anyOrigin(preflight)
	}
	if s.Extensions.DeviceGrant {
		endpoints["POST /oauth2/device_authorization"] = s.anyOrigin(s.authorizeDevice)
		endpoints["OPTIONS /oauth2/device_authorization"] = s.anyOrigin(preflight)
	}
	return endpoints
}

// anyOrigin lets pages of any origin read the answer: what is asked here is
// allowed by tokens and secrets, never by a cookie.
func (s *Server) anyOrigin(e site.Endpoint) site.Endpoint {
	return func(w http.ResponseWriter, r *http.Request, at *site.Site) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		e(w, r, at)
	}
}

// preflight answers a browser that asks before it calls. Clients send headers
// of their own, as Amplify does.
func preflight(w http.ResponseWriter, r *http.Request, _ *site.Site) {
	header := w.Header()
	header.Set("Access-Control-Allow-Methods", "GET, POST")
	if asked := r.Header.Get("Access-Control-Request-Headers"); asked != "" {
		header.Set("Access-Control-Allow-Headers", asked)
	}
	header.Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

// form reads a posted form. A parameter that comes twice is refused, and so is
// one that the address brings along.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-3.2
func form(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, refused(invalidRequest)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxForm))
	if err != nil {
		return nil, refused(invalidRequest)
	}
	values, err := url.ParseQuery(string(body))
	if err != nil || repeated(values) {
		return nil, refused(invalidRequest)
	}
	return values, nil
}

func repeated(values url.Values) bool {
	for _, v := range values {
		if len(v) > 1 {
			return true
		}
	}
	return false
}

// writeJSON answers with what must not be kept by anybody on the way.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-5.1
func writeJSON(w http.ResponseWriter, status int, v any) {
	header := w.Header()
	header.Set("Content-Type", "application/json;charset=UTF-8")
	noStore(header)
	body, err := json.Marshal(v)
	if err != nil { // what is written here always encodes
		status, body = http.StatusInternalServerError, []byte(`{"error":"server_error"}`)
	}
	w.WriteHeader(status)
	w.Write(body) // an error means that the client went away
}

// noStore adds, for old caches, to what every answer of a site carries.
func noStore(header http.Header) {
	header["Pragma"] = noCache
	header["Expires"] = expired
}

// Header values as net/http keeps them, made once and never written to.
var (
	noCache = []string{"no-cache"}
	expired = []string{"0"}
)
