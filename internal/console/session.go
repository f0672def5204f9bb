package console

import (
	"errors"
	"net/http"
	"time"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/store"
)

// sessionInfo is what a page may know of the session that it runs in.
type sessionInfo struct {
	SignedIn    bool
	AccessKeyID string    `json:",omitzero"`
	ARN         string    `json:",omitzero"`
	Root        bool      `json:",omitzero"`
	Expires     time.Time `json:",omitzero"`
	Development bool      // everybody is signed in
	Outbox      bool      // messages are kept instead of being sent
	Region      string
	Account     string
}

// session answers who is signed in. On a development server that is whoever
// asks.
func (h *handler) session(w http.ResponseWriter, r *http.Request) {
	s, err := h.sessions.find(r)
	if errors.Is(err, errNoSession) && h.Anybody {
		s, err = h.sessions.open(w, r, "", h.secure(r))
	}
	h.fail(w, r, h.tell(w, r, s, err))
}

// signIn begins a session for an access key and its secret, or for what a link
// carried.
func (h *handler) signIn(w http.ResponseWriter, r *http.Request) {
	var in struct{ AccessKeyID, SecretAccessKey, Link string }
	err := read(w, r, &in)
	if err == nil && !h.Admit(caller.From(r.Context()).SourceIP) {
		err = fault.TooManyRequests.New("There were too many attempts to sign in. Wait a moment, then try again.")
	}
	if err == nil && in.Link != "" {
		in.AccessKeyID, err = h.sessions.follow(r.Context(), in.Link)
		if errors.Is(err, errNoSession) {
			err = fault.NotAuthorized.New("This link was used already or is too old. Ask for another with \"cognate console-link\", or sign in with an access key.")
		}
	} else if err == nil {
		err = h.Keys.CheckSecret(r.Context(), in.AccessKeyID, in.SecretAccessKey)
		if errors.Is(err, fault.UnrecognizedClient) {
			err = fault.NotAuthorized.New("The access key or its secret is not right.")
		}
	}
	var s *store.ConsoleSession
	if err == nil {
		s, err = h.sessions.open(w, r, in.AccessKeyID, h.secure(r))
	}
	h.fail(w, r, h.tell(w, r, s, err))
}

// signOut ends the session of the browser.
func (h *handler) signOut(w http.ResponseWriter, r *http.Request) {
	s, err := h.sessions.find(r)
	if err == nil {
		err = h.sessions.end(r.Context(), s.ID)
	} else if errors.Is(err, errNoSession) {
		err = nil
	}
	if err == nil {
		http.SetCookie(w, cookie("", -1, h.secure(r)))
		err = h.tell(w, r, nil, errNoSession)
	}
	h.fail(w, r, err)
}

// tell answers what a page may know of a session.
func (h *handler) tell(w http.ResponseWriter, r *http.Request, s *store.ConsoleSession, err error) error {
	info := sessionInfo{Development: h.Anybody, Outbox: h.Outbox != nil, Region: h.Info.Region, Account: h.Info.Account}
	if errors.Is(err, errNoSession) {
		return answer(w, info)
	}
	if err != nil {
		return err
	}
	id, err := h.Keys.Holder(r, s.AccessKey, h.Info.Region)
	if errors.Is(err, fault.UnrecognizedClient) {
		return answer(w, info)
	}
	if err != nil {
		return err
	}
	if info.Root, err = h.Keys.Root(r.Context(), s.AccessKey); err != nil {
		return err
	}
	info.SignedIn, info.AccessKeyID, info.ARN, info.Expires = true, id.AccessKeyID, id.ARN, s.Expires
	return answer(w, info)
}

// listedSession is a session as administrators see it.
type listedSession struct {
	ID, AccessKeyID  string
	Created, Expires time.Time
	Current          bool
}

// listSessions answers with all sessions of the console.
func (h *handler) listSessions(w http.ResponseWriter, r *http.Request, _ caller.Identity) error {
	current, err := h.sessions.find(r)
	if err != nil {
		return err
	}
	list := []listedSession{}
	err = h.Store.View(r.Context(), func(tx *store.Tx) error {
		all, err := tx.ConsoleSessions(h.Now())
		for _, s := range all {
			list = append(list, listedSession{s.ID, s.AccessKey, s.Created, s.Expires, s.ID == current.ID})
		}
		return err
	})
	if err != nil {
		return err
	}
	return answer(w, list)
}

// endSession ends a session of the console.
func (h *handler) endSession(w http.ResponseWriter, r *http.Request, _ caller.Identity) error {
	if err := h.sessions.end(r.Context(), r.PathValue("id")); err != nil {
		return err
	}
	return answer(w, struct{}{})
}
