package hook

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"cognate/trigger"
)

// readV1 reads the changes of an answer of version 1.
func readV1(response json.RawMessage) (TokenChanges, error) {
	var answer struct {
		ClaimsOverrideDetails *struct {
			ClaimsToAddOrOverride map[string]string
			ClaimsToSuppress      []string
			GroupOverrideDetails  json.RawMessage
		}
	}
	if err := json.Unmarshal(response, &answer); err != nil || answer.ClaimsOverrideDetails == nil {
		return TokenChanges{}, err
	}
	details := answer.ClaimsOverrideDetails
	set := make(map[string]json.RawMessage, len(details.ClaimsToAddOrOverride))
	for name, value := range details.ClaimsToAddOrOverride {
		text, err := json.Marshal(value)
		if err != nil {
			return TokenChanges{}, err
		}
		set[name] = text
	}
	groups, err := readGroups(details.GroupOverrideDetails)
	return TokenChanges{ID: allowed(set, details.ClaimsToSuppress, ""), Groups: groups}, err
}

// readV2 reads the changes of an answer of version 2 or 3.
func readV2(response json.RawMessage, clientID string) (TokenChanges, error) {
	var answer struct {
		ClaimsAndScopeOverrideDetails *struct {
			IDTokenGeneration, AccessTokenGeneration trigger.TokenChanges
			GroupOverrideDetails                     json.RawMessage
		}
	}
	if err := json.Unmarshal(response, &answer); err != nil || answer.ClaimsAndScopeOverrideDetails == nil {
		return TokenChanges{}, err
	}
	details := answer.ClaimsAndScopeOverrideDetails
	id, access := details.IDTokenGeneration, details.AccessTokenGeneration
	for _, scope := range access.ScopesToAdd {
		if scope == "" || strings.ContainsAny(scope, " \t\n\r") {
			return TokenChanges{}, errors.New("a scope has a space")
		}
	}
	groups, err := readGroups(details.GroupOverrideDetails)
	return TokenChanges{
		ID:          allowed(id.ClaimsToAddOrOverride, id.ClaimsToSuppress, ""),
		Access:      allowed(access.ClaimsToAddOrOverride, access.ClaimsToSuppress, clientID),
		Groups:      groups,
		ScopesToAdd: access.ScopesToAdd, ScopesToRemove: access.ScopesToSuppress,
	}, err
}

// readGroups reads the groups that stand in for the user's. Absent leaves
// those be; null and an empty object leave the user without any.
func readGroups(text json.RawMessage) (*trigger.Groups, error) {
	if text == nil {
		return nil, nil
	}
	groups := new(trigger.Groups)
	return groups, json.Unmarshal(text, groups)
}

// protected are the claims that say what a token is. Those that begin with
// "cognito:" are too, but a token may keep its groups and roles to itself.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
const protected = " acr amr at_hash aud auth_time azp client_id device_key event_id exp iat identities iss jti nbf nonce " +
	"origin_jti scope sub token_use username version "

func isProtected(name string) bool {
	return strings.Contains(protected, " "+name+" ") || strings.HasPrefix(name, "cognito:")
}

// allowed keeps the changes that a function may make. An access token for a
// client may name it as its audience.
func allowed(set map[string]json.RawMessage, remove []string, clientID string) ClaimChanges {
	c := ClaimChanges{Set: map[string]json.RawMessage{}, Remove: map[string]bool{}}
	for name, value := range set {
		switch {
		case name == "aud" && clientID != "" && string(value) == `"`+clientID+`"`:
			c.Set[name] = value
		case name == "" || isProtected(name) || strings.HasPrefix(name, "dev:") || bytes.Equal(value, []byte("null")):
		default:
			c.Set[name] = value
		}
	}
	for _, name := range remove {
		switch {
		case name == "cognito:groups":
			c.Remove["cognito:groups"], c.Remove["cognito:roles"], c.Remove["cognito:preferred_role"] = true, true, true
		case name == "cognito:roles" || name == "cognito:preferred_role" || !isProtected(name):
			c.Remove[name] = true
		}
	}
	return c
}
