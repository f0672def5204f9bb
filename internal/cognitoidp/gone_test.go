package cognitoidp_test

import (
	"path/filepath"
	"testing"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/store"
	idp "cognate/internal/wire/cognitoidp"
)

// elsewhere changes a server's database as another server over it would: what
// the first one remembers stays.
func elsewhere(t *testing.T, db string, change func(*store.Tx) error) {
	t.Helper()
	s, err := store.Open(t.Context(), db, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Update(t.Context(), change); err != nil {
		t.Fatal(err)
	}
}

// A server remembers pools and clients. What it puts into one that another
// server deleted meanwhile would stay for good: a domain would be taken, and
// no pool would have it.
func TestNothingIsPutIntoWhatIsGone(t *testing.T) {
	db := filepath.Join(t.TempDir(), "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) {
		c.DB, c.MasterKey = db, cognate.MasterKey{1}
	}})
	var made idp.CreateUserPoolResponse
	s.Must("CreateUserPool", idp.CreateUserPoolRequest{
		PoolName: "people", UserPoolAddOns: &idp.UserPoolAddOnsType{AdvancedSecurityMode: "AUDIT"},
	}, &made)
	pool := made.UserPool.Id
	var app idp.CreateUserPoolClientResponse
	s.Must("CreateUserPoolClient", idp.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: "app"}, &app)
	client := app.UserPoolClient.ClientId
	s.Must("CreateGroup", idp.CreateGroupRequest{UserPoolId: pool, GroupName: "readers"}, nil)
	s.Must("CreateUserPoolDomain", idp.CreateUserPoolDomainRequest{UserPoolId: pool, Domain: "people"}, nil)
	style := idp.CreateManagedLoginBrandingRequest{UserPoolId: pool, ClientId: client, UseCognitoProvidedValues: new(true)}
	terms := idp.CreateTermsRequest{
		UserPoolId: pool, ClientId: client, TermsName: "terms-of-use", TermsSource: "LINK", Enforcement: "NONE",
		Links: map[string]string{"cognito:default": "https://example.com/terms"},
	}
	looks := idp.SetUICustomizationRequest{UserPoolId: pool, ClientId: client, CSS: ".label-customizable { color: red; }"}
	risk := idp.SetRiskConfigurationRequest{
		UserPoolId: pool, ClientId: client, RiskExceptionConfiguration: &idp.RiskExceptionConfigurationType{BlockedIPRangeList: []string{"192.0.2.0/24"}},
	}
	s.Must("SetUICustomization", looks, nil) // the client is remembered

	noClient := "User pool client " + client + " does not exist."
	elsewhere(t, db, func(tx *store.Tx) error { return tx.DeleteClient(pool, client) })
	s.Refused("CreateManagedLoginBranding", style, "ResourceNotFoundException", noClient)
	s.Refused("CreateTerms", terms, "ResourceNotFoundException", noClient)
	s.Refused("SetUICustomization", looks, "ResourceNotFoundException", noClient)
	s.Refused("SetRiskConfiguration", risk, "ResourceNotFoundException", noClient)

	elsewhere(t, db, func(tx *store.Tx) error { return tx.DeletePool(pool) })
	for _, c := range []struct {
		operation string
		in        any
	}{
		{"AdminCreateUser", idp.AdminCreateUserRequest{UserPoolId: pool, Username: "alice", MessageAction: "SUPPRESS"}},
		{"CreateGroup", idp.CreateGroupRequest{UserPoolId: pool, GroupName: "writers"}},
		{"CreateIdentityProvider", idp.CreateIdentityProviderRequest{
			UserPoolId: pool, ProviderName: "elsewhere", ProviderType: "OIDC", ProviderDetails: map[string]string{
				"client_id": "c", "oidc_issuer": "https://example.com", "authorize_scopes": "openid", "attributes_request_method": "GET",
			},
		}},
		{"CreateManagedLoginBranding", style},
		{"CreateResourceServer", idp.CreateResourceServerRequest{UserPoolId: pool, Identifier: "api", Name: "api"}},
		{"CreateTerms", terms},
		{"CreateUserImportJob", idp.CreateUserImportJobRequest{UserPoolId: pool, JobName: "j", CloudWatchLogsRoleArn: "arn:aws:iam::000000000000:role/logs"}},
		{"CreateUserPoolClient", idp.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: "app"}},
		{"CreateUserPoolDomain", idp.CreateUserPoolDomainRequest{UserPoolId: pool, Domain: "people"}},
		{"SetRiskConfiguration", idp.SetRiskConfigurationRequest{UserPoolId: pool, RiskExceptionConfiguration: risk.RiskExceptionConfiguration}},
		{"SetUICustomization", looks},
		{"SignUp", idp.SignUpRequest{ClientId: client, Username: "alice", Password: goodPassword}},
	} {
		t.Run(c.operation, func(t *testing.T) {
			s.Refused(c.operation, c.in, "ResourceNotFoundException", "User pool "+pool+" does not exist.")
		})
	}
}
