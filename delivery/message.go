package delivery

import (
	"context"
	"errors"
	"time"
)

// The media of a message, as the Cognito API spells them.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CodeDeliveryDetailsType.html
const (
	Email = "EMAIL"
	SMS   = "SMS"
)

// Message is one mail or text message, ready to be sent. A text message has
// only a Text; a mail has a Subject and at least one of Text and HTML.
type Message struct {
	ID       string // unique; also the left part of a mail's Message-ID
	PoolID   string
	Sub      string // the user's permanent id
	Username string
	Medium   string // Email or SMS
	Purpose  string // why it is sent, such as "SignUp" or "ForgotPassword"
	To       string // an e-mail address or a phone number
	From     string // an address, perhaps with a name; empty for SMS
	ReplyTo  string
	Subject  string
	Text     string
	HTML     string
	// Code is the secret that the message carries (a confirmation code or a
	// temporary password), for tools that read messages. Never log it.
	Code    string
	Created time.Time
	Account Account
}

// Account is on whose behalf the pool wants its messages sent, as its
// EmailConfiguration or SmsConfiguration says. Senders that know no such
// accounts pass over it.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SmsConfigurationType.html
type Account struct {
	Own              bool   // DEVELOPER rather than COGNITO_DEFAULT
	SourceARN        string // the identity that mail is sent as
	ConfigurationSet string
	CallerARN        string // the role that text messages are sent as
	ExternalID       string // what that role's trust asks for
	Region           string // of text messages
}

// ErrRefused is in errors of messages that whoever was to take them never
// will, so that there is no use in trying again.
var ErrRefused = errors.New("refused")

// ErrNotAllowed is in errors of messages that the server, or the role that it
// took on for the pool, has no permission to send. ErrRole is in those of
// messages that had to be sent as a role that the server may not take on.
var (
	ErrNotAllowed = errors.New("no permission to send")
	ErrRole       = errors.New("no permission to take on the role")
)

// Sender takes messages to their destination. Send returns when the message
// was handed over, or fails; its errors must not contain what the message
// says. A Sender is used by many goroutines at once.
type Sender interface {
	Send(ctx context.Context, m Message) error
}

// Func makes a function a Sender.
type Func func(ctx context.Context, m Message) error

// Send calls f.
func (f Func) Send(ctx context.Context, m Message) error { return f(ctx, m) }

// Discard is the Sender that drops every message and reports success.
type Discard struct{}

// Send drops the message.
func (Discard) Send(context.Context, Message) error { return nil }
