package token

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"time"

	"cognate/internal/directory"
	"cognate/internal/directory/bounded"
	"cognate/internal/hook"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// ScopeAdmin is the scope of tokens that a sign-in through the API gets, and
// the one that lets a token speak for its user there.
const ScopeAdmin = "aws.cognito.signin.user.admin"

// What the first tokens of a family may be made for, as the token generation trigger is told.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
const (
	SourceAuthentication     = "TokenGeneration_Authentication"
	SourceNewPassword        = "TokenGeneration_NewPasswordChallenge"
	SourceAuthenticateDevice = "TokenGeneration_AuthenticateDevice"
	SourceHosted             = "TokenGeneration_HostedAuth"
)

// What is kept in memory: some 10 kB for the keys of a pool, a kilobyte for a
// verified token.
const (
	ringsKept    = 512
	verifiedKept = 4096
)

// Options are what a Service works with. All but Hooks, Signer, KeyMaker and
// Told are needed.
type Options struct {
	Store     *store.DB
	Sealer    *seal.Sealer
	Directory *directory.Directory
	Now       func() time.Time
	Rand      io.Reader
	Issuer    Issuer
	Hooks     *hook.Service // nil: there are no functions to ask
	Signer    Signer        // nil: NewSigner with all cores
	KeyMaker  *KeyMaker     // nil: keys are made when they are needed
	// Told reports whether a client is to be told of sessions that end. Where
	// it is set, ID tokens name their session. nil: nobody is told.
	Told func(poolID, clientID string) bool
}

// Service makes and judges tokens. It is safe for concurrent use.
type Service struct {
	Options
	rings    *bounded.Cache[string, *ring]
	verified *bounded.Cache[[sha256.Size]byte, *verified]
}

// New returns a service. It starts nothing and makes no key.
func New(o Options) *Service {
	if o.Hooks == nil {
		o.Hooks = hook.New(hook.Options{Caller: trigger.Routes{}, Now: o.Now, Rand: o.Rand, Log: slog.New(slog.DiscardHandler)})
	}
	if o.Signer == nil {
		o.Signer = NewSigner(runtime.GOMAXPROCS(0))
	}
	return &Service{
		Options:  o,
		rings:    bounded.New[string, *ring](ringsKept),
		verified: bounded.New[[sha256.Size]byte, *verified](verifiedKept),
	}
}

// moment is now as precisely as the store keeps it.
func (s *Service) moment() time.Time { return s.Now().UTC().Truncate(time.Microsecond) }

// uuid returns a random UUID.
func (s *Service) uuid() (string, error) { return userpool.NewSub(s.Rand) }

// familyID returns a UUID that begins with the time, so that the rows of new
// families lie side by side.
//
// https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7
func (s *Service) familyID(created time.Time) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(s.Rand, b[6:]); err != nil {
		return "", fmt.Errorf("make an id: %w", err)
	}
	ms := uint64(created.UnixMilli())
	binary.BigEndian.PutUint16(b[:2], uint16(ms>>32))
	binary.BigEndian.PutUint32(b[2:6], uint32(ms))
	b[6] = b[6]&0x0f | 0x70
	b[8] = b[8]&0x3f | 0x80
	return formatUUID(b), nil
}

func formatUUID(b [16]byte) string {
	h := hex.EncodeToString(b[:])
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}
