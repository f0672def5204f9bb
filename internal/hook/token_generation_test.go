package hook

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/userpool"
	"cognate/trigger"
)

// granted is alice with groups and scopes, in a pool whose function has this
// version.
func granted(version string) TokenSubject {
	sub := TokenSubject{Subject: alice(), Scopes: []string{"openid", "email"}}
	sub.Pool.Settings.Lambda.PreTokenGenerationVersion = version
	rank := 1
	sub.Groups = []*userpool.Group{
		{Name: "readers", RoleARN: "arn:aws:iam::000000000000:role/r"},
		{Name: "editors", RoleARN: "arn:aws:iam::000000000000:role/e", Precedence: &rank},
	}
	return sub
}

func TestTokenGenerationEvents(t *testing.T) {
	ask := func(sub TokenSubject, source trigger.Source) func(context.Context, *Service) error {
		return func(ctx context.Context, s *Service) error {
			_, err := s.PreTokenGeneration(WithMetadata(ctx, map[string]string{"k": "v"}), sub, source)
			return err
		}
	}
	plain := granted("")
	plain.Groups = nil
	machine := granted("V3_0")
	machine.User, machine.Groups = nil, nil
	asked(t, "TokenGeneration_Authentication_V1", ask(plain, trigger.TokenGenerationAuthentication))
	asked(t, "TokenGeneration_HostedAuth_V2", ask(granted("V2_0"), trigger.TokenGenerationHostedAuth))
	asked(t, "TokenGeneration_RefreshTokens_V3", ask(granted("V3_0"), trigger.TokenGenerationRefreshTokens))
	asked(t, "TokenGeneration_ClientCredentials_V3", ask(machine, trigger.TokenGenerationClientCredentials))
}

func TestMachinesAreAskedAboutInVersion3Only(t *testing.T) {
	for _, version := range []string{"", "V1_0", "V2_0"} {
		machine := granted(version)
		machine.User = nil
		if _, err := answers("called").PreTokenGeneration(t.Context(), machine, trigger.TokenGenerationClientCredentials); err != nil {
			t.Errorf("%s: %v", version, err)
		}
	}
}

func TestTokenGenerationAnswers(t *testing.T) {
	role := "R"
	set := func(pairs ...string) map[string]json.RawMessage {
		m := map[string]json.RawMessage{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = json.RawMessage(pairs[i+1])
		}
		return m
	}
	remove := func(names ...string) map[string]bool {
		m := map[string]bool{}
		for _, n := range names {
			m[n] = true
		}
		return m
	}
	none := ClaimChanges{Set: set(), Remove: remove()}
	tests := []struct {
		version, details string
		want             TokenChanges
	}{
		{"V1_0", `null`, TokenChanges{}},
		{"V1_0", `{}`, TokenChanges{ID: none}},
		{"V1_0", `{"claimsToAddOrOverride":{"a":"1","email":"x"},"claimsToSuppress":["b","dev:c"]}`,
			TokenChanges{ID: ClaimChanges{set("a", `"1"`, "email", `"x"`), remove("b", "dev:c")}}},
		{"V1_0", `{"claimsToAddOrOverride":{"sub":"1","iss":"x","cognito:username":"y","identities":"z","dev:a":"b","":"c"},"claimsToSuppress":["exp","aud","cognito:username"]}`,
			TokenChanges{ID: none}},
		{"V1_0", `{"claimsToSuppress":["cognito:groups"]}`,
			TokenChanges{ID: ClaimChanges{set(), remove("cognito:groups", "cognito:roles", "cognito:preferred_role")}}},
		{"V1_0", `{"claimsToSuppress":["cognito:roles"]}`, TokenChanges{ID: ClaimChanges{set(), remove("cognito:roles")}}},
		{"V1_0", `{"groupOverrideDetails":{"groupsToOverride":["g"],"iamRolesToOverride":["R"],"preferredRole":"R"}}`,
			TokenChanges{ID: none, Groups: &trigger.Groups{GroupsToOverride: []string{"g"}, IAMRolesToOverride: []string{"R"}, PreferredRole: &role}}},
		{"V1_0", `{"groupOverrideDetails":null}`, TokenChanges{ID: none, Groups: &trigger.Groups{}}},
		{"V1_0", `{"groupOverrideDetails":{}}`, TokenChanges{ID: none, Groups: &trigger.Groups{}}},
		{"V2_0", `null`, TokenChanges{}},
		{"V2_0", `{}`, TokenChanges{ID: none, Access: none}},
		{"V2_0", `{"idTokenGeneration":{"claimsToAddOrOverride":{"a":{"b":[1,true]}},"claimsToSuppress":["email"]}}`,
			TokenChanges{ID: ClaimChanges{set("a", `{"b":[1,true]}`), remove("email")}, Access: none}},
		{"V3_0", `{"accessTokenGeneration":{"claimsToAddOrOverride":{"n":4.5,"null":null,"scope":"x"},"scopesToAdd":["s/1"],"scopesToSuppress":["openid"]}}`,
			TokenChanges{ID: none, Access: ClaimChanges{set("n", "4.5"), remove()}, ScopesToAdd: []string{"s/1"}, ScopesToRemove: []string{"openid"}}},
		{"V2_0", `{"accessTokenGeneration":{"claimsToAddOrOverride":{"aud":"1example23456789"}},"idTokenGeneration":{"claimsToAddOrOverride":{"aud":"1example23456789"}}}`,
			TokenChanges{ID: none, Access: ClaimChanges{set("aud", `"1example23456789"`), remove()}}},
		{"V2_0", `{"accessTokenGeneration":{"claimsToAddOrOverride":{"aud":"another"}}}`, TokenChanges{ID: none, Access: none}},
	}
	for _, test := range tests {
		member := "claimsAndScopeOverrideDetails"
		if test.version == "V1_0" {
			member = "claimsOverrideDetails"
		}
		s := answers(`{"response":{"` + member + `":` + test.details + `}}`)
		got, err := s.PreTokenGeneration(t.Context(), granted(test.version), trigger.TokenGenerationAuthentication)
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("%s %s: %v\n%s", test.version, test.details, err, diff)
		}
	}
}

func TestTokenGenerationAnswersThatCantServe(t *testing.T) {
	many := make([]string, maxChanges+1)
	for i := range many {
		many[i] = fmt.Sprintf(`"c%d"`, i)
	}
	const unrecognizable = "InvalidLambdaResponseException: Unrecognizable lambda output"
	tests := []struct{ version, response, want string }{
		{"V1_0", `{"claimsOverrideDetails":{"claimsToAddOrOverride":{"a":1}}}`, unrecognizable},
		{"V1_0", `{"claimsOverrideDetails":{"claimsToSuppress":"a"}}`, unrecognizable},
		{"V1_0", `{"claimsOverrideDetails":{"groupOverrideDetails":[]}}`, unrecognizable},
		{"V1_0", `{"claimsOverrideDetails":1}`, unrecognizable},
		{"V2_0", `{"claimsAndScopeOverrideDetails":{"accessTokenGeneration":{"scopesToAdd":["a b"]}}}`, unrecognizable},
		{"V2_0", `{"claimsAndScopeOverrideDetails":{"idTokenGeneration":[]}}`, unrecognizable},
		{"V2_0", `{"claimsAndScopeOverrideDetails":{"idTokenGeneration":{"claimsToSuppress":[` + strings.Join(many, ",") + `]}}}`,
			"InvalidLambdaResponseException: PreTokenGeneration changes too many claims and scopes."},
	}
	for _, test := range tests {
		s := answers(`{"response":` + test.response + `}`)
		got, err := s.PreTokenGeneration(t.Context(), granted(test.version), trigger.TokenGenerationAuthentication)
		if say(err) != test.want || !cmp.Equal(got, TokenChanges{}) {
			t.Errorf("%.100s: %v", test.response, err)
		}
	}
}
