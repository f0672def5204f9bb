package message

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"cognate/delivery"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/later"
	"cognate/internal/userpool"
)

// Options are what a Service is made of. All but From and Site are required.
type Options struct {
	Sender delivery.Sender
	// Later sends what answers must not wait for.
	Later *later.Group
	// Hooks are asked for the wording where a pool has a function for that.
	Hooks *hook.Service
	Now   func() time.Time
	Rand  io.Reader
	// From is the sender of mail of pools that have none of their own.
	From string
	// Site is the address, without a slash at the end, under which a pool's
	// pages are. Without it there are no links.
	Site func(ctx context.Context, pool *userpool.Pool) (string, error)
	Log  *slog.Logger
}

// Service words and sends messages. It is safe for concurrent use.
type Service struct{ Options }

// New returns a Service.
func New(o Options) *Service { return &Service{o} }

// Delivery is what the requester may know about a message: by which medium it
// went, to which attribute, and a hint of the address.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CodeDeliveryDetailsType.html
type Delivery struct {
	Destination string // masked
	Medium      string // EMAIL or SMS
	Attribute   string
}

// Describe returns the Delivery of a message to an attribute with a value,
// without sending one: also for users who do not exist, where the client
// hides that.
func Describe(attribute, value string) Delivery {
	return Delivery{userpool.Mask(attribute, value), mediumOf(attribute), attribute}
}

func mediumOf(attribute string) string {
	if attribute == "phone_number" {
		return delivery.SMS
	}
	return delivery.Email
}

// Verification sends a code to the user's attribute, email or phone_number.
// The client is the one the user came through, nil for an administrator. The
// fault is CodeDeliveryFailure when the message could not be sent or there is
// no address, and one about the pool's identity or role when they may not send.
func (s *Service) Verification(ctx context.Context, pool *userpool.Pool, user *userpool.User, client *userpool.Client, attribute, code string, purpose Purpose) (Delivery, error) {
	to := purpose.Destination(user, attribute)
	subject := hook.Subject{Pool: pool, Client: client, User: user}
	if err := s.send(ctx, subject, attribute, to, code, purpose); err != nil {
		return Delivery{}, err
	}
	return Describe(attribute, to), nil
}

// VerificationUnseen is Verification where the client hides which names exist:
// it sends once the answer is out, and nothing for a nil user, whose answer
// takes as long. What goes wrong with sending is logged, as telling it would
// tell that there is a user.
func (s *Service) VerificationUnseen(ctx context.Context, pool *userpool.Pool, user *userpool.User, client *userpool.Client, attribute, code string, purpose Purpose) error {
	if user == nil {
		return s.Later.Do(ctx, nil)
	}
	return s.Later.Do(ctx, func(ctx context.Context) {
		if _, err := s.Verification(ctx, pool, user, client, attribute, code, purpose); err != nil {
			s.Log.ErrorContext(ctx, "a message that nobody waits for", "pool", pool.ID, "purpose", purpose, "error", err)
		}
	})
}

// Invite sends a new user their name and temporary password, or the name alone
// when they get no password, by the media asked for, EMAIL and SMS; by SMS
// when none is asked for. A medium for which the user has no address is passed
// over: a user may well have neither. The fault is CodeDeliveryFailure when a
// message could not be sent.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html#CognitoUserPools-AdminCreateUser-request-DesiredDeliveryMediums
func (s *Service) Invite(ctx context.Context, pool *userpool.Pool, user *userpool.User, password string, media []string) ([]Delivery, error) {
	if len(media) == 0 {
		media = []string{delivery.SMS}
	}
	var sent []Delivery
	for _, attribute := range []string{"email", "phone_number"} {
		to := user.Attributes[attribute]
		if to == "" || !contains(media, mediumOf(attribute)) {
			continue
		}
		if err := s.send(ctx, hook.Subject{Pool: pool, User: user}, attribute, to, password, AdminCreateUser); err != nil {
			return sent, err
		}
		sent = append(sent, Describe(attribute, to))
	}
	return sent, nil
}

func contains(media []string, medium string) bool {
	for _, m := range media {
		if strings.EqualFold(m, medium) {
			return true
		}
	}
	return false
}

// send words the message and hands it over, or has the pool's function do both. What the sender says went wrong
// stays in the error for the log; the caller reads only that it did.
func (s *Service) send(ctx context.Context, sub hook.Subject, attribute, to, code string, purpose Purpose) error {
	if to == "" {
		return fault.CodeDeliveryFailure.Newf("User has no %s to deliver the message to.", attribute)
	}
	if sent, err := s.Hooks.CustomSender(ctx, sub, mediumOf(attribute), string(purpose), code); sent || err != nil {
		return err
	}
	link, err := s.link(ctx, sub, mediumOf(attribute), purpose, code)
	if err != nil {
		return err
	}
	t, err := s.wording(ctx, sub, mediumOf(attribute), purpose, code, link)
	if err != nil {
		return err
	}
	m, err := s.compose(t, sub, mediumOf(attribute), to, purpose, Values{signInName(sub.Pool, sub.User), code, link})
	if err != nil {
		return err
	}
	switch err := s.Sender.Send(ctx, m); {
	case err == nil:
		return nil
	case ctx.Err() != nil && errors.Is(err, ctx.Err()) || isFault(err):
		return err
	default:
		return fmt.Errorf("%w: %w", failure(err, m.Medium), err)
	}
}

// failure says which exception it is that a message could not be sent.
func failure(err error, medium string) error {
	switch {
	case errors.Is(err, delivery.ErrRole):
		return fault.InvalidSmsRoleTrustRelationship.New("Role does not have a trust relationship allowing Cognito to assume the role")
	case errors.Is(err, delivery.ErrNotAllowed) && medium == delivery.SMS:
		return fault.InvalidSmsRoleAccessPolicy.New("Role does not have permission to publish with SNS")
	case errors.Is(err, delivery.ErrNotAllowed):
		return fault.InvalidEmailRoleAccessPolicy.New("Cognito is not allowed to use your email identity")
	}
	return fault.CodeDeliveryFailure.Newf("Failed to deliver the %s message.", medium)
}

// isFault reports whether the sender itself knows what to tell the caller, such
// as that there were too many messages.
func isFault(err error) bool {
	_, ok := fault.From(err)
	return ok
}

// compose fills a template in.
func (s *Service) compose(t template, sub hook.Subject, medium, to string, purpose Purpose, v Values) (delivery.Message, error) {
	pool, user := sub.Pool, sub.User
	id, err := s.newID()
	if err != nil {
		return delivery.Message{}, err
	}
	read := t.render(pool, medium, v)
	m := delivery.Message{
		ID: id, PoolID: pool.ID, Sub: user.Sub, Username: user.Username, Medium: medium,
		Purpose: string(purpose), To: to, From: read.From, ReplyTo: read.ReplyTo, Subject: read.Subject,
		Text: read.Text, HTML: read.HTML, Code: v.Code, Created: s.Now(), Account: account(pool, medium),
	}
	if medium == delivery.Email && m.From == "" {
		m.From = cmp.Or(s.From, defaultFrom)
	}
	return m, nil
}

// signInName is the name that the user knows: in a pool with username
// attributes, where the user name is the sub, the address given instead.
func signInName(pool *userpool.Pool, user *userpool.User) string {
	for _, attribute := range pool.Settings.UsernameAttributes {
		if value := user.Attributes[attribute]; value != "" {
			return value
		}
	}
	return user.Username
}

// newID returns a random UUID.
func (s *Service) newID() (string, error) {
	b := make([]byte, 16)
	if _, err := io.ReadFull(s.Rand, b); err != nil {
		return "", fmt.Errorf("name a message: %w", err)
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	h := hex.EncodeToString(b)
	return strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-"), nil
}
