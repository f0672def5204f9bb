package userpool

import "time"

// What holds until an administrator decides.
const (
	DefaultMaxSessions = 20
	DefaultSSOMinutes  = 60
)

const sessionFeature = "User Session Tracking"

// MaxSessions returns how many token sessions a user of the pool may have
// while sessions are tracked.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolTokenSessionConfigType.html
func (p *Pool) MaxSessions() int {
	if n := p.Settings.Sessions.MaxPerUser; n != 0 {
		return n
	}
	return DefaultMaxSessions
}

// CheckSessionPlan refuses to configure sessions in a plan without them.
func (p *Pool) CheckSessionPlan() error {
	if p.Settings.Tier == "LITE" {
		return errTier(p.Settings.Tier, sessionFeature)
	}
	return nil
}

// SSOLifetime returns how long after a sign-in on the login pages this client
// takes it for its own without asking; zero is never.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ClientSSOSessionConfigType.html
func (c *Client) SSOLifetime() time.Duration {
	if n := c.Settings.SSOMinutes; n != nil {
		return time.Duration(*n) * time.Minute
	}
	return DefaultSSOMinutes * time.Minute
}
