package userpool

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"

	"cognate/internal/fault"
)

// Check judges a provider by its type and its pool. Details holds everything
// yet, the secret details too. It returns fault InvalidParameter.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
func (p *Provider) Check(pool *Pool) error {
	return cmp.Or(p.checkName(), p.checkDetails(), p.checkMapping(pool))
}

// checkName holds that the social providers have the names of their types, and
// that nothing is called like the pool's own users.
func (p *Provider) checkName() error {
	if social(p.Type) && p.Name != p.Type || !social(p.Type) && (social(p.Name) || strings.EqualFold(p.Name, "Cognito")) {
		return fault.InvalidParameter.Newf("Provider %s cannot be of type %s.", p.Name, p.Type)
	}
	return nil
}

// social reports whether providers of a type are named by it.
func social(kind string) bool {
	switch kind {
	case "Facebook", "Google", "LoginWithAmazon", "SignInWithApple":
		return true
	}
	return false
}

func (p *Provider) checkDetails() error {
	switch p.Type {
	case "SAML":
		return p.checkSAML()
	case "OIDC":
		return p.checkOIDC()
	case "SignInWithApple":
		if p.lacks("client_id", "private_key", "team_id", "key_id") {
			return fault.InvalidParameter.New("clientId, privateKey, teamId, and keyId are all required idp details.")
		}
	default:
		if p.lacks("client_id", "client_secret", "authorize_scopes") {
			return fault.InvalidParameter.New("clientId, clientSecret and authorizeScopes are all required idp details.")
		}
	}
	if v := p.Details["api_version"]; v != "" && !graphVersion.MatchString(v) {
		return fault.InvalidParameter.Newf("Invalid api_version %s.", v)
	}
	return nil
}

var graphVersion = regexp.MustCompile(`^v[0-9]+\.[0-9]+$`)

func (p *Provider) lacks(details ...string) bool {
	return slices.ContainsFunc(details, func(name string) bool { return p.Details[name] == "" })
}

// endpoints are the details of an OpenID Connect provider that are addresses.
func endpoints() []string {
	return []string{"oidc_issuer", "authorize_url", "token_url", "attributes_url", "jwks_uri"}
}

func (p *Provider) checkOIDC() error {
	if p.lacks("client_id", "authorize_scopes", "oidc_issuer", "attributes_request_method") {
		return fault.InvalidParameter.New("clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.")
	}
	for _, name := range endpoints() {
		if v := p.Details[name]; v != "" && !strings.HasPrefix(v, "https://") {
			return fault.InvalidParameter.New("OIDC endpoint must start with https://")
		}
	}
	return p.oneOf("attributes_request_method", "GET", "POST")
}

func (p *Provider) checkSAML() error {
	url, file := p.Details["MetadataURL"] != "", p.Details["MetadataFile"] != ""
	switch {
	case !url && !file:
		return fault.InvalidParameter.New("At least one of the MetadataURL or MetadataFile should be provided.")
	case url && file:
		return fault.InvalidParameter.New("Only one of the MetadataURL or MetadataFile should be provided.")
	}
	return cmp.Or(
		p.oneOf("IDPSignout", "true", "false"),
		p.oneOf("IDPInit", "true", "false"),
		p.oneOf("EncryptedResponses", "true", "false"),
		p.oneOf("RequestSigningAlgorithm", "rsa-sha256"),
	)
}

// oneOf holds that a detail is absent or one of a few values.
func (p *Provider) oneOf(name string, values ...string) error {
	if v, given := p.Details[name]; given && !slices.Contains(values, v) {
		return fault.InvalidParameter.Newf("Invalid value for %s: %s. Allowed values are [%s].", name, v, strings.Join(values, ", "))
	}
	return nil
}

func (p *Provider) checkMapping(pool *Pool) error {
	for _, name := range slices.Sorted(maps.Keys(p.Mapping)) {
		if _, ok := pool.Attribute(name); !ok && name != "username" || name == "sub" {
			return fault.InvalidParameter.Newf("Invalid attribute mapping: attribute %s does not exist in user pool %s.", name, pool.ID)
		}
		if p.Mapping[name] == "" {
			return fault.InvalidParameter.Newf("Invalid attribute mapping: attribute %s is mapped to nothing.", name)
		}
	}
	return nil
}

// InitiatesSignIn reports whether users may come from the provider without
// having been sent there.
func (p *Provider) InitiatesSignIn() bool { return p.Type == "SAML" && p.Details["IDPInit"] == "true" }

// CanLink reports whether a user can be linked to whoever has a value in an
// attribute of the provider: its subject always, and with the standards' types
// each claim that is mapped.
func (p *Provider) CanLink(attribute string) bool {
	if attribute == SubjectAttribute {
		return true
	}
	return !social(p.Type) && slices.Contains(slices.Collect(maps.Values(p.Mapping)), attribute)
}
