package storetest

import (
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func testRiskConfigurations(t *testing.T, f *fixture) {
	r := &userpool.RiskConfiguration{
		PoolID: poolID, Modified: noon,
		Compromised: &userpool.CompromisedCredentials{EventFilter: []string{"SIGN_IN"}, EventAction: "BLOCK"},
		Takeover: &userpool.AccountTakeover{
			High:   &userpool.TakeoverAction{EventAction: "MFA_REQUIRED", Notify: true},
			Notify: &userpool.RiskNotification{SourceARN: "arn", Block: &userpool.RiskEmail{Subject: "blocked"}},
		},
		Exceptions: &userpool.RiskExceptions{Blocked: []string{"10.0.0.0/8"}},
	}
	of := *r
	of.ClientID, of.Takeover = "c1", nil
	get := func(client string) func(tx *store.Tx) (*userpool.RiskConfiguration, error) {
		return func(tx *store.Tx) (*userpool.RiskConfiguration, error) { return tx.RiskConfiguration(poolID, client) }
	}
	missing := func(client string) {
		t.Helper()
		f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := get(client)(tx); return err })
	}
	missing("")
	f.update(func(tx *store.Tx) error { return tx.InsertClient(newClient(poolID, "c1")) })
	f.update(func(tx *store.Tx) error { return tx.PutRiskConfiguration(r) })
	missing("c1")
	f.update(func(tx *store.Tx) error { return tx.PutRiskConfiguration(&of) })
	f.same(read(f, get("")), r)
	f.same(read(f, get("c1")), &of)
	r.Takeover, r.Modified = nil, noon.Add(time.Second)
	f.update(func(tx *store.Tx) error { return tx.PutRiskConfiguration(r) })
	f.same(read(f, get("")), r)

	f.update(func(tx *store.Tx) error { return tx.DeleteClient(poolID, "c1") })
	missing("c1")
	f.update(func(tx *store.Tx) error { return tx.DeleteRiskConfiguration(poolID, "") })
	f.update(func(tx *store.Tx) error { return tx.DeleteRiskConfiguration(poolID, "") })
	missing("")
}

func testProvisionedLimits(t *testing.T, f *fixture) {
	get := func(account, region string) map[string]int64 {
		t.Helper()
		return read(f, func(tx *store.Tx) (map[string]int64, error) { return tx.ProvisionedLimits(account, region) })
	}
	f.same(get("1", "us-east-1"), map[string]int64{})
	f.update(func(tx *store.Tx) error { return tx.PutProvisionedLimit("1", "us-east-1", "UserRead", 120) })
	f.update(func(tx *store.Tx) error { return tx.PutProvisionedLimit("1", "us-east-1", "UserList", 40) })
	f.update(func(tx *store.Tx) error { return tx.PutProvisionedLimit("1", "us-east-1", "UserRead", 500) })
	f.same(get("1", "us-east-1"), map[string]int64{"UserRead": 500, "UserList": 40})
	f.same(get("1", "eu-west-1"), map[string]int64{})
	f.same(get("2", "us-east-1"), map[string]int64{})
}
