package hosted

import (
	"errors"
	"net/http"
	"net/url"

	"cognate/internal/oauth"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// devicePage is what the page has of its own that asks for a device's code.
type devicePage struct{ Code string }

// answerPage is what the page has of its own that asks whether to let a device
// in.
type answerPage struct {
	App, User, Code string
	Scopes          []string // what it asks for, in the visitor's words
}

// device lets a device in that has no browser of its own: its user types the
// code that it shows, signs in, sees who asks for what, and answers.
//
// https://www.rfc-editor.org/rfc/rfc8628#section-3.3
func (p *Pages) device(take bool) site.Endpoint {
	return func(w http.ResponseWriter, r *http.Request, at *site.Site) {
		var v *visit
		var err error
		named := r.URL.Query().Has("device")
		if named {
			v, err = p.visit(w, r, at)
		} else {
			v, err = p.anonymous(w, r, at)
		}
		if err == nil && take {
			err = v.readForm()
		}
		if err == nil {
			switch {
			case named:
				err = v.answerDevice(take)
			case take:
				err = v.findDevice()
			default:
				err = v.showDevice(http.StatusOK, view{}, r.URL.Query().Get("user_code"))
			}
		}
		p.end(w, r, at, err)
	}
}

// anonymous is a visit by who has not said yet for which application.
func (p *Pages) anonymous(w http.ResponseWriter, r *http.Request, at *site.Site) (*visit, error) {
	v := &visit{pages: p, w: w, r: r, at: at, language: p.language(w, r, at), request: &oauth.Request{Site: at, Query: url.Values{}}}
	var err error
	v.token, err = p.token(w, r, at)
	return v, err
}

func (v *visit) showDevice(status int, x view, code string) error {
	x.Data = devicePage{oauth.ReadUserCode(code)}
	return v.show(status, "device", x)
}

// findDevice takes the code that a device shows.
func (v *visit) findDevice() error {
	session, _, err := v.pages.Sessions.Find(v.r.Context(), v.r, v.at)
	if err != nil {
		return err
	}
	device, err := v.pages.OAuth.FindDevice(v.r.Context(), v.at, v.form.Get("user_code"), session.Sub)
	switch {
	case errors.Is(err, oauth.ErrNoDevice):
		return v.showDevice(http.StatusBadRequest, view{Error: v.T("error_device")}, v.form.Get("user_code"))
	case errors.Is(err, oauth.ErrGuesses):
		return v.showDevice(http.StatusTooManyRequests, view{Error: v.T("error_limit")}, "")
	case err != nil:
		return err
	}
	v.request = device.Request
	return v.goTo("/device")
}

// answerDevice asks a signed-in user whether to let the device in, and takes
// the answer.
func (v *visit) answerDevice(take bool) error {
	session, user, err := v.pages.OAuth.SignedIn(v.r, v.request)
	if err != nil {
		return err
	}
	if user == nil {
		return v.goTo("/login")
	}
	answer := v.form.Get("answer")
	if !take || answer != "allow" && answer != "deny" {
		return v.askDevice(user)
	}
	if err := v.pages.OAuth.AnswerDevice(v.r.Context(), v.device, session, answer == "allow"); err != nil {
		return err
	}
	said := "device_denied"
	if answer == "allow" {
		said = "device_allowed"
	}
	return v.show(http.StatusOK, "device_done", view{Notice: v.T(said)})
}

func (v *visit) askDevice(user *userpool.User) error {
	a := answerPage{App: v.client.Name, User: user.Username, Code: v.device.UserCode}
	for _, name := range v.at.Pool.Settings.UsernameAttributes {
		if value := user.Attributes[name]; value != "" { // the username is an id then
			a.User = value
			break
		}
	}
	for _, scope := range v.request.Scopes {
		text, err := v.scope(scope)
		if err != nil {
			return err
		}
		a.Scopes = append(a.Scopes, text)
	}
	return v.show(http.StatusOK, "device_answer", view{Data: a})
}

// scope says what a scope lets an application do.
func (v *visit) scope(name string) (string, error) {
	switch name {
	case token.ScopeOpenID:
		return v.T("scope_openid"), nil
	case token.ScopeEmail:
		return v.T("scope_email"), nil
	case token.ScopePhone:
		return v.T("scope_phone"), nil
	case token.ScopeProfile:
		return v.T("scope_profile"), nil
	case token.ScopeAdmin:
		return v.T("scope_account"), nil
	}
	var server *userpool.ResourceServer
	err := v.pages.Store.View(v.r.Context(), func(tx *store.Tx) (err error) {
		server, err = tx.ResourceServer(v.at.Pool.ID, userpool.ScopeServer(name))
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return name, nil
	}
	if err != nil {
		return "", err
	}
	for _, s := range server.Scopes {
		if server.Identifier+"/"+s.Name == name && s.Description != "" {
			return s.Description, nil
		}
	}
	return name, nil
}
