package users

import (
	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// signUpSession is what the client that signed a user up gets to confirm them
// with, so that confirming also signs in. Only clients that let users choose
// how to sign in get one.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
func (s *Service) signUpSession(g guest, user *userpool.User) (string, error) {
	if !g.client.Allows("USER_AUTH") {
		return "", nil
	}
	return s.Sessions.Seal(&authsession.Session{Sub: user.Sub, Typed: g.name, Challenge: authsession.SignUp}, g.client)
}

// openSignUp opens that session for the user who is confirmed.
func (s *Service) openSignUp(g guest, carried string) (*authsession.Session, error) {
	held, err := s.Sessions.Open(carried)
	if err != nil {
		return nil, err
	}
	if held.Challenge != authsession.SignUp || held.Client != g.client.ID || held.Sub != g.user.Sub {
		return nil, authsession.Foreign()
	}
	return held, nil
}

// confirmedSession is the one with which a user who was just confirmed signs
// in without further proof.
func (s *Service) confirmedSession(g guest) (string, error) {
	return s.Sessions.Seal(&authsession.Session{Sub: g.user.Sub, Typed: g.name, Challenge: authsession.SignUpConfirmed}, g.client)
}

// needsNoPassword reports whether a newcomer without a password can sign in
// with codes: the pool and the client must have that, and the newcomer an
// address to send codes to.
func needsNoPassword(g guest, user *userpool.User) (bool, error) {
	if !g.pool.Passwordless() || !g.client.Allows("USER_AUTH") {
		return false, nil
	}
	if len(g.pool.FirstFactors(user, false)) == 0 {
		return false, fault.InvalidParameter.New("A user without a password needs an email or phone_number that the user pool can send codes to.")
	}
	return true, nil
}

// spend uses a session up; nil is none.
func spend(tx *store.Tx, held *authsession.Session) error {
	if held == nil {
		return nil
	}
	return authsession.Use(tx, held.ID, held.Expires)
}
