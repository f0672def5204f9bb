package signin_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

// common is a password that everybody thinks of first, and any policy takes.
const common = "Welcome2026!"

// blocking is a fixture whose pool does something about such passwords.
func blocking(t *testing.T, mode, action string, events ...string) *fixture {
	f := newFixtureIn(t, wire.CreateUserPoolRequest{UserPoolAddOns: &wire.UserPoolAddOnsType{AdvancedSecurityMode: mode}})
	f.Must("SetRiskConfiguration", wire.SetRiskConfigurationRequest{
		UserPoolId: f.pool, CompromisedCredentialsRiskConfiguration: &wire.CompromisedCredentialsRiskConfigurationType{
			EventFilter: events, Actions: &wire.CompromisedCredentialsActionsType{EventAction: action},
		},
	}, nil)
	return f
}

func (f *fixture) give(name, password string, permanent bool) {
	f.t.Helper()
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: name, Password: password, Permanent: &permanent}, nil)
}

func TestCompromisedPasswordsDontSignIn(t *testing.T) {
	f := blocking(t, "ENFORCED", "BLOCK")
	f.user("alice")
	f.give("alice", "k9$vTq!2hLm", true)
	f.Must("InitiateAuth", password(f.client, "alice", "k9$vTq!2hLm"), nil)
	f.give("alice", common, true)
	f.Refused("InitiateAuth", password(f.client, "alice", common), "PasswordResetRequiredException", "Password reset required for user due to security reasons")
	f.Refused("InitiateAuth", password(f.client, "alice", "wrong"), notAuthorized, wrong)
	got := f.events("alice")
	e := got[0]
	for _, other := range got {
		if *other.EventRisk.CompromisedCredentialsDetected {
			e = other
		}
	}
	want := &wire.EventRiskType{RiskDecision: "Block", CompromisedCredentialsDetected: new(true)}
	if diff := cmp.Diff(want, e.EventRisk); diff != "" || e.EventResponse != "Fail" {
		t.Errorf("event %+v (-want +got):\n%s", e, diff)
	}
}

func TestCompromisedPasswordsAreSeenWhereTheyMayPass(t *testing.T) {
	for _, c := range []struct{ mode, action string }{{"AUDIT", "BLOCK"}, {"ENFORCED", "NO_ACTION"}} {
		f := blocking(t, c.mode, c.action)
		f.user("alice")
		f.give("alice", common, true)
		f.Must("InitiateAuth", password(f.client, "alice", common), nil)
		e := f.events("alice")[0]
		want := &wire.EventRiskType{RiskDecision: "NoRisk", CompromisedCredentialsDetected: new(true)}
		if diff := cmp.Diff(want, e.EventRisk); diff != "" || e.EventResponse != "Pass" {
			t.Errorf("%+v: event %+v (-want +got):\n%s", c, e, diff)
		}
	}
}

func TestCompromisedPasswordsAreNoNewPasswords(t *testing.T) {
	f := blocking(t, "ENFORCED", "BLOCK", "PASSWORD_CHANGE")
	f.invite("alice")
	asked := f.challenge(f.client, "alice")
	f.Refused("RespondToAuthChallenge", newPassword(f.client, asked.Session, "alice", common), "InvalidPasswordException", "Provided password cannot be used for security reasons.")
	f.Must("RespondToAuthChallenge", newPassword(f.client, asked.Session, "alice", "k9$vTq!2hLm"), nil)
}
