package signin_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"cognate/cognatetest"
	"cognate/internal/totp"
	"cognate/internal/userpool"
)

// atOnce makes the same call several times at once and counts how often each
// message came back; "" is success.
func (f *fixture) atOnce(times int, op string, in any) map[string]int {
	var (
		mu      sync.Mutex
		running sync.WaitGroup
		answers = map[string]int{}
	)
	for range times {
		running.Go(func() {
			message := ""
			if err := f.Call(op, in, nil); err != nil {
				message = err.Error()
				if refusal, ok := errors.AsType[*cognatetest.Error](err); ok {
					message = refusal.Message
				}
			}
			mu.Lock()
			defer mu.Unlock()
			answers[message]++
		})
	}
	running.Wait()
	return answers
}

func TestManyGuessesAtOnceLock(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	got := f.atOnce(12, "InitiateAuth", password(f.client, "alice", "wrong"))
	if got[wrong] != 5 || got[exceeded] != 7 {
		t.Errorf("answers: %v; want five that tell the password is wrong", got)
	}
}

func TestASessionServesOnceAtOnce(t *testing.T) {
	f := newFixture(t)
	f.invite("alice")
	got := f.atOnce(6, "RespondToAuthChallenge", newPassword(f.client, f.challenge(f.client, "alice").Session, "alice", "N3w-Password"))
	if got[""] != 1 || got[usedOnce] != 5 {
		t.Errorf("answers: %v; want one success", got)
	}
}

func TestAProofServesOnceAtOnce(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	got := f.atOnce(6, "RespondToAuthChallenge", f.converse(f.client, "alice").prove(goodPassword, f.Clock.Now()))
	if got[""] != 1 || got[usedOnce] != 5 {
		t.Errorf("answers: %v; want one success", got)
	}
}

func TestRotationAtOnceInTheGracePeriod(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.rotate(f.client, 10)
	got := f.atOnce(6, "GetTokensFromRefreshToken", exchange(f.client, f.signIn(f.client, "alice").RefreshToken))
	if got[""] != 6 {
		t.Errorf("answers: %v; want six successes", got)
	}
}

func TestAnAuthenticatorsCodeServesOnceAtOnce(t *testing.T) {
	s := mfaPool(t, "OPTIONAL", userpool.FactorSoftwareToken)
	s.user("alice")
	secret := s.setTOTP()
	s.change("alice", func(u *userpool.User) { u.MFA.Enabled = []string{userpool.FactorSoftwareToken} })
	s.Clock.Advance(time.Minute)
	code := totp.Code(secret, s.Clock.Now())
	var (
		mu      sync.Mutex
		running sync.WaitGroup
		answers = map[string]int{}
	)
	for range 6 {
		in := reply(s.client, "SOFTWARE_TOKEN_MFA", s.begin("alice").Session, "alice", "SOFTWARE_TOKEN_MFA_CODE", code)
		running.Go(func() {
			message := ""
			if refusal, ok := errors.AsType[*cognatetest.Error](s.Call("RespondToAuthChallenge", in, nil)); ok {
				message = refusal.Message
			}
			mu.Lock()
			defer mu.Unlock()
			answers[message]++
		})
	}
	running.Wait()
	if answers[""] != 1 || answers["Your software token has already been used once."] != 5 {
		t.Errorf("answers: %v; want one success", answers)
	}
}
