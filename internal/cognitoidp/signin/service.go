// Package signin signs users in and out: the authentication flows, their
// challenges, refresh, revocation and sign-out.
//
// A flow proves who somebody is (flow_*.go) and hands the attempt to next,
// the one place that decides what comes then: another challenge or tokens.
// A challenge's answer (answer_*.go) does the same. Flows and answers never
// call one another.
//
// Between the steps a server keeps nothing: the session that a client echoes
// is the attempt itself, sealed. Only the ids of used sessions are stored, so
// that each serves once.
package signin

import (
	"context"
	"crypto/subtle"
	"errors"
	"io"
	"time"

	"cognate/internal/credential"
	"cognate/internal/device"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/srp"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// Service holds what sign-in needs. All fields are required.
type Service struct {
	Store       *store.DB
	Directory   *directory.Directory
	Credentials *credential.Service
	Tokens      *token.Service
	Sealer      *seal.Sealer
	SRP         *srp.Params
	Devices     device.Keys
	Now         func() time.Time
	Rand        io.Reader
}

// attempt is one sign-in on its way: who wants in, through which client, and
// what is known so far.
type attempt struct {
	pool   *userpool.Pool
	client *userpool.Client
	user   *userpool.User
	admin  bool   // through an Admin operation
	typed  string // the USERNAME of the request
	proof  string // token.Source: what the tokens say they were issued for
	uses   use    // what this step uses up; zero when nothing
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

// begin finds the client, checks its secret for the user named in the
// parameters, and returns the attempt without its user.
func (s *Service) begin(ctx context.Context, client *userpool.Client, admin bool, params map[string]string) (*attempt, error) {
	pool, err := s.Directory.Pool(ctx, client.PoolID)
	if err != nil {
		return nil, err
	}
	typed := params["USERNAME"]
	if typed == "" {
		return nil, fault.InvalidParameter.New("Missing required parameter USERNAME")
	}
	if err := s.Directory.CheckSecretHash(ctx, client, typed, params["SECRET_HASH"]); err != nil {
		return nil, err
	}
	return &attempt{pool: pool, client: client, admin: admin, typed: typed}, nil
}

// identify loads the user whom the attempt names. It leaves none where nobody
// has the name: what the client is told then is the flow's to say.
func (s *Service) identify(ctx context.Context, a *attempt) error {
	user, err := s.Directory.User(ctx, a.pool, a.typed)
	if errors.Is(err, fault.UserNotFound) {
		return nil
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

// hides reports whether this attempt must not tell unknown users from others.
func (a *attempt) hides() bool { return !a.admin && a.client.HidesUserExistence() }

// incorrect is the answer to a wrong password, and to a wrong name where the
// client hides which names exist.
func incorrect() error { return fault.NotAuthorized.New("Incorrect username or password.") }

// unknown is the answer when nobody has the name.
func (a *attempt) unknown() error {
	if a.hides() {
		return incorrect()
	}
	return fault.UserNotFound.New("User does not exist.")
}

// admit refuses users who may not sign in whatever they prove. It runs after
// the proof where the client hides users, so that only they learn of it.
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
	case u.Status == userpool.ForceChangePassword && s.expired(a.pool, u):
		return fault.NotAuthorized.New("Temporary password has expired and must be reset by an administrator.")
	}
	return nil
}

func (s *Service) expired(p *userpool.Pool, u *userpool.User) bool {
	days := p.Settings.PasswordPolicy.TemporaryValidityDays
	if days == 0 {
		days = 7
	}
	return u.Password.Temporary && s.Now().After(u.Password.SetAt.Add(time.Duration(days)*24*time.Hour))
}

func equal(a, b []byte) bool { return subtle.ConstantTimeCompare(a, b) == 1 }
