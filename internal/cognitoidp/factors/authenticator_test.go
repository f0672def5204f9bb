package factors_test

import (
	"encoding/base32"
	"testing"
	"time"

	"cognate/internal/totp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	phone   = "+15555550100"
	address = "alice@example.com"
	noUser  = "User does not exist."
)

// withSecondFactors makes the fixture's pool one with second factors, and
// gives alice a phone number and an address. She is signed in already.
func withSecondFactors(t *testing.T, mode string, factors ...string) *fixture {
	t.Helper()
	f := newFixture(t, wire.CreateUserPoolRequest{
		SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
		EmailConfiguration: &wire.EmailConfigurationType{
			EmailSendingAccount: "DEVELOPER", SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/auth@example.com",
		},
	})
	f.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{UserPoolId: f.pool, Username: "alice", UserAttributes: []wire.AttributeType{
		{Name: "phone_number", Value: phone}, {Name: "phone_number_verified", Value: "true"},
		{Name: "email", Value: address}, {Name: "email_verified", Value: "true"},
	}}, nil)
	in := wire.SetUserPoolMfaConfigRequest{UserPoolId: f.pool, MfaConfiguration: mode}
	for _, factor := range factors {
		switch factor {
		case userpool.FactorSMS:
			in.SmsMfaConfiguration = &wire.SmsMfaConfigType{}
		case userpool.FactorSoftwareToken:
			in.SoftwareTokenMfaConfiguration = &wire.SoftwareTokenMfaConfigType{Enabled: new(true)}
		case userpool.FactorEmail:
			in.EmailMfaConfiguration = &wire.EmailMfaConfigType{}
		}
	}
	f.Must("SetUserPoolMfaConfig", in, nil)
	return f
}

// device is an authenticator app that was told a secret.
type device struct{ secret []byte }

func newDevice(t *testing.T, text string) device {
	t.Helper()
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return device{secret}
}

func (d device) shows(at time.Time) string { return totp.Code(d.secret, at) }

// associate gives alice the secret of a new authenticator.
func (f *fixture) associate() device {
	f.t.Helper()
	var out wire.AssociateSoftwareTokenResponse
	f.Must("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: f.token}, &out)
	return newDevice(f.t, out.SecretCode)
}

func (f *fixture) verify(code string) wire.VerifySoftwareTokenRequest {
	return wire.VerifySoftwareTokenRequest{AccessToken: f.token, UserCode: code}
}

// registered gives alice an authenticator. Its code of now is used up.
func (f *fixture) registered() device {
	f.t.Helper()
	d := f.associate()
	f.Must("VerifySoftwareToken", f.verify(d.shows(f.Clock.Now())), nil)
	return d
}

// begin signs alice in with her password and returns what is asked next.
func (f *fixture) begin() wire.InitiateAuthResponse {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: f.client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": password},
	}, &out)
	return out
}

// reply makes alice's answer to a challenge.
func (f *fixture) reply(challenge, session string, responses ...string) wire.RespondToAuthChallengeRequest {
	in := wire.RespondToAuthChallengeRequest{
		ClientId: f.client, ChallengeName: challenge, Session: session, ChallengeResponses: map[string]string{"USERNAME": "alice"},
	}
	for i := 0; i+1 < len(responses); i += 2 {
		in.ChallengeResponses[responses[i]] = responses[i+1]
	}
	return in
}

// respond answers a challenge.
func (f *fixture) respond(in wire.RespondToAuthChallengeRequest) wire.RespondToAuthChallengeResponse {
	f.t.Helper()
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", in, &out)
	return out
}

// get shows alice.
func (f *fixture) get() wire.AdminGetUserResponse {
	f.t.Helper()
	var out wire.AdminGetUserResponse
	f.Must("AdminGetUser", wire.AdminGetUserRequest{UserPoolId: f.pool, Username: "alice"}, &out)
	return out
}

// choose sets alice's preferences, as an administrator.
func (f *fixture) choose(in wire.AdminSetUserMFAPreferenceRequest) {
	f.t.Helper()
	in.UserPoolId, in.Username = f.pool, "alice"
	f.Must("AdminSetUserMFAPreference", in, nil)
}
