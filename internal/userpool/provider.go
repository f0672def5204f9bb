package userpool

import "time"

// Provider is an outside identity provider whose users may sign in to a pool.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_IdentityProviderType.html
type Provider struct {
	PoolID string
	Name   string
	Type   string // SAML, Facebook, Google, LoginWithAmazon, SignInWithApple, OIDC
	// Details holds the settings of the type under the API's names; the secret
	// ones are in Secrets as soon as they are sealed.
	Details map[string]string
	// Secrets holds the secret details, sealed; see package directory.
	Secrets map[string][]byte
	// Mapping says which claim of the provider's goes into an attribute.
	Mapping map[string]string
	// Identifiers are other names of the provider, such as its mail domains;
	// each is of one provider of the pool only.
	Identifiers []string
	ACR         map[string]string // AcrMapping; nil when never set
	Created     time.Time
	Modified    time.Time
	Version     int64
}

// SecretDetail reports whether a detail is kept sealed.
func SecretDetail(name string) bool { return name == "client_secret" || name == "private_key" }
