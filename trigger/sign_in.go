package trigger

import "encoding/json"

// PreAuthenticationEvent asks whether somebody may try to sign in.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html
type PreAuthenticationEvent = Event[PreAuthenticationRequest, None]

// PreAuthenticationRequest has the ClientMetadata of the request that began
// the sign-in as its ValidationData. UserNotFound is there where the client
// hides which users exist.
type PreAuthenticationRequest struct {
	UserAttributes Attributes        `json:"userAttributes"`
	ValidationData map[string]string `json:"validationData"`
	UserNotFound   *bool             `json:"userNotFound,omitzero"`
}

// PostAuthenticationEvent tells that somebody has proved who they are.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
type PostAuthenticationEvent = Event[PostAuthenticationRequest, None]

// PostAuthenticationRequest says whether the device is new too.
type PostAuthenticationRequest struct {
	UserAttributes Attributes        `json:"userAttributes"`
	NewDeviceUsed  bool              `json:"newDeviceUsed"`
	ClientMetadata map[string]string `json:"clientMetadata,omitzero"`
}

// UserMigrationEvent asks for a user whom the pool does not have.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
type UserMigrationEvent = Event[UserMigrationRequest, UserMigrationResponse]

// UserMigrationRequest has the password that was typed, none where it was
// forgotten.
type UserMigrationRequest struct {
	Password       *string           `json:"password,omitzero"`
	ValidationData map[string]string `json:"validationData"`
	ClientMetadata map[string]string `json:"clientMetadata,omitzero"`
}

// UserMigrationResponse is the user. Without attributes there is none.
type UserMigrationResponse struct {
	UserAttributes         Attributes `json:"userAttributes"`
	ForceAliasCreation     *bool      `json:"forceAliasCreation"`
	EnableSMSMFA           *bool      `json:"enableSMSMFA"`
	FinalUserStatus        *string    `json:"finalUserStatus"`
	MessageAction          *string    `json:"messageAction"`
	DesiredDeliveryMediums []string   `json:"desiredDeliveryMediums"`
}

// InboundFederationEvent asks which attributes a user who comes from an
// outside identity provider brings along.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html
type InboundFederationEvent = Event[InboundFederationRequest, InboundFederationResponse]

// InboundFederationRequest has what the provider said.
type InboundFederationRequest struct {
	ProviderName string               `json:"providerName"`
	ProviderType string               `json:"providerType"`
	Attributes   FederationAttributes `json:"attributes"`
}

// FederationAttributes are the provider's answers as they came: objects of
// tokens and claims, or a SAML response's attributes.
type FederationAttributes struct {
	TokenResponse json.RawMessage `json:"tokenResponse,omitzero"`
	IDToken       json.RawMessage `json:"idToken,omitzero"`
	UserInfo      json.RawMessage `json:"userInfo,omitzero"`
	SAMLResponse  json.RawMessage `json:"samlResponse,omitzero"`
}

// InboundFederationResponse names the attributes to map. An empty map keeps
// all; otherwise those that are not in it are dropped.
type InboundFederationResponse struct {
	UserAttributesToMap map[string]json.RawMessage `json:"userAttributesToMap"`
}
