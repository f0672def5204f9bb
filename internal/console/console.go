// Package console serves the console: the pages of package cognate/console and
// the calls that they make.
//
// The pages have an origin of their own, so that nothing that a customer puts
// on the sign-in pages can reach them. Whoever signed in is known by a cookie
// that only these calls are given and that no script can read; it stands for an
// access key, and what that key's policy forbids, the console can't do either.
// The calls of the public API come from the same table of operations and pass
// the same authorization; package awsjson does not know that there are cookies.
package console

import (
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"cognate/internal/caller"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/iam"
	"cognate/internal/seal"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/token"
)

// Options are what a console is made of. All but Outbox are required.
type Options struct {
	Files  fs.FS // the built pages, index.html at the top
	Docs   fs.FS // the documentation, Markdown
	Store  *store.DB
	Sealer *seal.Sealer
	Keys   Keys
	// Directory, Issuer and Sites know the pools and where they are reached.
	Directory *directory.Directory
	Issuer    token.Issuer
	Sites     *site.Finder
	Logins    Logins
	Trials    Trials
	// Admit reports whether an attempt to sign in is not one too many from an
	// address; the address is that of the caller in the request's context.
	Admit func(address string) bool
	// API answers the operations of the public API for the caller of Caller.
	API http.Handler
	// Outbox answers GET with the messages that nobody sent; nil where
	// messages are sent.
	Outbox http.Handler
	// Anybody signs in whoever comes, and takes requests only under names
	// that mean this machine.
	Anybody bool
	Info    Info
	Figures *Figures
	Now     func() time.Time
	Rand    io.Reader
	Log     *slog.Logger
}

// Info is what the console tells about its server.
type Info struct {
	Version    string
	Region     string
	Account    string
	PublicURL  string
	ConsoleURL string
	Started    time.Time
	Memory     bool // what it keeps ends with it
}

// handler serves one console.
type handler struct {
	Options
	sessions sessions
}

// New makes the handler of everything below /console/.
func New(o Options) (http.Handler, error) {
	h := &handler{Options: o, sessions: sessions{o.Store, o.Now, o.Rand}}
	pages, err := newPages(o.Files, o.Docs)
	if err != nil {
		return nil, err
	}
	api := http.NewServeMux()
	api.HandleFunc("GET /console/api/session", h.session)
	api.HandleFunc("POST /console/api/session", h.signIn)
	api.HandleFunc("DELETE /console/api/session", h.signOut)
	api.Handle("GET /console/api/sessions", h.root(h.listSessions))
	api.Handle("DELETE /console/api/sessions/{id}", h.root(h.endSession))
	api.Handle("GET /console/api/server", h.signedIn(h.server))
	api.Handle("GET /console/api/keys", h.root(h.listKeys))
	api.Handle("POST /console/api/keys", h.root(h.createKey))
	api.Handle("PUT /console/api/keys/{id}/enabled", h.root(h.enableKey))
	api.Handle("DELETE /console/api/keys/{id}", h.root(h.deleteKey))
	api.Handle("GET /console/api/pools/{pool}/addresses", h.ofPool("DescribeUserPool", h.addresses))
	api.Handle("POST /console/api/pools/{pool}/preview/message", h.ofPool("DescribeUserPool", h.previewMessage))
	api.Handle("POST /console/api/pools/{pool}/preview/login", h.ofPool("DescribeUserPool", h.previewLogin))
	api.Handle("GET /console/api/pools/{pool}/logo/{client}", h.ofPool("GetUICustomization", h.logo))
	api.Handle("PUT /console/api/pools/{pool}/imports/{job}/file", h.ofPool("StartUserImportJob", h.importFile))
	api.Handle("GET /console/api/pools/{pool}/imports/{job}/log", h.ofPool("DescribeUserImportJob", h.importLog))
	api.Handle("GET /console/api/pools/{pool}/users/{user}/passkeys", h.ofPool("AdminGetUserAuthFactors", h.passkeys))
	api.Handle("DELETE /console/api/pools/{pool}/users/{user}/passkeys/{id}", h.ofPool("AdminSetUserMFAPreference", h.deletePasskey))
	api.Handle("POST /console/api/pools/{pool}/authenticator", h.ofPool("AdminGetUser", h.authenticator))
	api.Handle("POST /console/api/pools/{pool}/triggers/event", h.ofPool("UpdateUserPool", h.composeEvent))
	api.Handle("POST /console/api/pools/{pool}/triggers/test", h.ofPool("UpdateUserPool", h.testTrigger))
	api.Handle("POST /console/api/idp", h.signedIn(h.call))
	api.Handle("GET /console/api/deliveries", h.root(h.deliveries))
	if o.Outbox != nil {
		api.Handle("GET /console/api/outbox", h.root(func(w http.ResponseWriter, r *http.Request, _ caller.Identity) error {
			o.Outbox.ServeHTTP(w, r)
			return nil
		}))
	}
	api.HandleFunc("/console/api/", func(w http.ResponseWriter, _ *http.Request) {
		answerFault(w, http.StatusNotFound, "UnknownOperationException", "The console's server has nothing at this address.")
	})
	mux := http.NewServeMux()
	mux.Handle("/console/api/", http.NewCrossOriginProtection().Handler(api))
	mux.Handle("/console/", pages)
	mux.Handle("GET /{$}", http.RedirectHandler("/console/", http.StatusSeeOther))
	if !o.Anybody {
		return mux, nil
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A page elsewhere whose name is made to mean this machine would
		// otherwise be signed in.
		if !iam.Local(r.Host) {
			http.Error(w, "the console of a development server is reached from this machine only, by the name localhost", http.StatusForbidden)
			return
		}
		mux.ServeHTTP(w, r)
	}), nil
}

// signedIn is a handler for those who signed in.
func (h *handler) signedIn(f func(http.ResponseWriter, *http.Request, caller.Identity) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s, err := h.sessions.find(r)
		if err == nil {
			var id caller.Identity
			if id, err = h.Keys.Holder(r, s.AccessKey, h.Info.Region); err == nil {
				id.AllRegions = true
				err = f(w, r, id)
			} else if errors.Is(err, fault.UnrecognizedClient) {
				err = errNoSession // the key was switched off since
			}
		}
		h.fail(w, r, err)
	})
}

// root is a handler for those who may do everything.
func (h *handler) root(f func(http.ResponseWriter, *http.Request, caller.Identity) error) http.Handler {
	return h.signedIn(func(w http.ResponseWriter, r *http.Request, id caller.Identity) error {
		root, err := h.Keys.Root(r.Context(), id.AccessKeyID)
		if err != nil {
			return err
		}
		if !root {
			return fault.AccessDenied.Newf("%s may not administer the server: this needs a root access key.", id.ARN)
		}
		return f(w, r, id)
	})
}

// call answers an operation of the public API.
func (h *handler) call(w http.ResponseWriter, r *http.Request, id caller.Identity) error {
	w.Header().Set("Cache-Control", "no-store")
	h.API.ServeHTTP(w, r.WithContext(caller.With(r.Context(), id)))
	return nil
}
