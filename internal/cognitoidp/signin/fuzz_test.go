package signin_test

import (
	"encoding/json"
	"errors"
	"log/slog"
	"sync/atomic"
	"testing"

	"cognate"
	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// FuzzRespondToAuthChallenge answers challenges with whatever comes: it is
// always a modelled exception or another challenge, and never tokens.
func FuzzRespondToAuthChallenge(f *testing.F) {
	var undeclared atomic.Value
	s := cognatetest.NewServer(f, &cognatetest.Options{Configure: func(c *cognate.Config) {
		c.Logger = slog.New(slog.DiscardHandler)
		c.OnUndeclared = func(op string, err error) { undeclared.Store(op + ": " + err.Error()) }
	}})
	var pool wire.CreateUserPoolResponse
	s.Must("CreateUserPool", wire.CreateUserPoolRequest{
		PoolName: "people", SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
	}, &pool)
	s.Must("SetUserPoolMfaConfig", wire.SetUserPoolMfaConfigRequest{
		UserPoolId: pool.UserPool.Id, MfaConfiguration: "OPTIONAL", SmsMfaConfiguration: &wire.SmsMfaConfigType{},
		SoftwareTokenMfaConfiguration: &wire.SoftwareTokenMfaConfigType{Enabled: new(true)},
	}, nil)
	var client wire.CreateUserPoolClientResponse
	s.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: pool.UserPool.Id, ClientName: "app", ExplicitAuthFlows: append(everyFlow(), "ALLOW_USER_AUTH"),
	}, &client)
	id := client.UserPoolClient.ClientId
	s.Must("AdminCreateUser", wire.AdminCreateUserRequest{
		UserPoolId: pool.UserPool.Id, Username: "alice", MessageAction: "SUPPRESS",
		UserAttributes: []wire.AttributeType{{Name: "phone_number", Value: phone}},
	}, nil)
	s.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{
		UserPoolId: pool.UserPool.Id, Username: "alice", Password: goodPassword, Permanent: new(true),
	}, nil)
	s.Must("AdminSetUserMFAPreference", wire.AdminSetUserMFAPreferenceRequest{
		UserPoolId: pool.UserPool.Id, Username: "alice", SMSMfaSettings: &wire.SMSMfaSettingsType{Enabled: new(true)},
	}, nil)

	var code, choice, proof wire.InitiateAuthResponse
	s.Must("InitiateAuth", password(id, "alice", goodPassword), &code)
	s.Must("InitiateAuth", userAuth(id, "alice"), &choice)
	s.Must("InitiateAuth", srpRequest(id, "alice", "2"), &proof)
	block := proof.ChallengeParameters["SECRET_BLOCK"]
	f.Add("SMS_MFA", code.Session, `{"USERNAME":"alice","SMS_MFA_CODE":"no code"}`)
	f.Add("SOFTWARE_TOKEN_MFA", code.Session, `{"USERNAME":"alice","SOFTWARE_TOKEN_MFA_CODE":"000000"}`)
	f.Add("MFA_SETUP", code.Session, `{"USERNAME":"alice","EMAIL":"a@example.com"}`)
	f.Add("SELECT_MFA_TYPE", code.Session, `{"USERNAME":"alice","ANSWER":"SMS_MFA"}`)
	f.Add("SELECT_CHALLENGE", choice.Session, `{"USERNAME":"alice","ANSWER":"PASSWORD_SRP","SRP_A":"2"}`)
	f.Add("PASSWORD", choice.Session, `{"USERNAME":"alice","PASSWORD":"wrong"}`)
	f.Add("PASSWORD_SRP", choice.Session, `{"USERNAME":"alice","SRP_A":"-1"}`)
	f.Add("EMAIL_OTP", choice.Session, `{"USERNAME":"alice","EMAIL_OTP_CODE":"00000000"}`)
	f.Add("NEW_PASSWORD_REQUIRED", code.Session, `{"USERNAME":"alice","NEW_PASSWORD":"N3w-Password","userAttributes.sub":"x"}`)
	f.Add("WEB_AUTHN", choice.Session, `{"USERNAME":"alice","CREDENTIAL":"{}"}`)
	f.Add("DEVICE_SRP_AUTH", code.Session, `{"USERNAME":"alice","DEVICE_KEY":"x","SRP_A":"2"}`)
	f.Add("PASSWORD_VERIFIER", "", `{"USERNAME":"alice","PASSWORD_CLAIM_SECRET_BLOCK":"`+block+`","PASSWORD_CLAIM_SIGNATURE":"AA==","TIMESTAMP":"Mon Jun 1 12:00:00 UTC 2026"}`)
	f.Add("CUSTOM_CHALLENGE", code.Session, `{"USERNAME":"alice","ANSWER":"x"}`)

	f.Fuzz(func(t *testing.T, challenge, session, responses string) {
		var given map[string]string
		if json.Unmarshal([]byte(responses), &given) != nil {
			return
		}
		var out wire.RespondToAuthChallengeResponse
		err := s.Call("RespondToAuthChallenge", wire.RespondToAuthChallengeRequest{
			ClientId: id, ChallengeName: challenge, Session: session, ChallengeResponses: given,
		}, &out)
		if refusal, ok := errors.AsType[*cognatetest.Error](err); err != nil && (!ok || refusal.Status >= 500) {
			t.Errorf("%s: %v", challenge, err)
		}
		if out.AuthenticationResult != nil {
			t.Error("tokens")
		}
		if bad := undeclared.Load(); bad != nil {
			t.Error(bad)
		}
	})
}
