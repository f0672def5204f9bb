package cognate

import (
	"crypto/rand"
	"io"
	"log/slog"
	"time"

	"cognate/delivery"
	"cognate/internal/backchannel"
	"cognate/internal/dispatch"
	"cognate/internal/oauth"
	"cognate/internal/seal"
	"cognate/trigger"
)

// Config says what a server is like. The zero Config is a working server that
// keeps everything in memory, sends nothing and takes any credentials' word
// for nothing: its first access key is in FirstKey.
type Config struct {
	// DB is the database: ":memory:" or "" for memory, a file's path for
	// SQLite, or a postgres:// URL.
	DB string

	// MasterKey seals secrets at rest. A database in memory makes do with the
	// zero key, for which New makes one; any other needs its own.
	MasterKey MasterKey

	// PublicURL is the address at which clients reach the server, without a
	// slash at the end; it begins the issuer of every token. The default is
	// http://127.0.0.1:9229.
	PublicURL string

	// ConsoleURL is the address at which browsers reach what Console answers,
	// if it is served.
	ConsoleURL string

	// Region and Account are those of callers who name none; the defaults are
	// us-east-1 and 000000000000.
	Region, Account string

	// AWSIssuer makes tokens name the cloud service's own address as their
	// issuer, for applications that pin it.
	AWSIssuer bool

	// AnyCredentials takes every caller's word for who they are. It is for
	// development on the own machine and for tests.
	AnyCredentials bool

	// TrustProxy takes a caller's address from X-Forwarded-For.
	TrustProxy bool

	// Email and SMS send messages. A nil one goes to the outbox, if there is
	// one; otherwise messages of its kind can't be delivered. The server closes
	// those that can be closed when it ends.
	Email, SMS delivery.Sender

	// QueueMessages makes messages wait in the database until a sender takes
	// them, so that no request waits for one or fails with one.
	QueueMessages bool

	// MessageLimits is how much is sent; the zero value is no limit.
	MessageLimits MessageLimits

	// EmailFrom is the sender of mail of pools that name none themselves; the
	// default is the cloud service's, no-reply@verificationemail.com, which
	// no other mail server may use.
	EmailFrom string

	// Triggers leads to the functions that pools name in their LambdaConfig,
	// by ARN. A function that no route is for fails, as one does in the cloud
	// that has been deleted. The server closes those that can be closed when
	// it ends.
	Triggers trigger.Routes

	// SenderKey encrypts codes for functions that send messages themselves
	// (CustomEmailSender, CustomSMSSender), in the AWS Encryption SDK's message
	// format: there it is the raw AES key of namespace "cognate", named by the
	// pool's KMSKeyID. KeyService does so under that key itself, and comes
	// first. Without either, such functions can't be called.
	SenderKey  *MasterKey
	KeyService trigger.DataKeys

	// Outbox keeps messages that no sender takes in the database, to be read
	// at GET /outbox, and writes them to OutboxWriter, if there is one. It
	// shows codes to whoever asks: it is for development and for tests.
	Outbox       bool
	OutboxWriter io.Writer

	// Limits makes the server refuse requests beyond the limits of their
	// category, which GetProvisionedLimit shows and UpdateProvisionedLimit
	// raises. Every server counts for itself.
	Limits bool

	// OAuth is what the OAuth endpoints do beyond the service's.
	OAuth OAuthExtensions

	// LogSinks are where the logs of pools go.
	LogSinks []LogSink

	// Breached are the passwords that pools can refuse besides the common
	// ones; nil is none.
	Breached *BreachedPasswords

	// SmallHash makes password hashes with less memory and more passes, for
	// small machines; the strength is the same.
	SmallHash bool

	// HashWorkers is the number of passwords hashed at a time; the default is
	// the number of processors.
	HashWorkers int

	// KeysAhead is how many signing keys are made before a pool needs them;
	// a pool takes two, each of which costs a tenth of a second. The default
	// is 4; a negative number is none.
	KeysAhead int

	// Logger gets one record for each request; the default is slog.Default.
	Logger *slog.Logger

	// Now tells the time, Rand is a source of randomness; the defaults are
	// the system's. Tests set them.
	Now  func() time.Time
	Rand io.Reader

	// OnUndeclared, if set, is told when an operation returns an exception
	// that its model does not declare. Tests fail then.
	OnUndeclared func(operation string, err error)
}

// OAuthExtensions are what the OAuth endpoints can do beyond the service's;
// each is off unless it is asked for.
type OAuthExtensions = oauth.Extensions

// LogoutTarget is where clients are told that a session has ended.
type LogoutTarget = backchannel.Target

// MasterKey is the key that seals secrets at rest.
type MasterKey = seal.Key

// MessageLimits is how much is sent. Zero is no limit.
type MessageLimits = dispatch.Limits

// NewMasterKey makes a master key.
func NewMasterKey() MasterKey { return seal.NewKey() }

// ParseMasterKey reads a key from its 32 bytes in base64 or hexadecimal.
func ParseMasterKey(text string) (MasterKey, error) { return seal.ParseKey(text) }

// LoadMasterKey reads the key in a file, which it makes where there is none.
func LoadMasterKey(path string) (key MasterKey, created bool, err error) {
	return seal.LoadOrCreateFile(path)
}

// withDefaults fills what was left out.
func (c Config) withDefaults() Config {
	if c.DB == "" {
		c.DB = ":memory:"
	}
	if c.DB == ":memory:" && c.MasterKey == (MasterKey{}) {
		c.MasterKey = seal.NewKey()
	}
	if c.PublicURL == "" {
		c.PublicURL = "http://127.0.0.1:9229"
	}
	if c.Region == "" {
		c.Region = "us-east-1"
	}
	if c.Account == "" {
		c.Account = "000000000000"
	}
	if c.KeysAhead == 0 {
		c.KeysAhead = 4
	}
	if c.Logger == nil {
		c.Logger = slog.Default()
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Rand == nil {
		c.Rand = rand.Reader
	}
	return c
}
