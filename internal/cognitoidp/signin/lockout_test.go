package signin_test

import (
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

// fail makes that many wrong guesses.
func (f *fixture) fail(client, name string, times int) {
	f.t.Helper()
	for range times {
		f.Refused("InitiateAuth", password(client, name, "wrong"), notAuthorized, wrong)
	}
}

func TestFiveFailuresLock(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.user("bob")
	f.fail(f.client, "alice", 5)
	f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), notAuthorized, exceeded)
	f.Refused("InitiateAuth", password(f.client, "alice", "wrong"), notAuthorized, exceeded)
	f.signIn(f.client, "bob") // nobody else is locked
	f.Clock.Advance(time.Second)
	f.signIn(f.client, "alice")
}

func TestTheLockDoubles(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.fail(f.client, "alice", 4)
	for _, lock := range []time.Duration{1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900} {
		f.fail(f.client, "alice", 1)
		lock *= time.Second
		f.Clock.Advance(lock - time.Millisecond)
		f.Refused("InitiateAuth", password(f.client, "alice", goodPassword), notAuthorized, exceeded)
		f.Clock.Advance(time.Millisecond)
	}
	f.signIn(f.client, "alice")
}

func TestSuccessResetsTheLock(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.fail(f.client, "alice", 4)
	f.signIn(f.client, "alice")
	f.fail(f.client, "alice", 4)
	f.signIn(f.client, "alice")
}

func TestAttemptsDuringTheLockDoNotExtendIt(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.fail(f.client, "alice", 5)
	for range 10 {
		f.Refused("InitiateAuth", password(f.client, "alice", "wrong"), notAuthorized, exceeded)
	}
	f.Clock.Advance(time.Second)
	f.fail(f.client, "alice", 1) // the sixth that counts
	f.Clock.Advance(2 * time.Second)
	f.signIn(f.client, "alice")
}

func TestFailuresAreForgottenInTime(t *testing.T) {
	f := newFixture(t)
	f.user("alice")
	f.fail(f.client, "alice", 4)
	f.Clock.Advance(15*time.Minute + time.Second)
	f.fail(f.client, "alice", 4)
	f.signIn(f.client, "alice")
}

func TestTheLockIsOfTheUserByEveryNameAndFlow(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}})
	f.user("alice", "email", "alice@example.com", "email_verified", "true")
	hiding := f.hiding()
	f.fail(f.client, "alice", 1)
	f.fail(f.client, "alice@example.com", 1)
	f.fail(hiding, "alice", 1)
	f.Refused("AdminInitiateAuth", adminPassword(f, "alice", "wrong"), notAuthorized, wrong)
	begun := f.converse(f.client, "alice")
	f.Refused("RespondToAuthChallenge", f.converse(f.client, "alice").prove("wrong", f.Clock.Now()), notAuthorized, wrong)

	f.Refused("InitiateAuth", password(f.client, "alice@example.com", goodPassword), notAuthorized, exceeded)
	f.Refused("InitiateAuth", srpRequest(f.client, "alice", "2"), notAuthorized, exceeded)
	f.Refused("RespondToAuthChallenge", begun.prove(goodPassword, f.Clock.Now()), notAuthorized, exceeded)
	f.Refused("AdminInitiateAuth", adminPassword(f, "alice", goodPassword), notAuthorized, exceeded)
	f.Clock.Advance(time.Second)
	f.Must("RespondToAuthChallenge", begun.prove(goodPassword, f.Clock.Now()), nil)
}

func TestUnknownNamesLockLikeKnownOnes(t *testing.T) {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{UsernameConfiguration: ignoringCase()})
	hiding := f.hiding()
	f.fail(hiding, "nobody", 5)
	f.Refused("InitiateAuth", password(hiding, "nobody", "wrong"), notAuthorized, exceeded)
	f.Refused("InitiateAuth", password(hiding, "NOBODY", "wrong"), notAuthorized, exceeded)
	f.fail(hiding, "somebody", 1)
	f.Clock.Advance(time.Second)
	f.fail(hiding, "nobody", 1)
	f.Refused("InitiateAuth", srpRequest(hiding, "nobody", "2"), notAuthorized, exceeded)
}
