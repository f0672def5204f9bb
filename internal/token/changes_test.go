package token

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// ask makes the fixture's pool ask a function about tokens.
func (f *fixture) ask(version string, answer trigger.Caller) {
	f.pool.Settings.Lambda.PreTokenGeneration = "arn"
	f.pool.Settings.Lambda.PreTokenGenerationVersion = version
	f.update(func(tx *store.Tx) error { return tx.UpdatePool(f.pool) })
	f.Directory.Forget(f.pool.ID)
	f.Hooks = hook.New(hook.Options{Caller: answer, Now: f.Now, Rand: f.Rand, Log: slog.New(slog.DiscardHandler)})
}

// claimsOf returns the claims of a token that were asked for.
func claimsOf(t *testing.T, token string, names ...string) map[string]any {
	t.Helper()
	all := map[string]any{}
	if err := json.Unmarshal([]byte(payload(t, token)), &all); err != nil {
		t.Fatal(err)
	}
	some := map[string]any{}
	for _, name := range names {
		if value, ok := all[name]; ok {
			some[name] = value
		}
	}
	return some
}

func TestAFunctionChangesTokens(t *testing.T) {
	f := newFixture(t)
	f.changeUser(func(u *userpool.User) { u.Attributes["family_name"] = "Smith" })
	f.update(func(tx *store.Tx) error {
		g := &userpool.Group{PoolID: f.pool.ID, Name: "readers", RoleARN: "R", Created: f.time, Modified: f.time}
		if err := tx.InsertGroup(g); err != nil {
			return err
		}
		return tx.AddMember(f.pool.ID, "readers", f.user.Sub)
	})
	var sources []trigger.Source
	f.ask("V2_0", trigger.Handle(func(_ context.Context, e *trigger.TokenEvent) error {
		sources = append(sources, e.TriggerSource)
		preferred := "E"
		e.Response.ClaimsAndScopeOverrideDetails = &trigger.ClaimsAndScopes{
			IDTokenGeneration: &trigger.TokenChanges{
				ClaimsToAddOrOverride: map[string]json.RawMessage{"tenant": json.RawMessage(`{"id":7}`), "family_name": json.RawMessage(`"Doe"`)},
				ClaimsToSuppress:      []string{"email"},
			},
			AccessTokenGeneration: &trigger.TokenChanges{
				ClaimsToAddOrOverride: map[string]json.RawMessage{"tenant": json.RawMessage("7")},
				ScopesToAdd:           []string{"orders/read"}, ScopesToSuppress: []string{"openid"},
			},
			GroupOverrideDetails: &trigger.Groups{
				GroupsToOverride: []string{"editors"}, IAMRolesToOverride: []string{"E"}, PreferredRole: &preferred,
			},
		}
		return nil
	}))
	set, err := f.Issue(t.Context(), Grant{
		Pool: f.pool, Client: f.client, User: f.user, Scopes: []string{"openid", "profile"}, Source: SourceAuthentication,
	})
	if err != nil {
		t.Fatal(err)
	}
	refreshed, err := f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{})
	if err != nil {
		t.Fatal(err)
	}
	wantID := map[string]any{
		"tenant": map[string]any{"id": 7.0}, "cognito:groups": []any{"editors"},
		"cognito:roles": []any{"E"}, "cognito:preferred_role": "E", "family_name": "Doe",
	}
	wantAccess := map[string]any{"tenant": 7.0, "scope": "profile orders/read", "cognito:groups": []any{"editors"}}
	for _, s := range []*Set{set, refreshed} {
		got := claimsOf(t, s.ID, "tenant", "email", "family_name", "cognito:groups", "cognito:roles", "cognito:preferred_role")
		if diff := cmp.Diff(wantID, got); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(wantAccess, claimsOf(t, s.Access, "tenant", "scope", "cognito:groups")); diff != "" {
			t.Error(diff)
		}
	}
	want := []trigger.Source{trigger.TokenGenerationAuthentication, trigger.TokenGenerationRefreshTokens}
	if diff := cmp.Diff(want, sources); diff != "" {
		t.Error(diff)
	}
}

func TestAFunctionHidesGroupsAndAllScopes(t *testing.T) {
	f := newFixture(t)
	f.ask("V3_0", trigger.Func(func(context.Context, trigger.Call) ([]byte, error) {
		return []byte(`{"response":{"claimsAndScopeOverrideDetails":{"groupOverrideDetails":null,
			"accessTokenGeneration":{"scopesToSuppress":["aws.cognito.signin.user.admin"]}}}}`), nil
	}))
	set, err := f.Issue(t.Context(), Grant{Pool: f.pool, Client: f.client, User: f.user, Source: SourceAuthentication})
	if err != nil {
		t.Fatal(err)
	}
	if got := claimsOf(t, set.Access, "scope", "cognito:groups"); len(got) != 0 {
		t.Errorf("%v", got)
	}
	if _, err := f.Caller(t.Context(), set.Access); !errors.Is(err, fault.NotAuthorized) {
		t.Errorf("the token still speaks for its user: %v", err)
	}
}

func TestAFunctionRefusesTokens(t *testing.T) {
	f := newFixture(t)
	f.ask("", trigger.Handle(func(context.Context, *trigger.TokenEventV1) error { return errors.New("no licence") }))
	_, err := f.Issue(t.Context(), Grant{Pool: f.pool, Client: f.client, User: f.user, Source: SourceAuthentication})
	if err == nil || err.Error() != "UserLambdaValidationException: PreTokenGeneration failed with error no licence." {
		t.Errorf("%v", err)
	}
	err = f.db.View(t.Context(), func(tx *store.Tx) error {
		families, _, err := tx.FamiliesOf(f.pool.ID, f.user.Sub, "", 10)
		if len(families) != 0 {
			t.Errorf("%d families are left", len(families))
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// A claim that a function adds is another claim than one that differs from it
// in case.
func TestAddedClaimsDontStandForOthers(t *testing.T) {
	f := newFixture(t)
	f.ask("V2_0", trigger.Handle(func(_ context.Context, e *trigger.TokenEvent) error {
		added := map[string]json.RawMessage{}
		for _, name := range []string{"Sub", "Iss", "CLIENT_ID", "Origin_jti", "Token_Use", "Scope", "EXP", "Username", "Cognito:groups"} {
			added[name] = json.RawMessage(`"x"`)
		}
		e.Response.ClaimsAndScopeOverrideDetails = &trigger.ClaimsAndScopes{
			AccessTokenGeneration: &trigger.TokenChanges{ClaimsToAddOrOverride: added},
		}
		return nil
	}))
	set := f.signIn()
	if got := claimsOf(t, set.Access, "Scope", "scope"); len(got) != 2 {
		t.Fatalf("claims %v", got)
	}
	c, err := f.Caller(t.Context(), set.Access)
	if err != nil {
		t.Fatal(err)
	}
	if c.User.Sub != f.user.Sub || c.Claims.Scope != ScopeAdmin || c.Claims.Username != "alice" {
		t.Errorf("claims %+v", c.Claims)
	}
}
