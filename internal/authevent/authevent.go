// Package authevent keeps an account of what users do to get in: sign-ins
// with their factors, sign-ups, new passwords. Pools with threat protection
// have one; the others cost nothing here.
//
// Record never waits for the disk. What is recorded is queued, and one
// goroutine writes all that is waiting in one transaction, so an event is
// stored within the time of two commits. A server that is killed loses what
// it recorded in that time; one that is closed loses nothing.
//
// What an event means for the risk of a sign-in is not judged here.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
package authevent

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"

	"cognate/internal/caller"
	"cognate/internal/store"
	"cognate/internal/useragent"
	"cognate/internal/userpool"
)

// What users do.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AuthEventType.html
const (
	SignIn         = "SignIn"
	SignUp         = "SignUp"
	ForgotPassword = "ForgotPassword"
	PasswordChange = "PasswordChange"
	ResendCode     = "ResendCode"
)

// How it ended.
const (
	Pass       = "Pass"
	Fail       = "Fail"
	InProgress = "InProgress"
)

// What threat protection decides.
const (
	NoRisk          = "NoRisk"
	AccountTakeover = "AccountTakeover"
	Block           = "Block"
)

// What is asked of a user, and how they answer.
const (
	Password = "Password"
	MFA      = "Mfa"
	Success  = "Success"
	Failure  = "Failure"
)

// Event is something that a user did just now.
type Event struct {
	// ID is that of an event recorded before, which this is the next step of,
	// or of the tokens that came of it; empty: a new one.
	ID      string
	User    *userpool.User
	Client  *userpool.Client // nil where none was named
	Type    string
	Outcome string
	Factors []store.AuthFactor
	// Decision, Level and Compromised are threat protection's; an empty
	// Decision is NoRisk.
	Decision    string
	Level       string
	Compromised bool
	IP          string // empty: the caller's
	Provider    string // an identity provider's name
}

// Options are what a recorder works with. All but Deliver and Log are needed.
type Options struct {
	Store *store.DB
	Now   func() time.Time
	Rand  io.Reader
	// Deliver, if given, takes each event of a pool to the pool's logs. It
	// must not wait.
	Deliver func(ctx context.Context, poolID string, event any)
	Log     *slog.Logger
}

// Recorder records events. It is safe for concurrent use.
type Recorder struct {
	Options
	mu      sync.Mutex
	written *sync.Cond // done has grown
	queue   []*store.AuthEvent
	taken   int // events queued so far
	done    int // those of them that are stored, or given up
	writing bool
	dropped int
}

// most bounds the queue; what comes while it is full is lost, and counted.
const most = 16384

// kept is how many events of one user are kept.
const kept = 1000

// New returns a recorder. It starts nothing.
func New(o Options) *Recorder {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	r := &Recorder{Options: o}
	r.written = sync.NewCond(&r.mu)
	return r
}

// Record notes an event of a user, if the pool watches. Of a stranger (a nil
// User) nothing is kept.
func (r *Recorder) Record(ctx context.Context, pool *userpool.Pool, e Event) {
	if !pool.Settings.ThreatProtection() || e.User == nil {
		return
	}
	if e.ID == "" {
		id, err := userpool.NewSub(r.Rand)
		if err != nil {
			r.Log.ErrorContext(ctx, "recording an authentication event", "error", err)
			return
		}
		e.ID = id
	}
	by := caller.From(ctx)
	row := &store.AuthEvent{
		ID: e.ID, PoolID: pool.ID, Sub: e.User.Sub, Created: r.Now().UTC(), Type: e.Type, Response: e.Outcome, Factors: e.Factors,
		Decision: e.Decision, Level: e.Level, Compromised: e.Compromised, Provider: e.Provider,
		IP: e.IP, Agent: useragent.Clip(by.UserAgent), RequestID: by.RequestID,
	}
	if e.Client != nil {
		row.ClientID = e.Client.ID
	}
	if row.Decision == "" {
		row.Decision = NoRisk
	}
	if row.IP == "" {
		row.IP = by.SourceIP
	}
	r.enqueue(row)
	if r.Deliver != nil {
		r.Deliver(ctx, pool.ID, describe(row, e.User.Username))
	}
}

func (r *Recorder) enqueue(e *store.AuthEvent) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.queue) == most {
		r.dropped++
		return
	}
	r.queue = append(r.queue, e)
	r.taken++
	if !r.writing {
		r.writing = true
		go r.write()
	}
}

// Flush waits until what was recorded so far is stored, or given up.
func (r *Recorder) Flush() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for until := r.taken; r.done < until; {
		r.written.Wait()
	}
}
