package signin_test

import (
	"context"
	"encoding/base32"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"testing"
	"time"

	"cognate"
	"cognate/cognatetest"
	"cognate/delivery"
	"cognate/internal/passkey/passkeytest"
	"cognate/internal/totp"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// cast is a pool where every challenge has somebody who meets it.
type cast struct {
	*fixture
	other   string // another client
	code    string // that was sent last
	riddler riddler
	secret  []byte // of tina's authenticator
	passkey *passkeytest.Authenticator
	device  *trackedDevice // of alice
}

func newCast(tb testing.TB, undeclared func(op string, err error)) *cast {
	tb.Helper()
	c := &cast{passkey: newAuthenticator()}
	keep := delivery.Func(func(_ context.Context, m delivery.Message) error {
		c.code = m.Code
		return nil
	})
	s := cognatetest.NewServer(tb, &cognatetest.Options{
		Triggers: trigger.Routes{
			{Pattern: "define", Caller: trigger.Handle(c.riddler.define)}, {Pattern: "create", Caller: trigger.Handle(c.riddler.create)},
			{Pattern: "verify", Caller: trigger.Handle(c.riddler.verify)},
		},
		Configure: func(k *cognate.Config) {
			k.Logger, k.OnUndeclared, k.Email, k.SMS = slog.New(slog.DiscardHandler), undeclared, keep, keep
		},
	})
	c.fixture = newFixtureOn(tb, s, wire.CreateUserPoolRequest{
		SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
		Policies: &wire.UserPoolPolicyType{SignInPolicy: &wire.SignInPolicyType{
			AllowedFirstAuthFactors: []string{"PASSWORD", "EMAIL_OTP", "WEB_AUTHN"},
		}},
		LambdaConfig: &wire.LambdaConfigType{
			DefineAuthChallenge: functions + "define", CreateAuthChallenge: functions + "create", VerifyAuthChallengeResponse: functions + "verify",
		},
		DeviceConfiguration: &wire.DeviceConfigurationType{DeviceOnlyRememberedOnUserPrompt: new(false), ChallengeRequiredOnNewDevice: new(false)},
	})
	c.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: c.pool, MfaConfiguration: "OPTIONAL", SmsMfaConfiguration: &wire.SmsMfaConfigType{},
		SoftwareTokenMfaConfiguration: &wire.SoftwareTokenMfaConfigType{Enabled: new(true)},
		WebAuthnConfiguration:         &wire.WebAuthnConfigurationType{RelyingPartyId: "example.com"},
	}, nil)
	flows := append(everyFlow(), "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH")
	c.client = c.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: flows}).ClientId
	c.other = c.newClient(wire.CreateUserPoolClientRequest{ExplicitAuthFlows: flows}).ClientId

	c.user("alice", "email", mail)
	c.user("mallory", "email", "mallory@example.com")
	c.user("nina")
	c.user("sam", "phone_number", phone)
	c.user("tina")
	c.device = c.confirm(c.signIn(c.client, "alice"))
	c.register("alice", c.passkey)
	c.Must("AdminSetUserMFAPreference", wire.AdminSetUserMFAPreferenceRequest{
		UserPoolId: c.pool, Username: "sam", SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: new(true)},
	}, nil)
	token := c.signIn(c.client, "tina").AccessToken
	var made wire.AssociateSoftwareTokenResponse
	c.Must("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: token}, &made)
	var err error
	if c.secret, err = base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(made.SecretCode); err != nil {
		tb.Fatal(err)
	}
	c.Must("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{AccessToken: token, UserCode: totp.Code(c.secret, c.Clock.Now())}, nil)
	c.Must("AdminSetUserMFAPreference", wire.AdminSetUserMFAPreferenceRequest{
		UserPoolId: c.pool, Username: "tina", SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true)},
	}, nil)
	return c
}

// meet goes to a challenge and makes the right answer to it.
func (c *cast) meet(challenge string) wire.RespondToAuthChallengeRequest {
	c.t.Helper()
	switch challenge {
	case "SMS_MFA":
		asked := c.begin("sam")
		return reply(c.client, challenge, asked.Session, "sam", "SMS_MFA_CODE", c.code)
	case "SOFTWARE_TOKEN_MFA":
		return reply(c.client, challenge, c.begin("tina").Session, "tina", "SOFTWARE_TOKEN_MFA_CODE", totp.Code(c.secret, c.Clock.Now()))
	case "EMAIL_OTP":
		asked := c.choose(c.client, "alice", "PREFERRED_CHALLENGE", "EMAIL_OTP")
		return reply(c.client, challenge, asked.Session, "alice", "EMAIL_OTP_CODE", c.code)
	case "SELECT_CHALLENGE":
		return reply(c.client, challenge, c.choose(c.client, "alice").Session, "alice", "ANSWER", "PASSWORD", "PASSWORD", goodPassword)
	case chosenPasskey:
		in := c.signed("alice", c.passkey, c.choose(c.client, "alice"))
		in.ChallengeName, in.ChallengeResponses["ANSWER"] = "SELECT_CHALLENGE", "WEB_AUTHN"
		return in
	case "WEB_AUTHN":
		return c.signed("alice", c.passkey, c.withPasskey("alice"))
	case "PASSWORD_VERIFIER":
		return c.converse(c.client, "alice").prove(goodPassword, c.Clock.Now())
	case "CUSTOM_CHALLENGE":
		return solve(c.client, c.riddle(c.client, "alice").Session, "alice", "5")
	case "DEVICE_PASSWORD_VERIFIER":
		return c.device.proof(c.device.begin().Session)
	default:
		c.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: c.pool, Username: "nina", Password: goodPassword}, nil)
		return newPassword(c.client, c.challenge(c.client, "nina").Session, "nina", "N3w-Password")
	}
}

// chosenPasskey is SELECT_CHALLENGE with the proof along.
const chosenPasskey = "SELECT_CHALLENGE with a passkey"

var metChallenges = []string{
	"SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP", "SELECT_CHALLENGE", "WEB_AUTHN", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE",
	"DEVICE_PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED", chosenPasskey,
}

// The ways to spoil an answer. Those before edited leave nothing right about
// it; after an edit it may still say the same.
const (
	cutSession = iota
	foreignUser
	foreignClient
	expired
	sentTwice
	otherChallenge
	edited
	cutResponse
	leftOut
	bitOfResponse
	bitOfSession
	spoils
)

// FuzzSpoiledAnswers makes the right answer to each challenge, and then
// something about it wrong: its session, who gives it or when, or a part of
// it. What isn't the right answer any more is refused by a modelled exception.
func FuzzSpoiledAnswers(f *testing.F) {
	for i := range metChallenges {
		for spoil := range uint8(spoils) {
			f.Add(uint8(i), spoil, uint16(7*i+int(spoil)), "é\x00")
		}
	}
	var undeclared error
	c := newCast(f, func(op string, err error) { undeclared = errors.Join(errors.New(op), err) })
	f.Fuzz(func(t *testing.T, challenge, spoil uint8, at uint16, text string) {
		c.t, c.riddler.seen, undeclared = t, nil, nil
		c.Clock.Advance(time.Hour) // what failed before is forgotten
		in := c.meet(metChallenges[int(challenge)%len(metChallenges)])
		in.ChallengeResponses = maps.Clone(in.ChallengeResponses)
		spoil %= uint8(spoils)
		if !c.spoil(&in, int(spoil), int(at), text) {
			return
		}
		err := c.Call("RespondToAuthChallenge", in, nil)
		refusal, ok := errors.AsType[*cognatetest.Error](err)
		if err != nil && (!ok || refusal.Status >= 500) || undeclared != nil {
			t.Errorf("%s, spoiled by %d: %v %v", in.ChallengeName, spoil, err, undeclared)
		}
		if err == nil && spoil < edited {
			t.Errorf("%s, spoiled by %d, was taken", in.ChallengeName, spoil)
		}
	})
}

// spoil reports whether there was anything to spoil.
func (c *cast) spoil(in *wire.RespondToAuthChallengeRequest, how, at int, text string) bool {
	names := slices.Sorted(maps.Keys(in.ChallengeResponses))
	name := names[at%len(names)]
	value := in.ChallengeResponses[name]
	switch how {
	case cutSession:
		if in.Session == "" {
			return false // SRP alone has none
		}
		in.Session = in.Session[:at%len(in.Session)]
	case foreignUser:
		in.ChallengeResponses["USERNAME"] = "mallory"
	case foreignClient:
		in.ClientId = c.other
	case expired:
		c.Clock.Advance(16 * time.Minute)
	case sentTwice:
		c.Must("RespondToAuthChallenge", *in, nil)
	case otherChallenge:
		was := in.ChallengeName
		in.ChallengeName = metChallenges[at%len(metChallenges)]
		return in.ChallengeName != was
	case edited:
		in.ChallengeResponses[name] = text
	case cutResponse:
		in.ChallengeResponses[name] = value[:at%(len(value)+1)]
	case leftOut:
		delete(in.ChallengeResponses, name)
	case bitOfResponse:
		in.ChallengeResponses[name] = flip(value, at)
	case bitOfSession:
		in.Session = flip(in.Session, at)
	}
	return true
}

// flip changes one of the low bits of a text.
func flip(text string, at int) string {
	if text == "" {
		return text
	}
	b := []byte(text)
	b[at/8%len(b)] ^= 1 << (at % 7)
	return string(b)
}
