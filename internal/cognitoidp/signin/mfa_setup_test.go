package signin_test

import (
	"encoding/base32"
	"testing"

	"cognate/internal/totp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestSettingUpAnAddressAsSecondFactor(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSoftwareToken, userpool.FactorEmail)
	s.user("alice")
	asked := s.begin("alice")
	if asked.ChallengeName != "MFA_SETUP" || asked.ChallengeParameters["MFAS_CAN_SETUP"] != `["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]` {
		t.Fatalf("asked %+v", asked)
	}
	s.Refused("RespondToAuthChallenge", reply(s.client, "MFA_SETUP", asked.Session, "alice", "EMAIL", "no address"), invalid,
		"Invalid email address format.")
	sent := s.respond(reply(s.client, "MFA_SETUP", asked.Session, "alice", "EMAIL", mail))
	if sent.ChallengeName != "EMAIL_OTP" || sent.ChallengeParameters["CODE_DELIVERY_DESTINATION"] != "a***@e***" {
		t.Fatalf("asked %+v", sent)
	}
	if got := len(s.get("alice").UserAttributes); got != 1 {
		t.Errorf("alice has %d attributes before the address is proved", got)
	}
	s.Refused("RespondToAuthChallenge", reply(s.client, "EMAIL_OTP", sent.Session, "alice", "EMAIL_OTP_CODE", notThe(s.LastCode(mail))), codeMismatch, wrongCode)
	if out := s.respond(reply(s.client, "EMAIL_OTP", sent.Session, "alice", "EMAIL_OTP_CODE", s.LastCode(mail))); out.AuthenticationResult == nil {
		t.Errorf("answer %+v", out)
	}
	got := s.get("alice")
	if len(got.UserAttributes) != 3 || len(got.UserMFASettingList) != 1 || got.UserMFASettingList[0] != "EMAIL_OTP" {
		t.Errorf("alice is %+v", got)
	}
	if again := s.begin("alice"); again.ChallengeName != "EMAIL_OTP" {
		t.Errorf("asked %+v", again)
	}
}

func TestAnAddressIsNotSetUpWhereThePoolHasNoSuchFactor(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSoftwareToken)
	s.user("alice")
	s.Refused("RespondToAuthChallenge", reply(s.client, "MFA_SETUP", s.begin("alice").Session, "alice", "EMAIL", mail),
		invalid, "No MFA method has been set up in this session.")
}

// The address recovers passwords here, so it is no second factor.
func TestAnAddressThatRecoversPasswordsIsNotSetUp(t *testing.T) {
	s := newStored(t, wire.CreateUserPoolRequest{
		EmailConfiguration: &wire.EmailConfigurationType{
			EmailSendingAccount: "DEVELOPER", SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/auth@example.com",
		},
		AccountRecoverySetting: &wire.AccountRecoverySettingType{RecoveryMechanisms: []wire.RecoveryOptionType{{Name: "verified_email", Priority: new(int64(1))}}},
	})
	s.setMFA("ON", userpool.FactorSoftwareToken, userpool.FactorEmail)
	s.reachableUser("alice")
	if asked := s.begin("alice"); asked.ChallengeParameters["MFAS_CAN_SETUP"] != `["SOFTWARE_TOKEN_MFA"]` {
		t.Errorf("asked %+v", asked)
	}
}

// TestAnAuthenticatorInEachOrder goes through the orders in which a pool gets
// its mode and a user an authenticator and the wish to be asked for it: what
// counts in the end is what there is, and not what came first.
func TestAnAuthenticatorInEachOrder(t *testing.T) {
	const setMode, register, prefer = "set the mode", "register", "prefer"
	orders := [][]string{
		{setMode, register}, {register, setMode}, {setMode, register, prefer}, {register, setMode, prefer}, {register, prefer, setMode},
	}
	for _, mode := range []string{"OFF", "OPTIONAL", "ON"} {
		for _, order := range orders {
			s := mfaPool(t, "OPTIONAL", userpool.FactorSoftwareToken)
			s.user("alice")
			registered, preferred := false, false
			token := s.signIn(s.client, "alice").AccessToken
			current := "OPTIONAL"
			for _, step := range order {
				switch {
				case step == setMode && mode == "OFF":
					s.setMFA(mode)
					current = mode
				case step == setMode:
					s.setMFA(mode, userpool.FactorSoftwareToken)
					current = mode
				case step == register && current == "OFF":
					s.Refused("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: token}, "SoftwareTokenMFANotFoundException",
						"Software Token MFA has not been enabled by the userPool")
				case step == register && current == "ON":
					asked := s.begin("alice")
					if asked.ChallengeName != "MFA_SETUP" || asked.ChallengeParameters["MFAS_CAN_SETUP"] != `["SOFTWARE_TOKEN_MFA"]` {
						t.Fatalf("%s, %v: asked %+v", mode, order, asked)
					}
					verified := s.showFirstCode(wire.AssociateSoftwareTokenRequest{Session: asked.Session})
					token = s.respond(reply(s.client, "MFA_SETUP", verified.Session, "alice")).AuthenticationResult.AccessToken
					registered, preferred = true, true // at once, where the pool wants it
				case step == register:
					s.showFirstCode(wire.AssociateSoftwareTokenRequest{AccessToken: token})
					registered = true
				case registered:
					s.Must("SetUserMFAPreference", wire.SetUserMFAPreferenceRequest{
						AccessToken: token, SoftwareTokenMfaSettings: &wire.SoftwareTokenMfaSettingsType{Enabled: new(true), PreferredMfa: new(true)},
					}, nil)
					preferred = true
				}
			}
			want := ""
			switch {
			case mode == "ON", mode == "OPTIONAL" && preferred:
				want = "SOFTWARE_TOKEN_MFA"
			}
			if got := s.begin("alice"); got.ChallengeName != want || (got.AuthenticationResult == nil) != (want != "") {
				t.Errorf("%s, %v: asked for %q; want %q", mode, order, got.ChallengeName, want)
			}
		}
	}
}

// showFirstCode registers an authenticator with its first code.
func (f *fixture) showFirstCode(in wire.AssociateSoftwareTokenRequest) wire.VerifySoftwareTokenResponse {
	f.t.Helper()
	var made wire.AssociateSoftwareTokenResponse
	f.Must("AssociateSoftwareToken", in, &made)
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(made.SecretCode)
	if err != nil {
		f.t.Fatal(err)
	}
	var out wire.VerifySoftwareTokenResponse
	f.Must("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{
		AccessToken: in.AccessToken, Session: made.Session, UserCode: totp.Code(secret, f.Clock.Now()),
	}, &out)
	return out
}
