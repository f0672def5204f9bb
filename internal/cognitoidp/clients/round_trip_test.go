package clients_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// What tools do that know no other way to change one setting: members have one
// name in the client as it is shown and in the request.
func TestUpdateUserPoolClientWithWhatIsDescribedChangesNothing(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	secretive := full(pool)
	secretive.ClientSecret = secret
	byARN := full(pool)
	byARN.ClientSecret = secret
	byARN.AnalyticsConfiguration = &wire.AnalyticsConfigurationType{ApplicationArn: "arn:aws:mobiletargeting:us-east-1:000000000000:apps/shop"}
	for name, in := range map[string]wire.CreateUserPoolClientRequest{
		"nothing set":       {},
		"everything":        secretive,
		"analytics by ARN":  byARN,
		"units alone":       {TokenValidityUnits: &wire.TokenValidityUnitsType{AccessToken: "minutes", IdToken: "seconds", RefreshToken: "hours"}},
		"a public client":   {GenerateSecret: new(false)},
		"its own generated": {GenerateSecret: new(true)},
		"without rotation":  {RefreshTokenRotation: &wire.RefreshTokenRotationType{Feature: wire.FeatureTypeDisabled}},
		"not revocable":     {EnableTokenRevocation: new(false), PreventUserExistenceErrors: "LEGACY"},
		"empty lists": {
			ReadAttributes: []string{}, WriteAttributes: []string{}, ExplicitAuthFlows: []string{}, SupportedIdentityProviders: []string{},
			CallbackURLs: []string{}, LogoutURLs: []string{}, AllowedOAuthFlows: []string{}, AllowedOAuthScopes: []string{},
			TokenValidityUnits: &wire.TokenValidityUnitsType{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			in.UserPoolId = pool
			want := create(t, s, in)
			data, err := json.Marshal(want)
			if err != nil {
				t.Fatal(err)
			}
			var change wire.UpdateUserPoolClientRequest
			if err := json.Unmarshal(data, &change); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, update(t, s, change)); diff != "" {
				t.Errorf("(-want +updated)\n%s", diff)
			}
			if diff := cmp.Diff(want, describe(t, s, want)); diff != "" {
				t.Errorf("(-want +described)\n%s", diff)
			}
		})
	}
}
