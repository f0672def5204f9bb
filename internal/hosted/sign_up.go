package hosted

import (
	"net/http"
	"slices"
)

// signUpPage is what the sign-up page has of its own.
type signUpPage struct {
	Attributes []attribute
	Username   bool // a name is chosen apart from the addresses
}

// showSignUp asks a newcomer for what the pool wants to know.
func (p *Pages) showSignUp(v *visit) error {
	if !v.open() {
		return v.showLogin(http.StatusForbidden, view{Error: v.T("error_no_sign_up")})
	}
	return v.showSignUp(http.StatusOK, view{})
}

func (v *visit) showSignUp(status int, x view) error {
	x.Data = signUpPage{Attributes: v.signUpAttributes()}
	return v.show(status, "signup", x)
}

// signUpAttributes lists what a newcomer fills in besides name and password:
// what the pool requires, and an address for the code. What the name is
// already is left out.
func (v *visit) signUpAttributes() []attribute {
	s := v.at.Pool.Settings
	var all []attribute
	for _, a := range s.Schema {
		needed := a.Required || slices.Contains(s.AutoVerified, a.Name) && len(s.UsernameAttributes) == 0
		if !needed || a.Name == "sub" || slices.Contains(s.UsernameAttributes, a.Name) && len(s.UsernameAttributes) == 1 {
			continue
		}
		shown := v.attribute(a.Name)
		shown.Required = a.Required
		all = append(all, shown)
	}
	return all
}

// signUp takes a newcomer in, and asks for the code that they were sent.
func (p *Pages) signUp(v *visit) error {
	if !v.open() {
		return v.showLogin(http.StatusForbidden, view{Error: v.T("error_no_sign_up")})
	}
	username, password := v.field("username"), v.form.Get("password")
	if username == "" {
		return v.showSignUp(http.StatusBadRequest, view{Error: v.T("error_missing")})
	}
	if problem := v.twice(password); problem != "" {
		return v.showSignUp(http.StatusBadRequest, view{Error: problem, Username: username})
	}
	attributes := map[string]string{}
	for _, a := range v.signUpAttributes() {
		value := v.field(a.Field())
		if value != "" {
			attributes[a.Name] = value
		} else if a.Required {
			return v.showSignUp(http.StatusBadRequest, view{Error: v.T("error_missing"), Username: username})
		}
	}
	made, err := p.Accounts.SignUp(v.r.Context(), v.client, username, password, attributes)
	if err != nil {
		text, ok := v.explain(err)
		if !ok {
			return err
		}
		return v.showSignUp(http.StatusBadRequest, view{Error: text, Username: username})
	}
	if made.Confirmed {
		step, err := p.Accounts.SignIn(v.r.Context(), v.client, username, password)
		return v.goOn(state{Username: username}, step, err)
	}
	c := confirmPage{state: state{Username: username, Sub: made.Sub}}
	if made.Sent != nil {
		c.Sent = *made.Sent
	}
	return v.showConfirm(http.StatusOK, view{Username: username}, c)
}
