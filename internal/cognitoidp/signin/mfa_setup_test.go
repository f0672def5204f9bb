package signin_test

import (
	"testing"

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
