package signin_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	wrongCode    = "Invalid code or auth state for the user."
	wrongToken   = "Invalid code received for user"
	codeMismatch = "CodeMismatchException"
	phone, mail  = "+15555550100", "alice@example.com"
)

// mfa makes a pool whose users have second factors: mode is ON or OPTIONAL.
func mfaPool(t *testing.T, mode string, factors ...string) *stored {
	t.Helper()
	s := newStored(t, wire.CreateUserPoolRequest{
		SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
		EmailConfiguration: &wire.EmailConfigurationType{
			EmailSendingAccount: "DEVELOPER", SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/auth@example.com",
		},
	})
	s.setMFA(mode, factors...)
	return s
}

// setMFA says which second factors the pool has.
func (f *fixture) setMFA(mode string, factors ...string) {
	f.t.Helper()
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
}

// reachableUser makes a confirmed user with a phone number and an address.
func (f *fixture) reachableUser(name string) {
	f.t.Helper()
	f.user(name, "phone_number", phone, "phone_number_verified", "true", "email", mail, "email_verified", "true")
}

// begin signs in with the good password and returns what is asked next.
func (f *fixture) begin(name string) wire.InitiateAuthResponse {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", password(f.client, name, goodPassword), &out)
	return out
}

// reply makes the answer to a challenge.
func reply(client, challenge, session, name string, responses ...string) wire.RespondToAuthChallengeRequest {
	in := wire.RespondToAuthChallengeRequest{
		ClientId: client, ChallengeName: challenge, Session: session, ChallengeResponses: map[string]string{"USERNAME": name},
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

// notThe returns a code that is not the given one.
func notThe(code string) string {
	if code[0] == '0' {
		return "1" + code[1:]
	}
	return "0" + code[1:]
}

func TestTextMessageAsSecondFactor(t *testing.T) {
	for _, mode := range []string{"ON", "OPTIONAL"} {
		s := mfaPool(t, mode, userpool.FactorSMS)
		s.reachableUser("alice")
		s.change("alice", func(u *userpool.User) { u.MFA.Enabled = []string{userpool.FactorSMS} })
		asked := s.begin("alice")
		want := wire.InitiateAuthResponse{ChallengeName: "SMS_MFA", Session: asked.Session, ChallengeParameters: map[string]string{
			"CODE_DELIVERY_DELIVERY_MEDIUM": "SMS", "CODE_DELIVERY_DESTINATION": "+*******0100", "USER_ID_FOR_SRP": "alice",
		}}
		if diff := cmp.Diff(want, asked); diff != "" {
			t.Errorf("%s (-want +got):\n%s", mode, diff)
		}
		sent := s.Messages()[len(s.Messages())-1]
		if sent.To != phone || sent.Text != "Your authentication code is "+sent.Code+". " || len(sent.Code) != 6 {
			t.Errorf("message to %s: %q", sent.To, sent.Text)
		}
		s.Refused("RespondToAuthChallenge", reply(s.client, "SMS_MFA", asked.Session, "alice"), invalid, "Missing required parameter SMS_MFA_CODE")
		s.Refused("RespondToAuthChallenge", reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", notThe(sent.Code)), codeMismatch, wrongCode)
		s.Refused("RespondToAuthChallenge", reply(s.client, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", sent.Code), notAuthorized, foreignSession)
		right := reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", sent.Code)
		if out := s.respond(right); out.AuthenticationResult == nil {
			t.Errorf("%s: answer %+v", mode, out)
		}
		s.Refused("RespondToAuthChallenge", right, notAuthorized, usedOnce)
	}
}

func TestSecondFactorAfterSRPAndAsAdministrator(t *testing.T) {
	s := mfaPool(t, "OPTIONAL", userpool.FactorEmail)
	s.reachableUser("alice")
	s.change("alice", func(u *userpool.User) { u.MFA.Enabled = []string{userpool.FactorEmail} })
	asked := s.respond(s.converse(s.client, "alice").prove(goodPassword, s.Clock.Now()))
	if asked.ChallengeName != "EMAIL_OTP" || asked.ChallengeParameters["CODE_DELIVERY_DESTINATION"] != "a***@e***" {
		t.Fatalf("answer to the proof: %+v", asked)
	}
	sent := s.Messages()[len(s.Messages())-1]
	if sent.Subject != "Your authentication code" || len(sent.Code) != 6 {
		t.Errorf("mail %q with code %q", sent.Subject, sent.Code)
	}
	if out := s.respond(reply(s.client, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", sent.Code)); out.AuthenticationResult == nil {
		t.Errorf("answer %+v", out)
	}

	var begun wire.AdminInitiateAuthResponse
	s.Must("AdminInitiateAuth", adminPassword(s.fixture, "alice", goodPassword), &begun)
	in := reply(s.client, "EMAIL_OTP", begun.Session, "alice", "EMAIL_OTP_CODE", s.LastCode(mail))
	s.Refused("RespondToAuthChallenge", in, notAuthorized, foreignSession)
	s.Must("AdminRespondToAuthChallenge", admins(s.fixture, in), nil)
}

func TestTheUserChoosesAmongSecondFactors(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSMS, userpool.FactorEmail)
	s.reachableUser("alice")
	asked := s.begin("alice")
	const choice = `["SMS_MFA","EMAIL_OTP"]`
	if asked.ChallengeName != "SELECT_MFA_TYPE" || asked.ChallengeParameters["MFAS_CAN_CHOOSE"] != choice || asked.ChallengeParameters["MFAS_CAN_SELECT"] != choice {
		t.Fatalf("asked %+v", asked)
	}
	s.Refused("RespondToAuthChallenge", reply(s.client, "SELECT_MFA_TYPE", asked.Session, "alice", "ANSWER", "SOFTWARE_TOKEN_MFA"), invalid, "SOFTWARE_TOKEN_MFA is not one of the MFA types to choose from.")
	for answer, want := range map[string]string{"SMS_MFA": "SMS_MFA", "EMAIL_OTP": "EMAIL_OTP", "EMAIL_MFA": "EMAIL_OTP"} {
		out := s.respond(reply(s.client, "SELECT_MFA_TYPE", s.begin("alice").Session, "alice", "ANSWER", answer))
		if out.ChallengeName != want {
			t.Errorf("%s leads to %+v", answer, out)
		}
		address := map[string]string{"SMS_MFA": phone, "EMAIL_OTP": mail}[want]
		if done := s.respond(reply(s.client, want, out.Session, "alice", want+"_CODE", s.LastCode(address))); done.AuthenticationResult == nil {
			t.Errorf("%s ends with %+v", answer, done)
		}
	}
}

// A second factor that can't be asked for is never left out.
func TestNoTokensWithoutTheSecondFactor(t *testing.T) {
	const text = "No MFA method is available for the user."
	s := mfaPool(t, "ON", userpool.FactorSMS)
	s.user("alice")
	s.Refused("InitiateAuth", password(s.client, "alice", goodPassword), "InvalidUserPoolConfigurationException", text)
	s.Refused("AdminInitiateAuth", adminPassword(s.fixture, "alice", goodPassword), "MFAMethodNotFoundException", text)
	s.Refused("RespondToAuthChallenge", s.converse(s.client, "alice").prove(goodPassword, s.Clock.Now()), "MFAMethodNotFoundException", text)
	s.setMFA("OPTIONAL", userpool.FactorSMS)
	s.signIn(s.client, "alice")
}

func TestWrongCodesLockThePassword(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSMS)
	s.reachableUser("alice")
	// A password that is known buys no new guesses at the code.
	for range 5 {
		asked := s.begin("alice")
		s.Refused("RespondToAuthChallenge", reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", notThe(s.LastCode(phone))), codeMismatch, wrongCode)
	}
	s.Refused("InitiateAuth", password(s.client, "alice", goodPassword), notAuthorized, exceeded)
	s.Clock.Advance(time.Second)
	asked := s.begin("alice")
	s.respond(reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", s.LastCode(phone)))
	s.fail(s.client, "alice", 4)
	s.begin("alice")
}

func TestSecondFactorSessionsEnd(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSMS)
	s.reachableUser("alice")
	asked := s.begin("alice")
	in := reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", s.LastCode(phone))
	s.Clock.Advance(3*time.Minute + time.Second)
	s.Refused("RespondToAuthChallenge", in, notAuthorized, sessionOver)

	// Another password, or another phone number, ends what the old one began.
	asked = s.begin("alice")
	in = reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", s.LastCode(phone))
	s.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{UserPoolId: s.pool, Username: "alice", UserAttributes: []wire.AttributeType{
		{Name: "phone_number", Value: "+15555550199"}, {Name: "phone_number_verified", Value: "true"},
	}}, nil)
	s.Refused("RespondToAuthChallenge", in, codeMismatch, wrongCode)
	asked = s.begin("alice")
	in = reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", s.LastCode("+15555550199"))
	s.Clock.Advance(time.Second)
	s.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: s.pool, Username: "alice", Password: "0ther-Password", Permanent: new(true)}, nil)
	s.Refused("RespondToAuthChallenge", in, notAuthorized, foreignSession)
}

func TestACodeVerifiesItsAddress(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorEmail)
	s.user("alice", "email", mail)
	asked := s.begin("alice")
	s.respond(reply(s.client, "EMAIL_OTP", asked.Session, "alice", "EMAIL_OTP_CODE", s.LastCode(mail)))
	for _, a := range s.get("alice").UserAttributes {
		if a.Name == "email_verified" && a.Value == "true" {
			return
		}
	}
	t.Error("the address is not verified")
}
