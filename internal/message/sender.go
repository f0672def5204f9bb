package message

import (
	"strings"

	"cognate/delivery"
	"cognate/internal/userpool"
)

// defaultFrom is the service's own sender.
const defaultFrom = "no-reply@verificationemail.com"

// sender returns the From of a pool's mail: the one configured; that of the
// SES identity, if the identity is an address; or nothing.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_EmailConfigurationType.html
func sender(c userpool.EmailConfiguration) string {
	if c.From != "" {
		return c.From
	}
	if _, identity, ok := strings.Cut(c.SourceARN, ":identity/"); ok && strings.Contains(identity, "@") {
		return identity
	}
	return ""
}

// account is on whose behalf the pool wants its mail or text messages sent.
func account(pool *userpool.Pool, medium string) delivery.Account {
	if medium == delivery.SMS {
		c := pool.Settings.SMS
		if c == nil {
			return delivery.Account{}
		}
		return delivery.Account{Own: true, CallerARN: c.SNSCallerARN, ExternalID: c.ExternalID, Region: c.SNSRegion}
	}
	c := pool.Settings.Email
	return delivery.Account{Own: c.SendingAccount == "DEVELOPER", SourceARN: c.SourceARN, ConfigurationSet: c.ConfigurationSet}
}
