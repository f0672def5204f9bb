package signin_test

import (
	"crypto/rand"
	"encoding/base64"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/srp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	noDevice     = "Device does not exist."
	badDeviceKey = "Invalid device key given."
	unknownKey   = "us-east-1_00000000-0000-4000-8000-000000000000"
)

// trackedDevice is a device as its client keeps it.
type trackedDevice struct {
	f                    *fixture
	key, group, password string
}

// track has the pool track devices. challenge says that a remembered device
// stands for a second factor, asks that users are asked what to remember.
func (f *fixture) track(challenge, asks bool) {
	f.t.Helper()
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{
		UserPoolId: f.pool,
		DeviceConfiguration: &wire.DeviceConfigurationType{
			ChallengeRequiredOnNewDevice: &challenge, DeviceOnlyRememberedOnUserPrompt: &asks,
		},
	}, nil)
}

// confirm confirms the device that a sign-in named.
func (f *fixture) confirm(r *wire.AuthenticationResultType) *trackedDevice {
	f.t.Helper()
	if r.NewDeviceMetadata == nil {
		f.t.Fatal("no device was named")
	}
	d := &trackedDevice{f, r.NewDeviceMetadata.DeviceKey, r.NewDeviceMetadata.DeviceGroupKey, "device password"}
	salt := []byte("0123456789abcdef")
	verifier := srp.New().Verifier(d.group, d.key, d.password, salt)
	f.Must("ConfirmDevice", wire.ConfirmDeviceRequest{
		AccessToken: r.AccessToken, DeviceKey: d.key,
		DeviceSecretVerifierConfig: &wire.DeviceSecretVerifierConfigType{
			PasswordVerifier: base64.StdEncoding.EncodeToString(verifier), Salt: base64.StdEncoding.EncodeToString(salt),
		},
	}, nil)
	return d
}

// passwordFrom makes the request that signs alice in from a device.
func (d *trackedDevice) passwordFrom() wire.InitiateAuthRequest {
	in := password(d.f.client, "alice", goodPassword)
	in.AuthParameters["DEVICE_KEY"] = d.key
	return in
}

// begin signs alice in from the device and returns what is asked next.
func (d *trackedDevice) begin() wire.InitiateAuthResponse {
	d.f.t.Helper()
	var out wire.InitiateAuthResponse
	d.f.Must("InitiateAuth", d.passwordFrom(), &out)
	return out
}

// proof answers DEVICE_SRP_AUTH and makes the answer to what comes of it.
func (d *trackedDevice) proof(session string) wire.RespondToAuthChallengeRequest {
	d.f.t.Helper()
	side, err := srp.New().NewClient(rand.Reader)
	if err != nil {
		d.f.t.Fatal(err)
	}
	asked := d.f.respond(reply(d.f.client, "DEVICE_SRP_AUTH", session, "alice", "DEVICE_KEY", d.key, "SRP_A", side.Public()))
	p := asked.ChallengeParameters
	if asked.ChallengeName != "DEVICE_PASSWORD_VERIFIER" || p["DEVICE_KEY"] != d.key || p["USERNAME"] != "alice" {
		d.f.t.Fatalf("the answer to A is %+v", asked)
	}
	key, err := side.Key(d.group, d.key, d.password, p["SALT"], p["SRP_B"])
	if err != nil {
		d.f.t.Fatal(err)
	}
	block, err := base64.StdEncoding.DecodeString(p["SECRET_BLOCK"])
	if err != nil {
		d.f.t.Fatal(err)
	}
	stamp := srp.FormatTimestamp(d.f.Clock.Now())
	return reply(d.f.client, "DEVICE_PASSWORD_VERIFIER", asked.Session, "alice",
		"DEVICE_KEY", d.key, "PASSWORD_CLAIM_SECRET_BLOCK", p["SECRET_BLOCK"], "TIMESTAMP", stamp,
		"PASSWORD_CLAIM_SIGNATURE", base64.StdEncoding.EncodeToString(srp.Claim(key, d.group, d.key, block, stamp)))
}

func TestARememberedDeviceProvesItself(t *testing.T) {
	f := newFixture(t)
	f.track(false, false)
	f.user("alice")
	d := f.confirm(f.signIn(f.client, "alice"))
	f.Clock.Advance(time.Hour)
	asked := d.begin()
	want := wire.InitiateAuthResponse{
		ChallengeName: "DEVICE_SRP_AUTH", Session: asked.Session,
		ChallengeParameters: map[string]string{"USERNAME": "alice", "DEVICE_KEY": d.key},
	}
	if diff := cmp.Diff(want, asked); diff != "" {
		t.Errorf("challenge (-want +got):\n%s", diff)
	}
	proof := d.proof(asked.Session)
	out := f.respond(proof)
	if out.AuthenticationResult == nil || out.AuthenticationResult.NewDeviceMetadata != nil {
		t.Fatalf("answer: %+v", out)
	}
	if got := f.claims(out.AuthenticationResult.AccessToken)["device_key"]; got != d.key {
		t.Errorf("device_key %v, want %s", got, d.key)
	}
	f.Refused("RespondToAuthChallenge", proof, notAuthorized, usedOnce)

	var shown wire.GetDeviceResponse
	f.Must("GetDevice", wire.GetDeviceRequest{AccessToken: out.AuthenticationResult.AccessToken, DeviceKey: d.key}, &shown)
	if got := shown.Device.DeviceLastAuthenticatedDate; !got.Equal(f.Clock.Now()) {
		t.Errorf("last authenticated at %v, want %v", got, f.Clock.Now())
	}

	// The device refreshes its tokens, and nobody else does.
	in := refreshing(f.client, out.AuthenticationResult.RefreshToken)
	f.Refused("InitiateAuth", in, notAuthorized, "Invalid Refresh Token")
	in.AuthParameters["DEVICE_KEY"] = d.key
	var refreshed wire.InitiateAuthResponse
	f.Must("InitiateAuth", in, &refreshed)
	if got := f.claims(refreshed.AuthenticationResult.AccessToken)["device_key"]; got != d.key {
		t.Errorf("device_key %v after a refresh, want %s", got, d.key)
	}
	exchange := exchange(f.client, out.AuthenticationResult.RefreshToken)
	f.Refused("GetTokensFromRefreshToken", exchange, notAuthorized, "Invalid Refresh Token")
	exchange.DeviceKey = d.key
	f.Must("GetTokensFromRefreshToken", exchange, nil)
}

func TestADeviceIsRememberedOnRequest(t *testing.T) {
	f := newFixture(t)
	f.track(true, true)
	f.user("alice")
	r := f.signIn(f.client, "alice")
	d := f.confirm(r)
	if out := d.begin(); out.AuthenticationResult == nil || out.AuthenticationResult.NewDeviceMetadata != nil {
		t.Errorf("before it is remembered: %+v", out)
	}
	f.Must("UpdateDeviceStatus", wire.UpdateDeviceStatusRequest{AccessToken: r.AccessToken, DeviceKey: d.key, DeviceRememberedStatus: "remembered"}, nil)
	if out := d.begin(); out.ChallengeName != "DEVICE_SRP_AUTH" {
		t.Errorf("remembered: %+v", out)
	}
}

func TestNewDevicesAreNamed(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	if r := f.signIn(f.client, "alice"); r.NewDeviceMetadata != nil || f.claims(r.AccessToken)["device_key"] != nil {
		t.Errorf("a pool that tracks no devices named %+v", r.NewDeviceMetadata)
	}
	f.track(false, false)
	one, two := f.signIn(f.client, "alice"), f.signIn(f.client, "alice")
	if one.NewDeviceMetadata.DeviceKey == two.NewDeviceMetadata.DeviceKey {
		t.Error("two sign-ins named one device")
	}
	if got := f.claims(one.AccessToken)["device_key"]; got != one.NewDeviceMetadata.DeviceKey {
		t.Errorf("device_key %v, want %s", got, one.NewDeviceMetadata.DeviceKey)
	}
	f.invite("bob")
	for _, by := range f.sides() {
		if r := by.asked(by.start(password(f.client, "alice", goodPassword))).AuthenticationResult; r.NewDeviceMetadata == nil ||
			r.NewDeviceMetadata.DeviceGroupKey != one.NewDeviceMetadata.DeviceGroupKey {
			t.Errorf("administrator %t: %+v", by.admin, r.NewDeviceMetadata)
		}
	}
	by := side{f, true}
	session := by.asked(by.start(password(f.client, "bob", goodPassword))).Session
	if r := by.asked(by.answer(newPassword(f.client, session, "bob", "N3w-Password"))).AuthenticationResult; r.NewDeviceMetadata == nil {
		t.Error("an administrator's answer named no device")
	}
	// Tokens of a device that was not confirmed are not refreshed.
	in := refreshing(f.client, one.RefreshToken)
	in.AuthParameters["DEVICE_KEY"] = one.NewDeviceMetadata.DeviceKey
	f.Refused("InitiateAuth", in, notAuthorized, "Invalid Refresh Token")
}

func TestARememberedDeviceStandsForTheSecondFactor(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSMS)
	s.trackStored(true)
	s.reachableUser("alice")
	d := s.confirm(s.second(s.begin("alice")))
	asked := d.begin()
	if asked.ChallengeName != "DEVICE_SRP_AUTH" {
		t.Fatalf("from a remembered device: %+v", asked)
	}
	if out := s.respond(d.proof(asked.Session)); out.AuthenticationResult == nil {
		t.Errorf("answer: %+v", out)
	}
	// Without the device the second factor is asked for, and a proof that
	// fails buys nothing.
	if asked := s.begin("alice"); asked.ChallengeName != "SMS_MFA" {
		t.Errorf("without the device: %+v", asked)
	}
	d.password = "another"
	s.Refused("RespondToAuthChallenge", d.proof(d.begin().Session), notAuthorized, wrong)
}

func TestADeviceNotRememberedStandsForNothing(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSMS)
	s.trackStored(true)
	s.reachableUser("alice")
	r := s.second(s.begin("alice"))
	d := s.confirm(r)
	s.Must("UpdateDeviceStatus", wire.UpdateDeviceStatusRequest{AccessToken: r.AccessToken, DeviceKey: d.key, DeviceRememberedStatus: "not_remembered"}, nil)
	asked := d.begin()
	if asked.ChallengeName != "SMS_MFA" {
		t.Fatalf("from a device that is not remembered: %+v", asked)
	}
	again := s.second(asked)
	if got := s.claims(again.AccessToken)["device_key"]; got != d.key || again.NewDeviceMetadata != nil {
		t.Errorf("device_key %v, new device %+v", got, again.NewDeviceMetadata)
	}
}

func TestTheSecondFactorComesFirstWhereDevicesDoNotReplaceIt(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSMS)
	s.trackStored(false)
	s.reachableUser("alice")
	d := s.confirm(s.second(s.begin("alice")))
	asked := d.begin()
	if asked.ChallengeName != "SMS_MFA" {
		t.Fatalf("asked for %+v", asked)
	}
	if r := s.second(asked); s.claims(r.AccessToken)["device_key"] != d.key {
		t.Error("the tokens do not name the device")
	}
}

// trackStored is track for a pool whose other settings must stay.
func (s *stored) trackStored(challenge bool) {
	s.t.Helper()
	s.changePool(func(p *userpool.Settings) {
		p.Devices = &userpool.DeviceConfiguration{ChallengeRequiredOnNewDevice: challenge}
	})
}

// second answers the SMS_MFA that a sign-in of alice asked for.
func (s *stored) second(asked wire.InitiateAuthResponse) *wire.AuthenticationResultType {
	s.t.Helper()
	out := s.respond(reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", s.LastCode(phone)))
	if out.AuthenticationResult == nil {
		s.t.Fatalf("answer: %+v", out)
	}
	return out.AuthenticationResult
}

func TestUnknownDevices(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	in := password(f.client, "alice", goodPassword)
	in.AuthParameters["DEVICE_KEY"] = unknownKey
	f.Must("InitiateAuth", in, nil) // the pool tracks none
	f.track(false, false)
	f.Refused("InitiateAuth", in, notFound, noDevice)
	in.AuthParameters["DEVICE_KEY"] = "phone"
	f.Refused("InitiateAuth", in, invalid, badDeviceKey)
	in.AuthParameters["PASSWORD"] = "wrong"
	f.Refused("InitiateAuth", in, notAuthorized, wrong)
}

// TestAClientForgetsAnUnknownDevice does as amazon-cognito-identity-js: told
// that its device is unknown, it sends the same proof again without.
func TestAClientForgetsAnUnknownDevice(t *testing.T) {
	f := newFixture(t)
	f.track(false, false)
	f.user("alice")
	side, err := srp.New().NewClient(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &conversation{f: f, client: f.client, srp: side}
	begin := srpRequest(f.client, "alice", side.Public())
	begin.AuthParameters["DEVICE_KEY"] = unknownKey
	f.Must("InitiateAuth", begin, &c.answer)
	proof := c.prove(goodPassword, f.Clock.Now())
	proof.ChallengeResponses["DEVICE_KEY"] = unknownKey
	f.Refused("RespondToAuthChallenge", proof, notFound, noDevice)

	responses := map[string]any{"DEVICE_KEY": nil}
	for name, value := range proof.ChallengeResponses {
		if name != "DEVICE_KEY" {
			responses[name] = value
		}
	}
	var out wire.RespondToAuthChallengeResponse
	f.Must("RespondToAuthChallenge", map[string]any{
		"ClientId": f.client, "ChallengeName": "PASSWORD_VERIFIER", "ChallengeResponses": responses,
	}, &out)
	if out.AuthenticationResult == nil || out.AuthenticationResult.NewDeviceMetadata == nil {
		t.Errorf("answer: %+v", out)
	}
}

func TestACustomSignInFromARememberedDevice(t *testing.T) {
	f := custom(t, &riddler{})
	f.user("alice")
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{
		UserPoolId: f.pool, DeviceConfiguration: &wire.DeviceConfigurationType{ChallengeRequiredOnNewDevice: new(true)},
		LambdaConfig: &wire.LambdaConfigType{
			DefineAuthChallenge: functions + "define", CreateAuthChallenge: functions + "create", VerifyAuthChallengeResponse: functions + "verify",
		},
	}, nil)
	solve := func(more ...string) wire.RespondToAuthChallengeResponse {
		var asked wire.InitiateAuthResponse
		f.Must("InitiateAuth", riddle(f.client, "alice", more...), &asked)
		return f.respond(reply(f.client, "CUSTOM_CHALLENGE", asked.Session, "alice", "ANSWER", "5"))
	}
	d := f.confirm(solve().AuthenticationResult)
	next := solve("DEVICE_KEY", d.key)
	if next.ChallengeName != "DEVICE_SRP_AUTH" {
		t.Fatalf("after the riddle: %+v", next)
	}
	out := f.respond(d.proof(next.Session))
	if out.AuthenticationResult == nil || f.claims(out.AuthenticationResult.AccessToken)["device_key"] != d.key {
		t.Errorf("answer: %+v", out)
	}
	var asked wire.InitiateAuthResponse
	f.Must("InitiateAuth", riddle(f.client, "alice", "DEVICE_KEY", unknownKey), &asked)
	f.Refused("RespondToAuthChallenge", reply(f.client, "CUSTOM_CHALLENGE", asked.Session, "alice", "ANSWER", "5"), notFound, noDevice)
}
