package oauth

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// requestURN begins the name of a pushed request. What follows is the request
// itself, sealed.
//
// https://www.rfc-editor.org/rfc/rfc9126#section-2.2
const requestURN = "urn:ietf:params:oauth:request_uri:"

// pushedLifetime is how long a browser has to bring the name of a request.
const pushedLifetime = time.Minute

// pushed is an authorization request that a client has pushed.
type pushed struct {
	ID      string
	Query   url.Values
	Expires time.Time
}

// pushRequest takes an authorization request and returns its name, which serves
// once.
//
// https://www.rfc-editor.org/rfc/rfc9126
func (s *Server) pushRequest(w http.ResponseWriter, r *http.Request, at *site.Site) {
	uri, err := s.keepRequest(w, r, at)
	if err != nil {
		s.failClient(w, r, err)
		return
	}
	writeJSON(w, http.StatusCreated, struct {
		URI     string `json:"request_uri"`
		Expires int    `json:"expires_in"`
	}{uri, int(pushedLifetime / time.Second)})
}

func (s *Server) keepRequest(w http.ResponseWriter, r *http.Request, at *site.Site) (string, error) {
	values, err := form(w, r)
	if err != nil {
		return "", err
	}
	client, err := s.client(r, at, values)
	if err != nil {
		return "", err
	}
	if values.Has("request_uri") {
		return "", &refusal{invalidRequest, "request_uri can't be pushed"}
	}
	values.Del("client_secret")
	values.Set("client_id", client.ID)
	if _, err := ReadRequest(r.Context(), s.Directory, at, values); err != nil {
		return "", told(err)
	}
	id, err := userpool.NewSub(s.Rand)
	if err != nil {
		return "", err
	}
	plain, err := json.Marshal(pushed{id, values, s.Now().Add(pushedLifetime)})
	if err != nil {
		return "", err
	}
	return requestURN + base64.RawURLEncoding.EncodeToString(s.Sealer.Seal("pushed-request:"+at.Pool.ID, plain)), nil
}

// told turns what a browser would have been shown or sent back with into an
// answer to the client itself.
func told(err error) error {
	var back *sentBack
	var page *pageError
	switch {
	case errors.As(err, &back):
		return &back.refusal
	case errors.As(err, &page):
		return &refusal{invalidRequest, page.code}
	}
	return err
}

// pulled returns the parameters of an authorization request: those that the
// browser brings or, where it brings a name, those that were pushed under it.
func (s *Server) pulled(r *http.Request, at *site.Site) (url.Values, error) {
	query := r.URL.Query()
	name := query.Get("request_uri")
	if !s.Extensions.PushedRequests || name == "" {
		return query, nil
	}
	refused := &pageError{"invalid_request_uri", query.Get("client_id")}
	sealed, err := base64.RawURLEncoding.DecodeString(strings.TrimPrefix(name, requestURN))
	if err != nil || !strings.HasPrefix(name, requestURN) {
		return nil, refused
	}
	var p pushed
	plain, err := s.Sealer.Open("pushed-request:"+at.Pool.ID, sealed)
	if err != nil || json.Unmarshal(plain, &p) != nil {
		return nil, refused
	}
	if !s.Now().Before(p.Expires) || p.Query.Get("client_id") != query.Get("client_id") {
		return nil, refused
	}
	err = s.Store.Update(r.Context(), func(tx *store.Tx) error { return tx.UseOnce("pushed-request:"+p.ID, p.Expires) })
	if errors.Is(err, store.ErrExists) {
		return nil, refused
	}
	return p.Query, err
}
