package cognate

import (
	"net/http"
	"strings"

	"cognate/internal/awsjson"
	"cognate/internal/caller"
	"cognate/internal/hosted"
)

// routes sends a request to what answers it. The API and the documents that
// pools publish are told by their paths: a mux would take as long to find a
// key set as it takes to write it.
type routes struct {
	api       http.Handler // POST /
	wellKnown http.Handler // /<pool id>/.well-known/...
	rest      *http.ServeMux
}

func (s *Server) routes(api, wellKnown, imports, sites http.Handler) routes {
	rest := http.NewServeMux()
	rest.Handle("/", sites)
	rest.HandleFunc("GET /health", s.health)
	rest.Handle("/{pool}/import/{job}", imports)
	rest.Handle(hosted.LogoPattern, hosted.Logos{Store: s.db, Log: s.config.Logger})
	if s.config.Outbox {
		rest.HandleFunc("GET /outbox", s.outbox)
	}
	return routes{api, wellKnown, rest}
}

func (h routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/":
		h.api.ServeHTTP(w, r)
	case strings.Contains(r.URL.Path, "/.well-known/"):
		h.wellKnown.ServeHTTP(w, r)
	default:
		h.rest.ServeHTTP(w, r)
	}
}

// strangers notes who calls, as far as a request without a signature tells.
func strangers(api *awsjson.Handler, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(caller.With(r.Context(), api.Stranger(r))))
	})
}
