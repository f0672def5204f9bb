package site

import (
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"

	"cognate/internal/caller"
)

// Endpoint answers a request to one path of a site.
type Endpoint func(w http.ResponseWriter, r *http.Request, at *Site)

// Handler sends each request to the endpoint of its site. Endpoints are by
// method and path, "GET /login"; those of GET answer HEAD too.
type Handler struct {
	Finder    *Finder
	Endpoints map[string]Endpoint
	// Admit, if set, says whether a pool may be asked once more now.
	Admit func(poolID string) bool
	Log   *slog.Logger
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	at, path, err := h.Finder.Find(r)
	if errors.Is(err, ErrNone) {
		http.NotFound(w, r)
		return
	}
	if err != nil {
		h.Log.ErrorContext(r.Context(), "site", "host", r.Host, "path", r.URL.Path, "error", err)
		http.Error(w, "Internal Server Error", http.StatusInternalServerError)
		return
	}
	at.head(w.Header(), caller.From(r.Context()).RequestID)
	if h.Admit != nil && !h.Admit(at.Pool.ID) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Retry-After", "1")
		http.Error(w, "Too Many Requests", http.StatusTooManyRequests)
		return
	}
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	if answer, ok := h.Endpoints[method+" "+path]; ok {
		answer(w, r, at)
		return
	}
	if others := h.methods(path); len(others) > 0 {
		w.Header().Set("Allow", strings.Join(others, ", "))
		http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
		return
	}
	http.NotFound(w, r)
}

// Header values as net/http keeps them, made once and never written to.
var (
	nosniff     = []string{"nosniff"}
	deny        = []string{"DENY"}
	blockXSS    = []string{"1; mode=block"}
	onlyTLS     = []string{"max-age=31536000 ; includeSubDomains"}
	neverStored = []string{"no-cache, no-store, max-age=0, must-revalidate"}
)

// head sets what every answer of a site carries. Endpoints whose answers may
// be kept say so themselves.
func (s *Site) head(h http.Header, requestID string) {
	if requestID != "" {
		h["X-Amz-Cognito-Request-Id"] = []string{requestID}
	}
	h["Cache-Control"] = neverStored
	h["X-Content-Type-Options"] = nosniff
	h["X-Frame-Options"] = deny
	h["X-Xss-Protection"] = blockXSS
	if s.pinsTLS() {
		h["Strict-Transport-Security"] = onlyTLS
	}
}

// pinsTLS reports whether browsers may be told to come by TLS alone. They
// would remember that for everything else that runs at localhost, too.
//
// https://www.rfc-editor.org/rfc/rfc6797
func (s *Site) pinsTLS() bool {
	host, secure := strings.CutPrefix(s.Base, "https://")
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	return secure && host != "localhost" && !strings.HasSuffix(host, ".localhost")
}

func (h *Handler) methods(path string) []string {
	var methods []string
	for key := range h.Endpoints {
		if method, p, _ := strings.Cut(key, " "); p == path {
			methods = append(methods, method)
		}
	}
	slices.Sort(methods)
	return methods
}
