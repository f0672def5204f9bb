package site

import (
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

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
	// Observe, if set, is told of every request to a site: the path, "" if no
	// endpoint is there, and how it ended.
	Observe func(path string, status int, took time.Duration)
	Now     func() time.Time
	Log     *slog.Logger
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begin := h.Now()
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
	requestID := caller.From(r.Context()).RequestID
	at.head(w.Header(), requestID)
	noted := &noted{ResponseWriter: w}
	path = h.answer(noted, r, at, path)
	h.report(r.Context(), r, at.Pool.ID, path, requestID, noted.status, begin)
}

// answer answers a request to a path of a site. It returns the path if
// something is there, and otherwise "".
func (h *Handler) answer(w http.ResponseWriter, r *http.Request, at *Site, path string) string {
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	endpoint, ok := h.Endpoints[method+" "+path]
	var others []string
	if !ok {
		if others = h.methods(path); len(others) == 0 {
			path = ""
		}
	}
	switch {
	case h.Admit != nil && !h.Admit(at.Pool.ID):
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Header().Set("Retry-After", "1")
		http.Error(w, "Too Many Requests", http.StatusTooManyRequests)
	case ok:
		endpoint(w, r, at)
	case len(others) > 0:
		w.Header().Set("Allow", strings.Join(others, ", "))
		http.Error(w, "Method Not Allowed", http.StatusMethodNotAllowed)
	default:
		http.NotFound(w, r)
	}
	return path
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
