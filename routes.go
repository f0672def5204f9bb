package cognate

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

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
	console   string // where a browser that comes to / is sent; "" for nowhere
}

func newRoutes(b *base, o *outgoing, p *operations, pages *pages) routes {
	rest := http.NewServeMux()
	rest.Handle("/", pages.sites)
	rest.HandleFunc("GET /health", b.health)
	rest.Handle("/{pool}/import/{job}", pages.uploads)
	rest.Handle(hosted.LogoPattern, hosted.Logos{Store: b.db, Log: b.config.Logger})
	console := ""
	if c := b.config; c.AnyCredentials && c.ConsoleURL != "" {
		console = c.ConsoleURL + "/console/"
	}
	if b.config.Outbox {
		rest.Handle("GET /outbox", outbox{b, o.later})
	}
	return routes{p.api, pages.keySets, rest, console}
}

func (h routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/" && r.Method == http.MethodGet && h.console != "":
		http.Redirect(w, r, h.console, http.StatusFound)
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

// health answers 200 while the database answers.
func (b *base) health(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if err := b.db.Ping(ctx); err != nil {
		b.config.Logger.Error("health: the database does not answer", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprintln(w, `{"status":"the database does not answer"}`)
		return
	}
	fmt.Fprintln(w, `{"status":"ok"}`)
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	json.NewEncoder(w).Encode(v)
}
