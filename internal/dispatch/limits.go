package dispatch

import (
	"context"
	"time"

	"cognate/delivery"
	"cognate/internal/fault"
	"cognate/internal/store"
)

// Limits is how much is sent. Zero is no limit.
type Limits struct {
	PerAddress int // messages of a pool to one address in an hour
	PerPool    int // messages of a pool in a day
	// DefaultMail is the mails in a day of a pool whose EmailConfiguration is
	// COGNITO_DEFAULT; the cloud service sends 50.
	DefaultMail int
}

// The counters of limits, by kind.
const (
	perAddress  = "messages:address"
	perPool     = "messages:pool"
	defaultMail = "messages:default"
)

// window is a limit as it holds for a message.
type window struct {
	kind, subject string
	most          int
	length        time.Duration
	says          string
}

const (
	tooMany     = "Attempt limit exceeded, please try after some time."
	tooManyMail = "Exceeded daily email limit for the operation or the account. " +
		"If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email."
)

// admit counts a message against its limits, or refuses it. Refused ones do
// not count.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
func (s *Service) admit(ctx context.Context, m delivery.Message) error {
	var windows []window
	add := func(most int, kind, subject string, length time.Duration, says string) {
		if most > 0 {
			windows = append(windows, window{kind, subject, most, length, says})
		}
	}
	add(s.Limits.PerAddress, perAddress, m.To, time.Hour, tooMany)
	add(s.Limits.PerPool, perPool, "", 24*time.Hour, tooMany)
	if m.Medium == delivery.Email && !m.Account.Own {
		add(s.Limits.DefaultMail, defaultMail, "", 24*time.Hour, tooManyMail)
	}
	if len(windows) == 0 {
		return nil
	}
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		now := s.Now()
		var counted []store.Counter
		for _, w := range windows {
			c, err := tx.Counter(m.PoolID, w.kind, w.subject)
			if err != nil {
				return err
			}
			if !now.Before(c.Since.Add(w.length)) {
				c.Count, c.Since = 0, now
			}
			if c.Count >= w.most {
				return refusal(m.Purpose).New(w.says)
			}
			c.Count++
			counted = append(counted, c)
		}
		for _, c := range counted {
			if err := tx.PutCounter(c); err != nil {
				return err
			}
		}
		return nil
	})
}

// refusal is the exception of too many messages that the operations behind a
// purpose declare.
func refusal(purpose string) fault.Code {
	switch purpose {
	case "SignUp", "ResendCode", "ForgotPassword", "VerifyUserAttribute":
		return fault.LimitExceeded
	}
	return fault.TooManyRequests
}
