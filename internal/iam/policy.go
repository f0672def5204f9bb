// Package iam is who may call the API: access keys, the policy documents they
// carry, and the decision whether a document allows an action.
//
// Documents are identity-based policies in the language of AWS, of which this
// package knows Effect, Action, NotAction, Resource, NotResource and a small
// set of conditions. What it does not know it refuses when the document is
// read: a rule that is silently ignored is worse than an error. Roles, trust,
// boundaries and policies on resources are not here.
//
// An Authenticator puts keys and signatures together for a server; Anyone
// stands in for it where every caller is trusted.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
package iam

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// MaxPolicySize is the most characters a document may have, white space not
// counted.
//
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
const MaxPolicySize = 6144

// Policy is a policy document, read and checked. The zero Policy says nothing.
type Policy struct {
	statements []statement
}

// statement is one rule. A Not list holds for what is not in it.
type statement struct {
	deny        bool
	actions     []string // lower case
	notActions  bool
	resources   []string
	notResource bool
	conditions  []condition
}

// ParsePolicy reads a policy document. Its error says what is wrong in words
// for the document's author.
func ParsePolicy(text string) (Policy, error) {
	if size := sizeOf(text); size > MaxPolicySize {
		return Policy{}, fmt.Errorf("policy document has %d characters without white space; the limit is %d", size, MaxPolicySize)
	}
	members, err := object([]byte(text), "Version", "Id", "Statement")
	if err != nil {
		return Policy{}, fmt.Errorf("policy document: %w", err)
	}
	for _, name := range []string{"Version", "Id"} {
		if err := optionalString(members, name); err != nil {
			return Policy{}, fmt.Errorf("policy document: %w", err)
		}
	}
	switch version := string(members["Version"]); version {
	case "", `"2012-10-17"`, `"2008-10-17"`:
	default:
		return Policy{}, fmt.Errorf(`policy document: Version %s is not known; use "2012-10-17"`, version)
	}
	if members["Statement"] == nil {
		return Policy{}, errors.New("policy document: Statement is missing")
	}
	list, err := oneOrMore(members["Statement"])
	if err != nil {
		return Policy{}, fmt.Errorf("policy document: Statement: %w", err)
	}
	var p Policy
	for i, raw := range list {
		s, err := parseStatement(raw)
		if err != nil {
			return Policy{}, fmt.Errorf("policy document: statement %d: %w", i+1, err)
		}
		p.statements = append(p.statements, s)
	}
	return p, nil
}

func parseStatement(raw json.RawMessage) (statement, error) {
	m, err := object(raw, "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition")
	if err != nil {
		return statement{}, err
	}
	if err := optionalString(m, "Sid"); err != nil {
		return statement{}, err
	}
	var s statement
	switch string(m["Effect"]) {
	case `"Allow"`:
	case `"Deny"`:
		s.deny = true
	default:
		return statement{}, errors.New("member Effect must be Allow or Deny")
	}
	if s.actions, s.notActions, err = alternatives(m, "Action", "NotAction", checkAction); err != nil {
		return statement{}, err
	}
	for i, a := range s.actions {
		s.actions[i] = strings.ToLower(a)
	}
	if s.resources, s.notResource, err = alternatives(m, "Resource", "NotResource", checkResource); err != nil {
		return statement{}, err
	}
	if m["Condition"] != nil {
		s.conditions, err = parseConditions(m["Condition"])
	}
	return s, err
}

// alternatives returns the list under one of two names, of which exactly one
// must be there, and whether it is the second.
func alternatives(m map[string]json.RawMessage, name, not string, check func(string) error) ([]string, bool, error) {
	negated := m[not] != nil
	if negated == (m[name] != nil) {
		return nil, false, fmt.Errorf("exactly one of %s and %s must be given", name, not)
	}
	if negated {
		name = not
	}
	list, err := stringOrList(m[name])
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", name, err)
	}
	for _, item := range list {
		if err := check(item); err != nil {
			return nil, false, fmt.Errorf("%s: %w", name, err)
		}
	}
	return list, negated, nil
}

func checkAction(action string) error {
	if action == "*" {
		return nil
	}
	service, name, ok := strings.Cut(action, ":")
	if !ok || service == "" || name == "" || strings.ContainsAny(service, "*?") || strings.ContainsAny(name, ": ") {
		return fmt.Errorf(`%q is no action; want "*" or a service and a name, such as "cognito-idp:List*"`, action)
	}
	return nil
}

func checkResource(resource string) error {
	if strings.Contains(resource, "${") {
		return fmt.Errorf("%q: policy variables are not supported", resource)
	}
	if resource != "*" && (!strings.HasPrefix(resource, "arn:") || strings.Count(resource, ":") < arnParts-1) {
		return fmt.Errorf(`resource %q must be in ARN format (arn:partition:service:region:account:resource) or "*"`, resource)
	}
	return nil
}

// object reads a JSON object whose members all have known names, in the very
// spelling, and none of them twice.
func object(raw []byte, known ...string) (map[string]json.RawMessage, error) {
	members := make(map[string]json.RawMessage)
	err := eachMember(raw, func(name string, value json.RawMessage) error {
		if !slices.Contains(known, name) {
			return fmt.Errorf("%q is not supported; known here: %s", name, strings.Join(known, ", "))
		}
		if members[name] != nil {
			return fmt.Errorf("%s is given twice", name)
		}
		members[name] = value
		return nil
	})
	return members, err
}

// eachMember calls do for the members of the one JSON object in raw, in order.
func eachMember(raw []byte, do func(name string, value json.RawMessage) error) error {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return errors.New("must be a JSON object")
	}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return fmt.Errorf("not valid JSON: %w", err)
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return fmt.Errorf("not valid JSON: %w", err)
		}
		if err := do(name.(string), value); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil {
		return fmt.Errorf("not valid JSON: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("not valid JSON: text after the object")
	}
	return nil
}

func oneOrMore(raw json.RawMessage) ([]json.RawMessage, error) {
	if raw[0] != '[' {
		return []json.RawMessage{raw}, nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, errors.New("must not be empty")
	}
	return list, nil
}

func stringOrList(raw json.RawMessage) ([]string, error) {
	items, err := oneOrMore(raw)
	if err != nil {
		return nil, err
	}
	list := make([]string, len(items))
	for i, item := range items {
		if item[0] != '"' || json.Unmarshal(item, &list[i]) != nil {
			return nil, errors.New("must be a string or a list of strings")
		}
	}
	return list, nil
}

func optionalString(m map[string]json.RawMessage, name string) error {
	if m[name] != nil && m[name][0] != '"' {
		return fmt.Errorf("%s must be a string", name)
	}
	return nil
}

// sizeOf counts the characters of a document that are not white space.
func sizeOf(text string) int {
	n := 0
	for _, c := range text {
		if c != ' ' && c != '\t' && c != '\n' && c != '\r' {
			n++
		}
	}
	return n
}
