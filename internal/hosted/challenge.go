package hosted

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"cognate/internal/fault"
	"cognate/internal/qrcode"
	"cognate/internal/totp"
)

// challengePage is what the page of a challenge has of its own.
type challengePage struct {
	State      string
	Challenge  string
	Sent       Sent
	Choices    []string    // to choose one of
	Other      bool        // there are other ways to prove who one is
	Options    string      // what the browser needs to use a passkey
	Device     string      // the name of the user's authenticator
	Attributes []attribute // that a first sign-in has to give
	Secret     string      // of the authenticator that is set up
	QR         *qrcode.Image
	Until      time.Time // an answer is waited for
}

// pages of challenges, by what is asked.
func challengeTemplate(challenge string) string {
	switch challenge {
	case "PASSWORD":
		return "password"
	case "EMAIL_OTP", "SMS_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA":
		return "code"
	case "SELECT_CHALLENGE", "SELECT_MFA_TYPE", setUpChoice:
		return "choose"
	case "NEW_PASSWORD_REQUIRED":
		return "new_password"
	case "WEB_AUTHN":
		return "passkey"
	case setUpAuthenticator:
		return "authenticator"
	case setUpEmail:
		return "email"
	}
	return ""
}

// showChallenge asks what a challenge asks for.
func (v *visit) showChallenge(status int, s state, problem string) error {
	s, err := v.prepare(s)
	if err != nil {
		return v.goOn(state{Username: s.Username}, nil, err)
	}
	kind := s.kind()
	name := challengeTemplate(kind)
	if name == "" {
		return errNoPage
	}
	c := challengePage{
		Challenge: kind, Options: s.Parameters["CREDENTIAL_REQUEST_OPTIONS"], Device: s.Parameters["FRIENDLY_DEVICE_NAME"],
		Sent:   Sent{s.Parameters["CODE_DELIVERY_DESTINATION"], s.Parameters["CODE_DELIVERY_DELIVERY_MEDIUM"]},
		Secret: s.Secret, Until: s.Until, Other: v.chooses() && len(s.Available) > 1 && s.Challenge != "SELECT_CHALLENGE",
	}
	switch kind {
	case "SELECT_CHALLENGE":
		c.Choices = s.Available
	case "SELECT_MFA_TYPE":
		c.Choices = list(s.Parameters["MFAS_CAN_CHOOSE"])
	case setUpChoice:
		c.Choices = list(s.Parameters["MFAS_CAN_SETUP"])
	case "NEW_PASSWORD_REQUIRED":
		c.Attributes = v.missing(s)
	case setUpAuthenticator:
		if c.QR, err = qrcode.Draw(totp.Address(v.at.Pool.Name, s.Username, s.Secret)); err != nil {
			return err
		}
	}
	if c.State, err = v.seal(s); err != nil {
		return err
	}
	return v.show(status, name, view{Error: problem, Username: s.Username, Data: c})
}

// answer takes the answer to the challenge in the form's state.
func (v *visit) answer() error {
	s, err := v.state()
	if err != nil || s.Challenge == "" {
		return v.showLogin(http.StatusBadRequest, view{Error: v.T("error_session"), Username: s.Username})
	}
	responses := map[string]string{}
	switch s.kind() {
	case "PASSWORD":
		responses["PASSWORD"] = v.form.Get("password")
	case "EMAIL_OTP", "SMS_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA":
		responses[s.Challenge+"_CODE"] = v.code()
	case "SELECT_CHALLENGE", "SELECT_MFA_TYPE":
		responses["ANSWER"] = v.form.Get("answer")
	case "WEB_AUTHN":
		responses["CREDENTIAL"] = v.form.Get("credential")
	case "NEW_PASSWORD_REQUIRED":
		return v.newPassword(s)
	default:
		return v.setUp(s)
	}
	for _, value := range responses {
		if value == "" {
			return v.showChallenge(http.StatusBadRequest, s, v.T("error_missing"))
		}
	}
	return v.give(s, responses)
}

// give gives the answer to a challenge. One that was wrong may be followed by
// another as long as the session stands.
func (v *visit) give(s state, responses map[string]string) error {
	responses["USERNAME"] = s.Username
	step, err := v.pages.Accounts.Answer(v.r.Context(), v.client, s.Challenge, s.Session, responses)
	if err != nil && !over(err) {
		text, ok := v.explain(err)
		if !ok {
			return err
		}
		return v.showChallenge(http.StatusBadRequest, s, text)
	}
	return v.goOn(state{Username: s.Username}, step, err)
}

// over reports whether an error ends a sign-in, so that it must begin anew.
func over(err error) bool {
	f, ok := fault.From(err)
	if !ok {
		return false
	}
	switch f.Code {
	case fault.NotAuthorized:
		return f.Message != "Incorrect username or password."
	case fault.UserNotConfirmed, fault.PasswordResetRequired, fault.UserLambdaValidation:
		return true
	}
	return false
}

// newPassword takes the password that a user chooses at their first sign-in,
// and what else the pool wants to know of them.
func (v *visit) newPassword(s state) error {
	password := v.form.Get("password")
	if problem := v.twice(password); problem != "" {
		return v.showChallenge(http.StatusBadRequest, s, problem)
	}
	responses := map[string]string{"NEW_PASSWORD": password}
	for _, a := range v.missing(s) {
		responses["userAttributes."+a.Name] = v.field(a.Field())
	}
	return v.give(s, responses)
}

// twice compares a new password with its repetition, if the form has one, and
// returns what is wrong with them.
func (v *visit) twice(password string) string {
	switch {
	case password == "":
		return v.T("error_missing")
	case v.form.Has("passwordConfirm") && v.form.Get("passwordConfirm") != password:
		return v.T("error_repeat")
	}
	return ""
}

// missing lists the attributes that a first sign-in must give.
func (v *visit) missing(s state) []attribute {
	var all []attribute
	for _, name := range list(s.Parameters["requiredAttributes"]) {
		all = append(all, v.attribute(strings.TrimPrefix(name, "userAttributes.")))
	}
	return all
}

// list reads the lists that challenges have in their parameters.
func list(text string) []string {
	var all []string
	if json.Unmarshal([]byte(text), &all) != nil {
		return nil
	}
	return all
}

// The pages of MFA_SETUP: a choice where there is one, and one page for each
// factor.
const (
	setUpChoice        = "MFA_SETUP"
	setUpAuthenticator = "MFA_SETUP SOFTWARE_TOKEN_MFA"
	setUpEmail         = "MFA_SETUP EMAIL_OTP"
)

// kind is which page the challenge is at.
func (s state) kind() string {
	if s.Challenge != "MFA_SETUP" {
		return s.Challenge
	}
	switch can := list(s.Parameters["MFAS_CAN_SETUP"]); {
	case len(can) == 1:
		return setUpChoice + " " + can[0]
	default:
		return setUpChoice
	}
}

// prepare makes the secret of an authenticator that is about to be set up.
func (v *visit) prepare(s state) (state, error) {
	if s.kind() != setUpAuthenticator || s.Secret != "" {
		return s, nil
	}
	var err error
	s.Secret, s.Session, err = v.pages.Accounts.NewAuthenticator(v.r.Context(), s.Session)
	return s, err
}

// setUp takes the choice of a second factor, the first code of an
// authenticator, or the address that codes shall go to.
func (v *visit) setUp(s state) error {
	switch s.kind() {
	case setUpChoice:
		chosen := v.form.Get("answer")
		if !slices.Contains(list(s.Parameters["MFAS_CAN_SETUP"]), chosen) {
			return v.showChallenge(http.StatusBadRequest, s, v.T("error_missing"))
		}
		only, err := json.Marshal([]string{chosen})
		if err != nil {
			return err
		}
		s.Parameters["MFAS_CAN_SETUP"] = string(only)
		return v.showChallenge(http.StatusOK, s, "")
	case setUpEmail:
		address := v.field("email")
		if address == "" {
			return v.showChallenge(http.StatusBadRequest, s, v.T("error_missing"))
		}
		return v.give(s, map[string]string{"EMAIL": address})
	case setUpAuthenticator:
		session, err := v.pages.Accounts.ProveAuthenticator(v.r.Context(), s.Session, v.code())
		if errors.Is(err, fault.EnableSoftwareTokenMFA) || errors.Is(err, fault.InvalidParameter) {
			return v.showChallenge(http.StatusBadRequest, s, v.T("error_code"))
		}
		if err != nil {
			return v.goOn(state{Username: s.Username}, nil, err)
		}
		s.Session = session
		return v.give(s, map[string]string{})
	}
	return errNoPage
}
