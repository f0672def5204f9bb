package iam

import (
	"errors"
	"strings"
	"testing"

	"cognate/internal/fault"
)

func policy(t testing.TB, statements string) Policy {
	t.Helper()
	p, err := ParsePolicy(`{"Version":"2012-10-17","Statement":[` + statements + `]}`)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

const (
	poolARN  = "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_AbCdEfGhI"
	allowAll = `{"Effect":"Allow","Action":"*","Resource":"*"}`
)

func TestEvaluate(t *testing.T) {
	const list = "cognito-idp:ListUsers"
	for _, c := range []struct {
		name, statements, action, resource string
		want                               Decision
	}{
		{"all", allowAll, list, poolARN, Allowed},
		{"all, no resource", allowAll, "cognito-idp:ListUserPools", "*", Allowed},
		{"other service", `{"Effect":"Allow","Action":"cognito-identity:*","Resource":"*"}`, list, poolARN, ImplicitlyDenied},
		{"case of actions", `{"Effect":"Allow","Action":"COGNITO-idp:lIST*","Resource":"*"}`, list, poolARN, Allowed},
		{"question mark", `{"Effect":"Allow","Action":"cognito-idp:ListUser?","Resource":"*"}`, list, poolARN, Allowed},
		{"question mark is one", `{"Effect":"Allow","Action":"cognito-idp:ListUsers?","Resource":"*"}`, list, poolARN, ImplicitlyDenied},
		{"action list", `{"Effect":"Allow","Action":["a:b","cognito-idp:ListUsers"],"Resource":["arn:aws:a:::b","` + poolARN + `"]}`, list, poolARN, Allowed},
		{"case of resources", `{"Effect":"Allow","Action":"*","Resource":"` + strings.ToLower(poolARN) + `"}`, list, poolARN, ImplicitlyDenied},
		{"one region", `{"Effect":"Allow","Action":"*","Resource":"arn:aws:cognito-idp:eu-west-1:*:userpool/*"}`, list, poolARN, Allowed},
		{"other region", `{"Effect":"Allow","Action":"*","Resource":"arn:aws:cognito-idp:us-*:*:userpool/*"}`, list, poolARN, ImplicitlyDenied},
		{"wildcard stays in its part", `{"Effect":"Allow","Action":"*","Resource":"arn:aws:*:*:userpool/x:y"}`, list, poolARN, ImplicitlyDenied},
		{"colons in the last part", `{"Effect":"Allow","Action":"*","Resource":"arn:aws:x:::a:*"}`, list, "arn:aws:x:::a:b:c", Allowed},
		{"ARN for no resource", `{"Effect":"Allow","Action":"*","Resource":"arn:aws:cognito-idp:*:*:*"}`, "cognito-idp:ListUserPools", "*", ImplicitlyDenied},
		{"NotAction, in", `{"Effect":"Allow","NotAction":"cognito-idp:List*","Resource":"*"}`, list, poolARN, ImplicitlyDenied},
		{"NotAction, out", `{"Effect":"Allow","NotAction":"cognito-idp:Delete*","Resource":"*"}`, list, poolARN, Allowed},
		{"NotResource, in", `{"Effect":"Allow","Action":"*","NotResource":"` + poolARN + `"}`, list, poolARN, ImplicitlyDenied},
		{"NotResource, out", `{"Effect":"Allow","Action":"*","NotResource":"` + poolARN + `"}`, list, poolARN + "x", Allowed},
		{"deny wins, first", `{"Effect":"Deny","Action":"*","Resource":"*"},` + allowAll, list, poolARN, ExplicitlyDenied},
		{"deny wins, last", allowAll + `,{"Effect":"Deny","Action":"cognito-idp:ListUsers","Resource":"` + poolARN + `"}`, list, poolARN, ExplicitlyDenied},
		{"deny of another", allowAll + `,{"Effect":"Deny","Action":"cognito-idp:DeleteUserPool","Resource":"*"}`, list, poolARN, Allowed},
	} {
		if got := Evaluate([]Policy{policy(t, c.statements)}, c.action, c.resource, Context{}); got != c.want {
			t.Errorf("%s: decision %d; want %d", c.name, got, c.want)
		}
	}
}

func TestNothingAllowsNothing(t *testing.T) {
	for _, policies := range [][]Policy{nil, {{}}, {{}, {}}} {
		if d := Evaluate(policies, "cognito-idp:ListUsers", "*", Context{}); d != ImplicitlyDenied {
			t.Errorf("decision %d", d)
		}
	}
}

func TestDenyWinsAcrossPolicies(t *testing.T) {
	allow, deny := policy(t, allowAll), policy(t, `{"Effect":"Deny","Action":"*","Resource":"*"}`)
	for _, policies := range [][]Policy{{allow, deny}, {deny, allow}} {
		if d := Evaluate(policies, "a:b", "*", Context{}); d != ExplicitlyDenied {
			t.Errorf("decision %d", d)
		}
	}
}

func TestConditions(t *testing.T) {
	for _, c := range []struct {
		block, region, ip string
		want              bool
	}{
		{`{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}`, "eu-west-1", "", true},
		{`{"StringEquals":{"AWS:requestedregion":["us-east-1","eu-west-1"]}}`, "eu-west-1", "", true},
		{`{"StringEquals":{"aws:RequestedRegion":"eu-*"}}`, "eu-west-1", "", false},
		{`{"StringLike":{"aws:RequestedRegion":"eu-*"}}`, "eu-west-1", "", true},
		{`{"StringLike":{"aws:RequestedRegion":"*"}}`, "", "", false},
		{`{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}`, "eu-west-1", "", false},
		{`{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}`, "", "", true},
		{`{"StringNotLike":{"aws:RequestedRegion":["eu-*","us-*"]}}`, "us-east-1", "", false},
		{`{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}`, "", "10.1.2.3", true},
		{`{"IpAddress":{"aws:SourceIp":["192.0.2.1","2001:db8::/32"]}}`, "", "192.0.2.1", true},
		{`{"IpAddress":{"aws:SourceIp":["192.0.2.1","2001:db8::/32"]}}`, "", "2001:db8::1", true},
		{`{"IpAddress":{"aws:SourceIp":"192.0.2.1"}}`, "", "192.0.2.2", false},
		{`{"IpAddress":{"aws:SourceIp":"127.0.0.0/8"}}`, "", "::ffff:127.0.0.1", true},
		{`{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}`, "", "", false},
		{`{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}`, "", "10.1.2.3", false},
		{`{"NotIpAddress":{"aws:SourceIp":"10.0.0.0/8"}}`, "", "192.0.2.1", true},
		{`{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"},"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}`, "us-east-1", "10.1.2.3", false},
	} {
		p := policy(t, `{"Effect":"Allow","Action":"*","Resource":"*","Condition":`+c.block+`}`)
		got := Evaluate([]Policy{p}, "a:b", "*", Context{Region: c.region, SourceIP: c.ip}) == Allowed
		if got != c.want {
			t.Errorf("%s in %q from %q: %v; want %v", c.block, c.region, c.ip, got, c.want)
		}
	}
}

func TestAccessDeniedTexts(t *testing.T) {
	const who = "arn:aws:iam::000000000000:user/ci"
	if err := Allowed.AccessDenied(who, "a:b", "*"); err != nil {
		t.Errorf("Allowed: %v", err)
	}
	for d, want := range map[Decision]string{
		ImplicitlyDenied: "User: " + who + " is not authorized to perform: cognito-idp:ListUsers on resource: " + poolARN +
			" because no identity-based policy allows the cognito-idp:ListUsers action",
		ExplicitlyDenied: "User: " + who + " is not authorized to perform: cognito-idp:ListUsers on resource: " + poolARN +
			" with an explicit deny in an identity-based policy",
	} {
		err := d.AccessDenied(who, "cognito-idp:ListUsers", poolARN)
		if f, _ := fault.From(err); !errors.Is(err, fault.AccessDenied) || f.Message != want {
			t.Errorf("%v\nwant %s", err, want)
		}
	}
}
