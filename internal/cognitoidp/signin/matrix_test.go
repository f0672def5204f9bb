package signin_test

import (
	"crypto/rand"
	"encoding/base32"
	"slices"
	"testing"
	"time"

	"cognate/internal/srp"
	"cognate/internal/store"
	"cognate/internal/totp"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// wayIn is one way to begin a sign-in and prove the password.
type wayIn struct {
	name  string
	admin bool
	begin func(*stored) wire.InitiateAuthResponse
}

func waysIn() []wayIn {
	byAdmin := func(flow string, params ...string) func(*stored) wire.InitiateAuthResponse {
		return func(s *stored) wire.InitiateAuthResponse {
			s.t.Helper()
			in := wire.AdminInitiateAuthRequest{
				UserPoolId: s.pool, ClientId: s.client, AuthFlow: flow,
				AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword},
			}
			for i := 0; i+1 < len(params); i += 2 {
				in.AuthParameters[params[i]] = params[i+1]
			}
			var out wire.InitiateAuthResponse
			s.Must("AdminInitiateAuth", in, &out)
			return out
		}
	}
	return []wayIn{
		{"USER_PASSWORD_AUTH", false, func(s *stored) wire.InitiateAuthResponse { return s.begin("alice") }},
		{"ADMIN_USER_PASSWORD_AUTH", true, byAdmin("ADMIN_USER_PASSWORD_AUTH")},
		{"ADMIN_NO_SRP_AUTH", true, byAdmin("ADMIN_NO_SRP_AUTH")},
		{"USER_SRP_AUTH", false, func(s *stored) wire.InitiateAuthResponse {
			return wire.InitiateAuthResponse(s.respond(s.converse(s.client, "alice").prove(goodPassword, s.Clock.Now())))
		}},
		{"USER_AUTH with PASSWORD", false, func(s *stored) wire.InitiateAuthResponse {
			return s.choose(s.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", goodPassword)
		}},
		{"USER_AUTH with PASSWORD, as an administrator", true, byAdmin("USER_AUTH", "PREFERRED_CHALLENGE", "PASSWORD")},
		{"USER_AUTH with PASSWORD_SRP", false, func(s *stored) wire.InitiateAuthResponse {
			side, err := srp.New().NewClient(rand.Reader)
			if err != nil {
				s.t.Fatal(err)
			}
			c := &conversation{f: s.fixture, client: s.client, srp: side}
			c.answer = s.choose(s.client, "alice", "PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", side.Public())
			in := c.prove(goodPassword, s.Clock.Now())
			in.Session = c.answer.Session
			return wire.InitiateAuthResponse(s.respond(in))
		}},
	}
}

// answer answers a challenge as the way in demands.
func (w wayIn) answer(s *stored, challenge, session string, responses ...string) wire.InitiateAuthResponse {
	s.t.Helper()
	in := reply(s.client, challenge, session, "alice", responses...)
	var out wire.InitiateAuthResponse
	if w.admin {
		s.Must("AdminRespondToAuthChallenge", admins(s.fixture, in), &out)
	} else {
		s.Must("RespondToAuthChallenge", in, &out)
	}
	return out
}

// setTOTP gives alice an authenticator.
func (s *stored) setTOTP() []byte {
	s.t.Helper()
	token := s.signIn(s.client, "alice").AccessToken
	var out wire.AssociateSoftwareTokenResponse
	s.Must("AssociateSoftwareToken", wire.AssociateSoftwareTokenRequest{AccessToken: token}, &out)
	secret, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(out.SecretCode)
	if err != nil {
		s.t.Fatal(err)
	}
	s.Must("VerifySoftwareToken", wire.VerifySoftwareTokenRequest{AccessToken: token, UserCode: totp.Code(secret, s.Clock.Now())}, nil)
	return secret
}

// TestEveryFlowAsksForEverySecondFactor goes through each way in, with each
// second factor, in pools with each mode.
func TestEveryFlowAsksForEverySecondFactor(t *testing.T) {
	factors := []string{userpool.FactorSMS, userpool.FactorSoftwareToken, userpool.FactorEmail}
	s := mfaPool(t, "OPTIONAL", factors...)
	s.client = s.choosingClient("LEGACY")
	s.reachableUser("alice")
	secret := s.setTOTP()
	code := map[string]func() string{
		userpool.FactorSMS:           func() string { return s.LastCode(phone) },
		userpool.FactorSoftwareToken: func() string { return totp.Code(secret, s.Clock.Now()) },
		userpool.FactorEmail:         func() string { return s.LastCode(mail) },
	}
	for _, mode := range []string{"OFF", "OPTIONAL", "ON"} {
		s.Clock.Advance(time.Hour) // of so many codes
		if mode == "OFF" {
			s.setMFA(mode)
		} else {
			s.setMFA(mode, factors...)
		}
		for _, factor := range factors {
			s.change("alice", func(u *userpool.User) { u.MFA.Enabled, u.MFA.Preferred = factors, factor })
			for _, w := range waysIn() {
				s.Clock.Advance(30 * time.Second) // the authenticator shows another code
				out := w.begin(s)
				proven := []string{"PASSWORD"}
				if w.name == "USER_SRP_AUTH" || w.name == "USER_AUTH with PASSWORD_SRP" {
					proven[0] = "PASSWORD_SRP"
				}
				if mode != "OFF" {
					if out.ChallengeName != factor || out.AuthenticationResult != nil {
						t.Errorf("%s, %s, %s: asked %+v", mode, factor, w.name, out)
						continue
					}
					out = w.answer(s, factor, out.Session, factor+"_CODE", code[factor]())
					proven = append(proven, factor)
				}
				if out.AuthenticationResult == nil {
					t.Errorf("%s, %s, %s: %+v", mode, factor, w.name, out)
					continue
				}
				if got := s.family(out.AuthenticationResult).Proven; !slices.Equal(got, proven) {
					t.Errorf("%s, %s, %s: proven %v", mode, factor, w.name, got)
				}
			}
		}
	}
}

// family is what the store keeps of a sign-in.
func (s *stored) family(tokens *wire.AuthenticationResultType) *store.Family {
	s.t.Helper()
	id, _ := s.claims(tokens.AccessToken)["origin_jti"].(string)
	var found *store.Family
	err := s.db.View(s.t.Context(), func(tx *store.Tx) (err error) {
		found, err = tx.Family(id)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return found
}

// A refresh is no sign-in: what the sign-in proved, when, and as which event
// stays.
func TestARefreshKeepsTheFactsOfTheSignIn(t *testing.T) {
	s := newStored(t, wire.CreateUserPoolRequest{})
	s.user("alice")
	tokens := s.signIn(s.client, "alice")
	before := s.claims(tokens.AccessToken)
	s.Clock.Advance(time.Hour)
	var out wire.InitiateAuthResponse
	s.Must("InitiateAuth", refreshing(s.client, tokens.RefreshToken), &out)
	after := s.claims(out.AuthenticationResult.AccessToken)
	for _, name := range []string{"auth_time", "event_id", "origin_jti"} {
		if before[name] != after[name] {
			t.Errorf("%s is %v; was %v", name, after[name], before[name])
		}
	}
	if got := s.family(out.AuthenticationResult).Proven; !slices.Equal(got, []string{"PASSWORD"}) {
		t.Errorf("proven %v", got)
	}
}

func TestEverySecondFactorIsAskedForAfterANewPassword(t *testing.T) {
	s := mfaPool(t, "ON", userpool.FactorSMS)
	s.invite("alice", "phone_number", phone, "phone_number_verified", "true")
	asked := s.respond(newPassword(s.client, s.challenge(s.client, "alice").Session, "alice", "N3w-Password"))
	if asked.ChallengeName != "SMS_MFA" {
		t.Fatalf("asked %+v", asked)
	}
	out := s.respond(reply(s.client, "SMS_MFA", asked.Session, "alice", "SMS_MFA_CODE", s.LastCode(phone)))
	if got := s.family(out.AuthenticationResult); got.Source != "TokenGeneration_NewPasswordChallenge" {
		t.Errorf("tokens for %s", got.Source)
	}
}
