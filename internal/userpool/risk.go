package userpool

import (
	"net/netip"
	"time"

	"cognate/internal/fault"
)

// RiskConfiguration says what threat protection does in a pool, or in one of
// its clients. A nil part was not configured.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RiskConfigurationType.html
type RiskConfiguration struct {
	PoolID      string
	ClientID    string // empty for all clients that have none of their own
	Modified    time.Time
	Compromised *CompromisedCredentials
	Takeover    *AccountTakeover
	Exceptions  *RiskExceptions
}

// CompromisedCredentials says what happens to passwords that are known to
// others.
type CompromisedCredentials struct {
	EventFilter []string // SIGN_IN, PASSWORD_CHANGE, SIGN_UP; none means all
	EventAction string   // BLOCK or NO_ACTION
}

// AccountTakeover says what happens to sign-ins that look like a stranger's,
// by how much they do.
type AccountTakeover struct {
	Low, Medium, High *TakeoverAction
	Notify            *RiskNotification
}

// TakeoverAction is what happens at one level of risk.
type TakeoverAction struct {
	EventAction string // BLOCK, MFA_IF_CONFIGURED, MFA_REQUIRED or NO_ACTION
	Notify      bool   // tell the user
}

// RiskNotification is the mail that tells users of a risk. Nil mails have the
// service's own texts.
type RiskNotification struct {
	From, ReplyTo, SourceARN string
	Block, MFA, NoAction     *RiskEmail
}

// RiskEmail is one of these mails.
type RiskEmail struct{ Subject, HTML, Text string }

// RiskExceptions are networks that are always refused, or never judged, in
// CIDR notation.
type RiskExceptions struct{ Blocked, Skipped []string }

// Empty reports whether nothing is configured.
func (r *RiskConfiguration) Empty() bool {
	return r.Compromised == nil && r.Takeover == nil && r.Exceptions == nil
}

// Check judges the configuration for a pool of that region. The fault is
// InvalidParameter.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetRiskConfiguration.html
func (r *RiskConfiguration) Check(region string) error {
	if t := r.Takeover; t != nil {
		for _, a := range []*TakeoverAction{t.Low, t.Medium, t.High} {
			if a != nil && a.Notify && t.Notify == nil {
				return fault.InvalidParameter.New("NotifyConfiguration is required when Notify is true for an account takeover action.")
			}
		}
		if n := t.Notify; n != nil {
			if err := checkMailIdentity(n.SourceARN, n.From, region); err != nil {
				return err
			}
			for _, mail := range []*RiskEmail{n.Block, n.MFA, n.NoAction} {
				if mail == nil {
					continue
				}
				if err := checkSubjects([]string{mail.Subject}); err != nil {
					return err
				}
			}
		}
	}
	if e := r.Exceptions; e != nil {
		for _, list := range [][]string{e.Blocked, e.Skipped} {
			for _, network := range list {
				if _, err := netip.ParsePrefix(network); err != nil {
					return fault.InvalidParameter.Newf("Invalid IP range %s. IP ranges must be in CIDR notation.", network)
				}
			}
		}
	}
	return nil
}
