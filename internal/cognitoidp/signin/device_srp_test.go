package signin_test

import (
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

func TestARememberedDeviceAfterSRP(t *testing.T) {
	f := newFixture(t)
	f.track(true, false)
	f.user("alice")
	d := f.confirm(f.signIn(f.client, "alice"))
	proof := f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now())
	proof.ChallengeResponses["DEVICE_KEY"] = d.key
	asked := f.respond(proof)
	if asked.ChallengeName != "DEVICE_SRP_AUTH" || asked.Session == "" {
		t.Fatalf("answer to the proof: %+v", asked)
	}
	if out := f.respond(d.proof(asked.Session)); out.AuthenticationResult == nil {
		t.Errorf("answer: %+v", out)
	}
}

func TestForgedDeviceProofs(t *testing.T) {
	f := newFixture(t)
	f.track(true, false)
	f.user("alice")
	f.user("bob")
	d := f.confirm(f.signIn(f.client, "alice"))
	other := f.confirm(f.signIn(f.client, "alice"))
	bobs := f.confirm(f.signIn(f.client, "bob"))

	in := password(f.client, "alice", goodPassword)
	in.AuthParameters["DEVICE_KEY"] = bobs.key
	f.Refused("InitiateAuth", in, notFound, noDevice)

	session := d.begin().Session
	start := func(responses ...string) wire.RespondToAuthChallengeRequest {
		return reply(f.client, "DEVICE_SRP_AUTH", session, "alice", responses...)
	}
	f.Refused("RespondToAuthChallenge", start("SRP_A", "2"), invalid, "Missing required parameter DEVICE_KEY")
	f.Refused("RespondToAuthChallenge", start("DEVICE_KEY", d.key), invalid, "Missing required parameter SRP_A")
	f.Refused("RespondToAuthChallenge", start("DEVICE_KEY", other.key, "SRP_A", "2"), invalid, badDeviceKey)
	f.Refused("RespondToAuthChallenge", start("DEVICE_KEY", d.key, "SRP_A", prime), invalid, "SRP_A is not a valid public value.")

	for name, forge := range map[string]func(wire.RespondToAuthChallengeRequest){
		"another claim": func(in wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["PASSWORD_CLAIM_SIGNATURE"] = "AAAA"
		},
		"no base64":    func(in wire.RespondToAuthChallengeRequest) { in.ChallengeResponses["PASSWORD_CLAIM_SIGNATURE"] = "%" },
		"another time": func(in wire.RespondToAuthChallengeRequest) { in.ChallengeResponses["TIMESTAMP"] = "now" },
		"no block": func(in wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["PASSWORD_CLAIM_SECRET_BLOCK"] = "%"
		},
		"a forged block": func(in wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["PASSWORD_CLAIM_SECRET_BLOCK"] = "AAAA"
		},
		"another attempt's block": func(in wire.RespondToAuthChallengeRequest) {
			in.ChallengeResponses["PASSWORD_CLAIM_SECRET_BLOCK"] = d.proof(d.begin().Session).ChallengeResponses["PASSWORD_CLAIM_SECRET_BLOCK"]
		},
	} {
		proof := d.proof(d.begin().Session)
		good := reply(proof.ClientId, proof.ChallengeName, proof.Session, "alice")
		for k, v := range proof.ChallengeResponses {
			good.ChallengeResponses[k] = v
		}
		forge(proof)
		f.Refused("RespondToAuthChallenge", proof, notAuthorized, wrong)
		// A wrong proof ends the conversation.
		if err := f.Call("RespondToAuthChallenge", good, nil); err == nil {
			t.Errorf("%s: the proof was taken afterwards", name)
		}
		f.Clock.Advance(20 * time.Minute) // no lock between the cases
	}

	proof := d.proof(d.begin().Session)
	proof.ChallengeResponses["DEVICE_KEY"] = other.key
	f.Refused("RespondToAuthChallenge", proof, invalid, badDeviceKey)

	// A proof does not outlive its device, nor the tracking.
	proof = d.proof(d.begin().Session)
	f.Must("AdminForgetDevice", wire.AdminForgetDeviceRequest{UserPoolId: f.pool, Username: "alice", DeviceKey: d.key}, nil)
	f.Refused("RespondToAuthChallenge", proof, notFound, noDevice)
	proof = other.proof(other.begin().Session)
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: f.pool}, nil)
	f.Refused("RespondToAuthChallenge", proof, notAuthorized, "Invalid session for the user.")
}

func TestDeviceProofsNeedTheirSession(t *testing.T) {
	f := newFixture(t)
	f.track(true, false)
	f.user("alice")
	d := f.confirm(f.signIn(f.client, "alice"))
	session := d.begin().Session
	f.Refused("RespondToAuthChallenge", reply(f.client, "DEVICE_SRP_AUTH", "", "alice", "DEVICE_KEY", d.key, "SRP_A", "2"),
		invalid, "Missing required parameter Session")
	proof := d.proof(session)
	proof.Session = session
	f.Refused("RespondToAuthChallenge", proof, notAuthorized, "Invalid session for the user.")
}
