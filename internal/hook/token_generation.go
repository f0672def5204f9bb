package hook

import (
	"context"
	"encoding/json"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// TokenSubject is what tokens are about to say. User is nil where a machine
// asks for itself (client credentials).
type TokenSubject struct {
	Subject
	Groups []*userpool.Group
	Scopes []string
}

// TokenChanges is what a function wants tokens to say instead.
type TokenChanges struct {
	ID, Access ClaimChanges
	// Groups replaces the user's groups and roles in both tokens, unless nil.
	Groups                      *trigger.Groups
	ScopesToAdd, ScopesToRemove []string
}

// ClaimChanges are claims to set, with their values in JSON, and claims to
// leave out. Only claims that a function may touch are among them.
type ClaimChanges struct {
	Set    map[string]json.RawMessage
	Remove map[string]bool
}

// maxChanges is how many claims and scopes a function may touch.
const maxChanges = 5000

// PreTokenGeneration asks the pool's function what to change in the tokens
// that are about to be made for the reason that source names. Machines are
// asked about only in version 3.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
func (s *Service) PreTokenGeneration(ctx context.Context, sub TokenSubject, source trigger.Source) (TokenChanges, error) {
	config := sub.Pool.Settings.Lambda
	if config.PreTokenGeneration == "" || sub.User == nil && config.PreTokenGenerationVersion != "V3_0" {
		return TokenChanges{}, nil
	}
	version, initial := "1", `{"claimsOverrideDetails":null}`
	switch config.PreTokenGenerationVersion {
	case "V2_0":
		version, initial = "2", `{"claimsAndScopeOverrideDetails":null}`
	case "V3_0":
		version, initial = "3", `{"claimsAndScopeOverrideDetails":null}`
	}
	if sub.User == nil {
		sub.Name = "ClientCredentials"
	}
	e := event(sub.Subject, source, sub.request(ctx, version), json.RawMessage(initial))
	e.Version = version
	answer, err := call(ctx, s, "PreTokenGeneration", config.PreTokenGeneration, e)
	if err != nil {
		return TokenChanges{}, err
	}
	var changes TokenChanges
	if version == "1" {
		changes, err = readV1(answer)
	} else {
		changes, err = readV2(answer, sub.clientID())
	}
	if err != nil {
		return TokenChanges{}, errUnrecognizable()
	}
	if changes.count() > maxChanges {
		return TokenChanges{}, fault.InvalidLambdaResponse.New("PreTokenGeneration changes too many claims and scopes.")
	}
	return changes, nil
}

func (sub TokenSubject) clientID() string {
	if sub.Client == nil {
		return ""
	}
	return sub.Client.ID
}

// request is what the event says of the subject.
func (sub TokenSubject) request(ctx context.Context, version string) trigger.TokenRequest {
	r := trigger.TokenRequest{UserAttributes: sub.attributes(), ClientMetadata: metadata(ctx)}
	if version != "1" {
		r.Scopes = append([]string{}, sub.Scopes...)
	}
	if sub.User == nil {
		return r
	}
	names, roles, preferred := userpool.GroupClaims(sub.Groups)
	r.GroupConfiguration = &trigger.Groups{
		GroupsToOverride: append([]string{}, names...), IAMRolesToOverride: append([]string{}, roles...),
	}
	if preferred != "" {
		r.GroupConfiguration.PreferredRole = &preferred
	}
	return r
}

func (c TokenChanges) count() int {
	return len(c.ID.Set) + len(c.ID.Remove) + len(c.Access.Set) + len(c.Access.Remove) + len(c.ScopesToAdd) + len(c.ScopesToRemove)
}
