package compromised

import (
	"bytes"
	"strings"
	"testing"

	"cognate/internal/fault"
	"cognate/internal/password/breached"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

const poolID = "us-east-1_Aaaaaaaaa"

func newGuard(t *testing.T, configurations ...*userpool.RiskConfiguration) *Guard {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		for _, c := range configurations {
			if err := tx.PutRiskConfiguration(c); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := breached.Build(&file, strings.NewReader("Leaked-by-a-f0rum\n")); err != nil {
		t.Fatal(err)
	}
	set, err := breached.Load(&file)
	if err != nil {
		t.Fatal(err)
	}
	return &Guard{Store: db, Set: set}
}

func configuration(client, action string, events ...string) *userpool.RiskConfiguration {
	return &userpool.RiskConfiguration{
		PoolID: poolID, ClientID: client, Compromised: &userpool.CompromisedCredentials{EventAction: action, EventFilter: events},
	}
}

func TestJudge(t *testing.T) {
	const refused, reset = "Provided password cannot be used for security reasons.", "Password reset required for user due to security reasons"
	guard := newGuard(t, configuration("", "BLOCK"), configuration("lax", "NO_ACTION"), configuration("changes", "BLOCK", PasswordChange),
		&userpool.RiskConfiguration{PoolID: poolID, ClientID: "other", Takeover: &userpool.AccountTakeover{}})
	for _, c := range []struct {
		mode, client, when, password string
		known                        bool
		code                         fault.Code
		text                         string
	}{
		{"ENFORCED", "", SignUp, "Leaked-by-a-f0rum", true, fault.InvalidPassword, refused},
		{"ENFORCED", "", PasswordChange, "Password1!", true, fault.InvalidPassword, refused},
		{"ENFORCED", "", SignIn, "Password1!", true, fault.PasswordResetRequired, reset},
		{"ENFORCED", "other", SignIn, "Password1!", true, fault.PasswordResetRequired, reset},
		{"ENFORCED", "", SignIn, "k9$vTq!2hLm", false, "", ""},
		{"ENFORCED", "lax", SignIn, "Password1!", true, "", ""},
		{"ENFORCED", "changes", SignIn, "Password1!", false, "", ""},
		{"ENFORCED", "changes", PasswordChange, "Password1!", true, fault.InvalidPassword, refused},
		{"AUDIT", "", SignIn, "Password1!", true, "", ""},
		{"OFF", "", SignIn, "Password1!", false, "", ""},
		{"", "", SignUp, "Password1!", false, "", ""},
	} {
		pool := &userpool.Pool{ID: poolID}
		pool.Settings.AdvancedSecurity = c.mode
		var client *userpool.Client
		if c.client != "" {
			client = &userpool.Client{ID: c.client}
		}
		known, err := guard.Judge(t.Context(), pool, client, c.when, c.password)
		got, _ := fault.From(err)
		if got == nil {
			got = &fault.Error{}
		}
		if known != c.known || got.Code != c.code || got.Message != c.text {
			t.Errorf("%+v: known is %v, error %v", c, known, err)
		}
	}
}

func TestJudgeWithoutAConfiguration(t *testing.T) {
	guard := newGuard(t)
	guard.Set = nil
	pool := &userpool.Pool{ID: poolID}
	pool.Settings.AdvancedSecurity = "ENFORCED"
	if known, err := guard.Judge(t.Context(), pool, nil, SignIn, "Password1!"); !known || err != nil {
		t.Errorf("known is %v, error %v", known, err)
	}
}
