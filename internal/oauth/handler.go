package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"cognate/internal/directory"
	"cognate/internal/directory/bounded"
	"cognate/internal/fault"
	"cognate/internal/site"
	"cognate/internal/token"
)

// documentsKept bounds the documents of either kind in memory: about a
// kilobyte each.
const documentsKept = 1024

// Options are what a Handler works with; all but Log and Extensions are needed.
type Options struct {
	Directory *directory.Directory
	Tokens    *token.Service
	Issuer    token.Issuer
	Sites     *site.Finder
	Log       *slog.Logger // nil: nothing is logged

	Extensions Extensions
}

// Handler answers /<pool id>/.well-known/jwks.json and
// /<pool id>/.well-known/openid-configuration. It reads no cookie and no
// header but If-None-Match.
type Handler struct {
	Options
	keySets        *bounded.Cache[*token.KeySet, *document]
	configurations *bounded.Cache[string, *configured] // by pool
}

// New returns the handler; mount it at "/{pool}/.well-known/".
func New(o Options) *Handler {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Handler{
		Options:        o,
		keySets:        bounded.New[*token.KeySet, *document](documentsKept),
		configurations: bounded.New[string, *configured](documentsKept),
	}
}

// ServeHTTP answers GET, HEAD and a browser's preflight.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header["Access-Control-Allow-Origin"] = anyOrigin
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		h.get(w, r)
	case http.MethodOptions:
		header.Set("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS")
		header.Set("Access-Control-Allow-Headers", "*")
		header.Set("Access-Control-Max-Age", "86400")
		w.WriteHeader(http.StatusNoContent)
	default:
		header.Set("Allow", "GET, HEAD, OPTIONS")
		refuse(w, http.StatusMethodNotAllowed, "Method Not Allowed")
	}
}

func (h *Handler) get(w http.ResponseWriter, r *http.Request) {
	poolID, name, ok := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/.well-known/")
	find := h.finder(name)
	if !ok || find == nil {
		refuse(w, http.StatusNotFound, "Not Found")
		return
	}
	d, err := find(r.Context(), poolID)
	if f, ok := fault.From(err); ok && errors.Is(err, fault.ResourceNotFound) {
		refuse(w, http.StatusNotFound, f.Message)
		return
	}
	if err != nil {
		h.Log.ErrorContext(r.Context(), "well-known document", "pool", poolID, "document", name, "error", err)
		refuse(w, http.StatusInternalServerError, "Internal Server Error")
		return
	}
	d.serve(w, r)
}

func (h *Handler) finder(name string) func(ctx context.Context, poolID string) (*document, error) {
	switch name {
	case "jwks.json":
		return h.keySet
	case "openid-configuration":
		return h.discovery
	}
	return nil
}

// refuse answers with an error as the service writes it at these addresses.
func refuse(w http.ResponseWriter, status int, message string) {
	body, err := json.Marshal(struct {
		Message string `json:"message"`
	}{message})
	if err != nil {
		body = []byte(`{}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(body) // an error means that the client went away
}
