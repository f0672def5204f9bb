package trigger

import "encoding/json"

// TokenEventV1 asks what to change in an ID token.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
type TokenEventV1 = Event[TokenRequest, TokenResponseV1]

// TokenEvent asks what to change in an ID and an access token. Its version is
// "2", or "3" where tokens for machines are asked about too.
type TokenEvent = Event[TokenRequest, TokenResponse]

// TokenRequest has what the tokens would say. Scopes are in versions 2 and 3;
// a machine has no groups.
type TokenRequest struct {
	UserAttributes     Attributes        `json:"userAttributes"`
	Scopes             []string          `json:"scopes,omitzero"`
	GroupConfiguration *Groups           `json:"groupConfiguration"`
	ClientMetadata     map[string]string `json:"clientMetadata,omitzero"`
}

// Groups are a user's groups, and the roles that these bring. In an answer
// they stand in place of the user's own.
type Groups struct {
	GroupsToOverride   []string `json:"groupsToOverride"`
	IAMRolesToOverride []string `json:"iamRolesToOverride"`
	PreferredRole      *string  `json:"preferredRole"`
}

// TokenResponseV1 changes the ID token.
type TokenResponseV1 struct {
	ClaimsOverrideDetails *ClaimsV1 `json:"claimsOverrideDetails"`
}

// ClaimsV1 are the changes of version 1: all values are text. Without
// GroupOverrideDetails the user's groups stay; empty ones take them away.
type ClaimsV1 struct {
	ClaimsToAddOrOverride map[string]string `json:"claimsToAddOrOverride"`
	ClaimsToSuppress      []string          `json:"claimsToSuppress"`
	GroupOverrideDetails  *Groups           `json:"groupOverrideDetails,omitzero"`
}

// TokenResponse changes both tokens.
type TokenResponse struct {
	ClaimsAndScopeOverrideDetails *ClaimsAndScopes `json:"claimsAndScopeOverrideDetails"`
}

// ClaimsAndScopes are the changes of versions 2 and 3.
type ClaimsAndScopes struct {
	IDTokenGeneration     *TokenChanges `json:"idTokenGeneration"`
	AccessTokenGeneration *TokenChanges `json:"accessTokenGeneration"`
	GroupOverrideDetails  *Groups       `json:"groupOverrideDetails,omitzero"`
}

// TokenChanges are the changes of one token; scopes are the access token's.
type TokenChanges struct {
	ClaimsToAddOrOverride map[string]json.RawMessage `json:"claimsToAddOrOverride"`
	ClaimsToSuppress      []string                   `json:"claimsToSuppress"`
	ScopesToAdd           []string                   `json:"scopesToAdd,omitzero"`
	ScopesToSuppress      []string                   `json:"scopesToSuppress,omitzero"`
}
