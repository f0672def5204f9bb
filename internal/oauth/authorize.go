package oauth

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
	"cognate/internal/websession"
)

// codeLifetime is how long an application has to exchange a code.
const codeLifetime = 5 * time.Minute

// authorize begins a sign-in for an application. A browser that is signed in
// already goes straight back with what was asked for; any other goes to the
// sign-in page first.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
func (s *Server) authorize(w http.ResponseWriter, r *http.Request, at *site.Site) {
	query, err := s.pulled(r, at)
	if err != nil {
		s.Refuse(w, r, at, err)
		return
	}
	q, err := ReadRequest(r.Context(), s.Directory, at, query)
	if err != nil {
		s.Refuse(w, r, at, err)
		return
	}
	session, ok, err := s.Sessions.Find(r.Context(), r, at)
	if err != nil {
		s.Refuse(w, r, at, err)
		return
	}
	if ok && s.fresh(q, session) {
		if err = s.Grant(w, r, q, session); !errors.Is(err, errNobody) {
			if err != nil {
				s.Refuse(w, r, at, err)
			}
			return
		}
	}
	if slices.Contains(q.Prompt, "none") {
		s.Refuse(w, r, at, &sentBack{q, refusal{Code: loginRequired}})
		return
	}
	noStore(w.Header())
	http.Redirect(w, r, at.Path+"/login?"+query.Encode(), http.StatusFound)
}

// fresh reports whether a session answers a request without another sign-in.
func (s *Server) fresh(q *Request, session websession.Session) bool {
	if slices.Contains(q.Prompt, "login") || slices.Contains(q.Prompt, "select_account") {
		return false
	}
	return s.Now().Before(session.AuthTime.Add(q.Client.SSOLifetime()))
}

// errNobody means that a session's user may no longer come in.
var errNobody = errors.New("oauth: the session's user is gone or disabled")

// Grant sends a signed-in browser back to the application with a code or
// with tokens. It writes an answer exactly when it returns nil.
func (s *Server) Grant(w http.ResponseWriter, r *http.Request, q *Request, session websession.Session) error {
	user, err := s.user(r.Context(), q.Site.Pool, session.Sub)
	if err != nil {
		return err
	}
	if signedOut(user, session.AuthTime) || user.Status == userpool.ResetRequired {
		return errNobody
	}
	if q.Implicit {
		return s.grantTokens(w, r, q, user, session)
	}
	code, err := userpool.NewSub(s.Rand)
	if err != nil {
		return err
	}
	err = s.Store.Update(r.Context(), func(tx *store.Tx) error {
		return tx.InsertAuthCode(&store.AuthCode{
			ID: codeID(code), PoolID: q.Site.Pool.ID, Sub: user.Sub, Expires: s.Now().Add(codeLifetime), ClientID: q.Client.ID,
			RedirectURI: q.RedirectURI, Challenge: q.Challenge, Nonce: q.Nonce, Resource: q.Resource, Scopes: q.Scopes,
			AuthTime: session.AuthTime, EventID: session.EventID, BrowserID: session.ID,
		})
	})
	if err != nil {
		return err
	}
	s.sendBack(w, r, q, url.Values{"code": {code}})
	return nil
}

// grantTokens is the implicit flow: no refresh token, since there is no place
// in a browser's address to keep one.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-4.2
func (s *Server) grantTokens(w http.ResponseWriter, r *http.Request, q *Request, user *userpool.User, session websession.Session) error {
	set, err := s.Tokens.Issue(r.Context(), token.Grant{
		Pool: q.Site.Pool, Client: q.Client, User: user, AuthTime: session.AuthTime, EventID: session.EventID, BrowserID: session.ID, Scopes: q.Scopes,
		Source: token.SourceHosted, Nonce: q.Nonce, Audience: q.Resource,
	})
	if err != nil {
		return sendBackFault(q, err)
	}
	out := printed(set)
	with := url.Values{
		"access_token": {out.Access}, "token_type": {out.Type}, "expires_in": {strconv.Itoa(out.ExpiresIn)},
	}
	if out.ID != "" {
		with.Set("id_token", out.ID)
	}
	s.sendBack(w, r, q, with)
	return nil
}

// sendBackFault tells the application what a trigger or a rule said.
func sendBackFault(q *Request, err error) error {
	var known *refusal
	if errors.As(because(invalidRequest, err), &known) {
		return &sentBack{q, *known}
	}
	return err
}

// signedOut reports whether a user has signed out everywhere since a sign-in,
// whose time is known to the second.
func signedOut(user *userpool.User, since time.Time) bool {
	return !since.Add(time.Second).After(user.SignedOutAt)
}

// user reads a session's user, who must still be let in.
func (s *Server) user(ctx context.Context, pool *userpool.Pool, sub string) (*userpool.User, error) {
	var user *userpool.User
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		user, err = tx.User(pool.ID, sub)
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && !user.Enabled {
		return nil, errNobody
	}
	return user, err
}
