package signin_test

import (
	"maps"
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

// TestTheSessionOfEachChallengeServesNothingElse takes the right answer to each
// challenge elsewhere: to every other challenge, another client, another pool,
// an administrator, and to the operations that begin or continue something
// else. After all that it still serves for what it is.
func TestTheSessionOfEachChallengeServesNothingElse(t *testing.T) {
	c := newCast(t, func(op string, err error) { t.Errorf("%s returned an exception that is not declared: %v", op, err) })
	elsewhere := newFixtureOn(t, c.Server, wire.CreateUserPoolRequest{})
	everything := map[string]string{
		"PASSWORD": goodPassword, "SRP_A": "abcdef0123456789", "NEW_PASSWORD": "N3w-Password", "EMAIL_OTP_CODE": "12345678", "SMS_OTP_CODE": "123456",
		"SMS_MFA_CODE": "123456", "SOFTWARE_TOKEN_MFA_CODE": "123456", "CREDENTIAL": "{}", "DEVICE_KEY": "x", "ANSWER": "PASSWORD", "EMAIL": mail,
		"PASSWORD_CLAIM_SECRET_BLOCK": "AAAA", "PASSWORD_CLAIM_SIGNATURE": "AAAA", "TIMESTAMP": "Mon Jun 1 12:00:00 UTC 2026",
	}
	for _, met := range metChallenges {
		c.Clock.Advance(time.Hour)
		right := c.meet(met)
		client, signed := right, right
		client.ClientId = c.other
		c.Refused("RespondToAuthChallenge", client, notAuthorized, "")
		client.ClientId = elsewhere.client
		c.Refused("RespondToAuthChallenge", client, notAuthorized, "")
		if right.Session != "" { // SRP alone has none
			c.Refused("AdminRespondToAuthChallenge", admins(c.fixture, signed), notAuthorized, foreignSession)
			for _, name := range append(metChallenges, "PASSWORD", "PASSWORD_SRP", "SMS_OTP", "DEVICE_SRP_AUTH", "SELECT_MFA_TYPE", "MFA_SETUP") {
				if name == right.ChallengeName || name == chosenPasskey {
					continue
				}
				other := right
				other.ChallengeName, other.ChallengeResponses = name, maps.Clone(everything)
				maps.Copy(other.ChallengeResponses, right.ChallengeResponses)
				c.Refused("RespondToAuthChallenge", other, notAuthorized, "")
			}
			begin := userAuth(c.client, right.ChallengeResponses["USERNAME"])
			begin.Session = right.Session
			c.Refused("InitiateAuth", begin, notAuthorized, foreignSession)
			c.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{Session: right.Session}, notAuthorized, foreignSession)
			c.Refused("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{Session: right.Session, UserCode: "123456"}, notAuthorized, foreignSession)
		}
		if err := c.Call("RespondToAuthChallenge", right, nil); err != nil {
			t.Errorf("%s: the right answer in the right place: %v", met, err)
		}
	}
}
