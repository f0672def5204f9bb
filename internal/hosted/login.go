package hosted

import (
	"errors"
	"net/http"
	"slices"

	"cognate/internal/fault"
)

// showLogin asks who is there.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
func (p *Pages) showLogin(v *visit) error {
	return v.showLogin(http.StatusOK, view{Username: v.request.LoginHint})
}

// loginPage is what the sign-in page has of its own.
type loginPage struct {
	Native    bool // the pool itself may sign in
	Choose    bool // the name comes first, then a choice
	SignUp    bool // who has no account may make one
	Providers []provider
}

func (v *visit) showLogin(status int, x view) error {
	x.Data = v.loginPage()
	return v.show(status, "login", x)
}

// loginPage is what the client's sign-in page offers.
func (v *visit) loginPage() loginPage {
	return loginPage{Native: v.native(), Choose: v.chooses(), SignUp: v.open(), Providers: v.providers()}
}

// native reports whether users of the pool itself may sign in to the client.
func (v *visit) native() bool {
	return slices.Contains(v.client.Settings.IdentityProviders, "COGNITO")
}

// chooses reports whether users have other ways in than their password.
func (v *visit) chooses() bool {
	other := func(factor string) bool { return factor != "PASSWORD" }
	return v.client.Allows("ALLOW_USER_AUTH") && slices.ContainsFunc(v.at.Pool.Settings.SignInPolicy, other)
}

// open reports whether people may sign up by themselves.
func (v *visit) open() bool { return v.native() && !v.at.Pool.Settings.AdminCreateOnly }

// login takes a name and a password, or the answer to a challenge that
// followed.
func (p *Pages) login(v *visit) error {
	if !v.native() {
		return v.showLogin(http.StatusBadRequest, view{Error: v.T("error_provider")})
	}
	if v.form.Has(stateField) && !v.form.Has("restart") {
		return v.answer()
	}
	username, password := v.field("username"), v.form.Get("password")
	if v.form.Has(stateField) {
		s, err := v.state()
		if err != nil {
			return v.showLogin(http.StatusBadRequest, view{Error: v.T("error_session")})
		}
		username, password = s.Username, ""
	}
	if username == "" || password == "" && !v.chooses() {
		return v.showLogin(http.StatusBadRequest, view{Error: v.T("error_missing"), Username: username})
	}
	step, err := p.Accounts.SignIn(v.r.Context(), v.client, username, password)
	return v.goOn(state{Username: username}, step, err)
}

// goOn shows what a sign-in has come to.
func (v *visit) goOn(s state, step *Step, err error) error {
	switch {
	case errors.Is(err, fault.UserNotConfirmed):
		return v.showConfirm(http.StatusOK, view{Username: s.Username, Notice: v.T("confirm_first")}, confirmPage{state: state{Username: s.Username}})
	case errors.Is(err, fault.PasswordResetRequired):
		return v.showReset(http.StatusOK, view{Username: s.Username, Notice: v.T("reset_required")}, Sent{})
	case err != nil:
		text, ok := v.explain(err)
		if !ok {
			return err
		}
		return v.showLogin(http.StatusBadRequest, view{Error: text, Username: s.Username})
	case step.Sub != "":
		return v.arrive(step)
	}
	s.Challenge, s.Session, s.Parameters, s.Available = step.Challenge, step.Session, step.Parameters, step.Available
	s.Until = v.pages.Now().Add(v.client.AuthSessionLifetime())
	if s.Challenge == "SELECT_CHALLENGE" && len(s.Available) == 1 {
		return v.give(s, map[string]string{"ANSWER": s.Available[0]})
	}
	return v.showChallenge(http.StatusOK, s, "")
}
