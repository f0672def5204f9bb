package hosted

import (
	"errors"
	"net/http"
	"net/url"

	"cognate/internal/fault"
	"cognate/internal/oauth"
	"cognate/internal/site"
)

// confirmPage is what the page has of its own that asks for the code of a
// sign-up.
type confirmPage struct {
	state
	State string // sealed; empty when the visitor says who they are
}

// showConfirm asks for the code of a sign-up.
func (p *Pages) showConfirm(v *visit) error {
	return v.showConfirm(http.StatusOK, view{Username: v.request.LoginHint}, confirmPage{})
}

func (v *visit) showConfirm(status int, x view, c confirmPage) (err error) {
	if c.Username != "" {
		if c.State, err = v.seal(c.state); err != nil {
			return err
		}
	}
	x.Data = c
	return v.show(status, "confirm", x)
}

// newcomer reads whose sign-up a form is about: this browser's, or whose name
// was typed.
func (v *visit) newcomer() confirmPage {
	if v.form.Has(stateField) {
		if s, err := v.state(); err == nil {
			return confirmPage{state: s}
		}
	}
	return confirmPage{state: state{Username: v.field("username")}}
}

// confirm takes the code of a sign-up. The browser that signed up goes on
// signed in; any other signs in now.
func (p *Pages) confirm(v *visit) error {
	c := v.newcomer()
	again := func(problem string) error {
		return v.showConfirm(http.StatusBadRequest, view{Username: c.Username, Error: problem}, c)
	}
	if c.Username == "" || v.code() == "" {
		return again(v.T("error_missing"))
	}
	if err := p.Accounts.Confirm(v.r.Context(), v.client, c.Username, v.code()); err != nil {
		text, ok := v.explain(err)
		if !ok {
			return err
		}
		return again(text)
	}
	if c.Sub == "" {
		return v.showLogin(http.StatusOK, view{Username: c.Username, Notice: v.T("confirmed")})
	}
	step, err := p.Accounts.Welcome(v.r.Context(), v.client, c.Username, c.Sub)
	return v.goOn(state{Username: c.Username}, step, err)
}

// showResend asks who needs another code.
func (p *Pages) showResend(v *visit) error {
	return v.show(http.StatusOK, "resend", view{Username: v.request.LoginHint})
}

// resend sends the code of a sign-up again.
func (p *Pages) resend(v *visit) error {
	c := v.newcomer()
	if c.Username == "" {
		return v.show(http.StatusBadRequest, "resend", view{Error: v.T("error_missing")})
	}
	sent, err := p.Accounts.Resend(v.r.Context(), v.client, c.Username)
	if err != nil {
		text, ok := v.explain(err)
		if !ok {
			return err
		}
		return v.showConfirm(http.StatusBadRequest, view{Username: c.Username, Error: text}, c)
	}
	c.Sent = *sent
	return v.showConfirm(http.StatusOK, view{Username: c.Username, Notice: v.T("code_sent_again")}, c)
}

// confirmUser confirms a sign-up by the link that its mail has.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-email-verification-message-customization.html
func (p *Pages) confirmUser(w http.ResponseWriter, r *http.Request, at *site.Site) {
	query := r.URL.Query()
	l := p.language(w, r, at)
	v := &visit{pages: p, w: w, r: r, at: at, language: l, request: &oauth.Request{Query: url.Values{}}}
	client, err := p.Directory.ClientIn(r.Context(), at.Pool.ID, query.Get("client_id"))
	if err == nil {
		v.client = client
		if v.look, err = p.lookOf(r.Context(), at, client); err == nil {
			err = p.Accounts.Confirm(r.Context(), client, query.Get("user_name"), query.Get("confirmation_code"))
		}
	}
	x := view{Notice: l.text("link_confirmed")}
	status := http.StatusOK
	switch text, ok := v.explain(err); {
	case err == nil:
	case errors.Is(err, fault.ResourceNotFound):
		status, x = http.StatusBadRequest, view{Error: l.text("error_link")}
	case errors.Is(err, errUnavailable):
		p.end(w, r, at, err)
		return
	case ok:
		status, x = http.StatusBadRequest, view{Error: text}
	default:
		p.OAuth.Refuse(w, r, at, err)
		return
	}
	if err := v.show(status, "message", x); err != nil {
		p.OAuth.Refuse(w, r, at, err)
	}
}
