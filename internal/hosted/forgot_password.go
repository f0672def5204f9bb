package hosted

import "net/http"

// resetPage is what the page has of its own that asks for a new password.
type resetPage struct {
	Sent  Sent
	State string // sealed; empty when the visitor says who they are
}

// showForgot asks who forgot their password.
func (p *Pages) showForgot(v *visit) error {
	return v.show(http.StatusOK, "forgot", view{Username: v.request.LoginHint})
}

// forgot sends a code to who forgot their password.
func (p *Pages) forgot(v *visit) error {
	username := v.field("username")
	if username == "" {
		return v.show(http.StatusBadRequest, "forgot", view{Error: v.T("error_missing")})
	}
	sent, err := p.Accounts.Forgot(v.r.Context(), v.client, username)
	if err != nil {
		text, ok := v.explain(err)
		if !ok {
			return err
		}
		return v.show(http.StatusBadRequest, "forgot", view{Error: text, Username: username})
	}
	return v.showReset(http.StatusOK, view{Username: username}, *sent)
}

// showReset asks for the code and a new password.
func (p *Pages) showReset(v *visit) error {
	return v.showReset(http.StatusOK, view{Username: v.request.LoginHint}, Sent{})
}

func (v *visit) showReset(status int, x view, sent Sent) error {
	c := resetPage{Sent: sent}
	if x.Username != "" {
		var err error
		if c.State, err = v.seal(state{Username: x.Username, Sent: sent}); err != nil {
			return err
		}
	}
	x.Data = c
	return v.show(status, "reset", x)
}

// reset takes the code and the new password, and signs in with it.
func (p *Pages) reset(v *visit) error {
	c, password := v.newcomer(), v.form.Get("password")
	again := func(problem string) error {
		return v.showReset(http.StatusBadRequest, view{Username: c.Username, Error: problem}, c.Sent)
	}
	if c.Username == "" || v.code() == "" {
		return again(v.T("error_missing"))
	}
	if problem := v.twice(password); problem != "" {
		return again(problem)
	}
	if err := p.Accounts.Reset(v.r.Context(), v.client, c.Username, v.code(), password); err != nil {
		text, ok := v.explain(err)
		if !ok {
			return err
		}
		return again(text)
	}
	step, err := p.Accounts.SignIn(v.r.Context(), v.client, c.Username, password)
	return v.goOn(state{Username: c.Username}, step, err)
}
