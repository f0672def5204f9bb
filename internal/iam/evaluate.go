package iam

import (
	"strings"

	"cognate/internal/fault"
)

// Decision is the outcome of an evaluation.
type Decision int

// The three outcomes. Only Allowed lets a request pass.
const (
	ImplicitlyDenied Decision = iota // no statement speaks of it
	ExplicitlyDenied                 // a Deny statement does
	Allowed
)

// Evaluate decides whether policies together allow an action, such as
// "cognito-idp:ListUsers", on a resource: an ARN, or "*" for an action that
// has none. A Deny anywhere wins; what nothing allows is denied.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
func Evaluate(policies []Policy, action, resource string, ctx Context) Decision {
	action = strings.ToLower(action)
	decision := ImplicitlyDenied
	for _, p := range policies {
		for _, s := range p.statements {
			if !s.applies(action, resource, ctx) {
				continue
			}
			if s.deny {
				return ExplicitlyDenied
			}
			decision = Allowed
		}
	}
	return decision
}

func (s statement) applies(action, resource string, ctx Context) bool {
	if anyMatch(s.actions, action, match) == s.notActions ||
		anyMatch(s.resources, resource, matchResource) == s.notResource {
		return false
	}
	for _, c := range s.conditions {
		if !c.holds(ctx) {
			return false
		}
	}
	return true
}

func anyMatch(patterns []string, text string, match func(pattern, text string) bool) bool {
	for _, p := range patterns {
		if match(p, text) {
			return true
		}
	}
	return false
}

// AccessDenied is the refusal of an action on a resource to the caller with
// the given ARN, or nil for Allowed.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func (d Decision) AccessDenied(callerARN, action, resource string) error {
	if d == Allowed {
		return nil
	}
	because := "because no identity-based policy allows the " + action + " action"
	if d == ExplicitlyDenied {
		because = "with an explicit deny in an identity-based policy"
	}
	return fault.AccessDenied.Newf("User: %s is not authorized to perform: %s on resource: %s %s",
		callerARN, action, resource, because)
}
