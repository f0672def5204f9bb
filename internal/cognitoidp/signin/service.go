// Package signin signs users in and out: the authentication flows, their
// challenges, refresh, revocation and sign-out.
//
// A sign-in is an attempt that collects facts. There is one dispatcher, next:
// it decides from the facts, the pool, the client and the user what is due,
// a challenge or tokens. A flow (flow.go) only says with which challenge an
// attempt begins; a challenge (challenge.go) says what is asked, judges the
// answer and notes what it proves. Neither knows what comes after it.
//
// Between the steps a server keeps nothing: the session that a client echoes
// is the attempt itself, see package authsession.
package signin

import (
	"context"
	"crypto/subtle"
	"errors"
	"io"
	"time"

	"cognate/internal/authevent"
	"cognate/internal/authsession"
	"cognate/internal/code"
	"cognate/internal/compromised"
	"cognate/internal/credential"
	"cognate/internal/device"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/message"
	"cognate/internal/passkey"
	"cognate/internal/seal"
	"cognate/internal/srp"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/totp"
	"cognate/internal/usermigration"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// Service holds what sign-in needs. All fields are required.
type Service struct {
	Store          *store.DB
	Directory      *directory.Directory
	Credentials    *credential.Service
	Codes          *code.Service
	Sessions       *authsession.Keeper
	Authenticators *totp.Service
	Messages       *message.Service
	Hooks          *hook.Service
	Migrations     *usermigration.Service
	Tokens         *token.Service
	Sealer         *seal.Sealer
	SRP            *srp.Params
	Devices        device.Keys
	Events         *authevent.Recorder
	Compromised    *compromised.Guard
	Parties        passkey.Parties
	Now            func() time.Time
	Rand           io.Reader
}

// attempt is one sign-in on its way: who wants in, through which client, and
// what is known so far.
type attempt struct {
	pool   *userpool.Pool
	client *userpool.Client
	user   *userpool.User // nil: nobody has the name, and the client hides that
	nobody *userpool.User // the stand-in for that user, once one is shown
	admin  bool           // through an Admin operation
	first  bool           // begun by this request
	// arrived says that a sign-in on the pool's pages is over.
	arrived bool
	typed   string // the USERNAME of the first request
	facts   authsession.Facts
	// refuted says that this request's proof was wrong.
	refuted bool
	// compromised says that others know the password that it brought.
	compromised bool
	held        *authsession.Session // the session that this request answers
	srpA        []byte               // the client's public value, if this request brought it
	// device is the tracked device that the request named, once the user is
	// proved; passkeys are what the user may choose to sign in with, for party.
	device   *userpool.Device
	party    passkey.Party
	passkeys []*userpool.Passkey
	// writes are what the steps of this request change in the store, together,
	// once it is certain that they succeeded.
	writes []func(*store.Tx) error
}

// answer is what every sign-in operation returns; the four response types of
// the wire have the same members.
type answer = wire.InitiateAuthResponse

// clientIn finds the client of an administrator's request, which names the
// pool too: each may be unknown.
func (s *Service) clientIn(ctx context.Context, poolID, clientID string) (*userpool.Client, error) {
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return nil, err
	}
	return s.Directory.ClientIn(ctx, poolID, clientID)
}

// begin finds the pool, checks the client's secret for the user named in the
// parameters, and returns the attempt without its user.
func (s *Service) begin(ctx context.Context, client *userpool.Client, admin bool, params map[string]string) (*attempt, error) {
	pool, err := s.Directory.Pool(ctx, client.PoolID)
	if err != nil {
		return nil, err
	}
	typed := params["USERNAME"]
	if typed == "" {
		return nil, missing("USERNAME")
	}
	if err := s.Directory.CheckSecretHash(ctx, client, typed, params["SECRET_HASH"]); err != nil {
		return nil, err
	}
	return &attempt{pool: pool, client: client, admin: admin, typed: typed}, nil
}

// identify loads the user whom the attempt names. It leaves none where nobody
// has the name and the client hides that: whatever is asked then, no answer
// is right. Who signs in with a password may be brought along from elsewhere.
func (s *Service) identify(ctx context.Context, a *attempt, in beginning) error {
	user, err := s.Directory.User(ctx, a.pool, a.typed)
	if errors.Is(err, fault.UserNotFound) {
		user, err = s.migrate(ctx, a, in)
	}
	if user == nil && err == nil && !a.hides() {
		return a.unknown()
	}
	a.user = user
	return err
}

// bySub loads the user of an earlier step.
func (s *Service) bySub(ctx context.Context, a *attempt, sub string) error {
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		a.user, err = tx.User(a.pool.ID, sub)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return a.unknown()
	}
	return err
}

// sub is the user's, or stands for nobody's.
func (a *attempt) sub() string {
	if a.user == nil {
		return authsession.Nobody
	}
	return a.user.Sub
}

// hides reports whether this attempt must not tell unknown users from others.
func (a *attempt) hides() bool { return !a.admin && a.client.HidesUserExistence() }

// incorrect is the answer to a wrong password, and to a wrong name where the
// client hides which names exist.
func incorrect() error { return fault.NotAuthorized.New("Incorrect username or password.") }

// missing is the answer when a parameter or a response was left out.
func missing(name string) error {
	return fault.InvalidParameter.New("Missing required parameter " + name)
}

// unknown is the answer when nobody has the name.
func (a *attempt) unknown() error {
	if a.hides() {
		return incorrect()
	}
	return fault.UserNotFound.New("User does not exist.")
}

// admit refuses users who may not sign in whatever they prove.
func (s *Service) admit(a *attempt) error {
	u := a.user
	switch {
	case !u.Enabled:
		return fault.NotAuthorized.New("User is disabled.")
	case u.Status == userpool.ResetRequired:
		return fault.PasswordResetRequired.New("Password reset required for the user")
	case u.Status == userpool.Unconfirmed:
		return fault.UserNotConfirmed.New("User is not confirmed.")
	case u.Status == userpool.ExternalProvider:
		return incorrect()
	case u.Status == userpool.ForceChangePassword && a.byPassword() && s.expired(a.pool, u):
		return fault.NotAuthorized.New("Temporary password has expired and must be reset by an administrator.")
	}
	return nil
}

// admitUnproved refuses, before any proof, users who are disabled or must
// reset their password. Where the client hides users, only who proves to be
// one learns of it.
func (s *Service) admitUnproved(a *attempt) error {
	if a.user == nil || a.hides() || a.user.Enabled && a.user.Status != userpool.ResetRequired {
		return nil
	}
	return s.admit(a)
}

func (s *Service) expired(p *userpool.Pool, u *userpool.User) bool {
	days := p.Settings.PasswordPolicy.TemporaryValidityDays
	if days == 0 {
		days = 7
	}
	return u.Password.Temporary && s.Now().After(u.Password.SetAt.Add(time.Duration(days)*24*time.Hour))
}

func equal(a, b []byte) bool { return subtle.ConstantTimeCompare(a, b) == 1 }
