package iam

import (
	"strings"
	"testing"
)

func TestParsePolicyRefusesWithAReason(t *testing.T) {
	const stmt = `{"Effect":"Allow","Action":"cognito-idp:*","Resource":"*"}`
	in := func(old, new string) string {
		return `{"Version":"2012-10-17","Statement":` + strings.Replace(stmt, old, new, 1) + `}`
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty":              {"", "must be a JSON object"},
		"list":               {"[]", "must be a JSON object"},
		"cut":                {`{"Version":"2012-10-17"`, "not valid JSON"},
		"bad value":          {`{"Version":nope}`, "not valid JSON"},
		"tail":               {`{"Statement":` + stmt + `} x`, "text after the object"},
		"no statement":       {`{"Version":"2012-10-17"}`, "Statement is missing"},
		"empty list":         {`{"Statement":[]}`, "must not be empty"},
		"null statement":     {`{"Statement":null}`, "statement 1: must be a JSON object"},
		"version":            {`{"Version":"2024-01-01","Statement":` + stmt + `}`, `Version "2024-01-01" is not known`},
		"unknown member":     {`{"Statment":` + stmt + `}`, `"Statment" is not supported; known here: Version, Id, Statement`},
		"spelling":           {in(`"Effect"`, `"effect"`), `"effect" is not supported`},
		"member twice":       {in(`"Effect"`, `"Effect":"Deny","Effect"`), "Effect is given twice"},
		"principal":          {in(`"Effect"`, `"Principal":"*","Effect"`), `"Principal" is not supported`},
		"effect":             {in(`"Allow"`, `"allow"`), "Effect must be Allow or Deny"},
		"no action":          {in(`"Action":"cognito-idp:*",`, ""), "exactly one of Action and NotAction"},
		"both actions":       {in(`"Action"`, `"NotAction":"a:b","Action"`), "exactly one of Action and NotAction"},
		"no resource":        {in(`,"Resource":"*"`, ""), "exactly one of Resource and NotResource"},
		"action number":      {in(`"cognito-idp:*"`, "7"), "Action: must be a string or a list of strings"},
		"action list number": {in(`"cognito-idp:*"`, `["a:b",null]`), "must be a string or a list of strings"},
		"action empty list":  {in(`"cognito-idp:*"`, `[]`), "must not be empty"},
		"action no service":  {in(`"cognito-idp:*"`, `"ListUsers"`), `"ListUsers" is no action`},
		"action wild vendor": {in(`"cognito-idp:*"`, `"cognito*:ListUsers"`), "is no action"},
		"resource":           {in(`"Resource":"*"`, `"Resource":"us-east-1_abc"`), "must be in ARN format"},
		"resource short":     {in(`"Resource":"*"`, `"Resource":"arn:aws:*"`), "must be in ARN format"},
		"variable":           {in(`"Resource":"*"`, `"Resource":"arn:aws:s3:::${aws:username}"`), "policy variables are not supported"},
		"operator": {in(`"Effect"`, `"Condition":{"DateLessThan":{"aws:CurrentTime":"x"}},"Effect"`),
			`operator "DateLessThan" is not supported; known are StringEquals`},
		"key": {in(`"Effect"`, `"Condition":{"StringEquals":{"aws:username":"x"}},"Effect"`),
			`key "aws:username" is not supported for StringEquals`},
		"network": {in(`"Effect"`, `"Condition":{"IpAddress":{"aws:SourceIp":["10.0.0.0/8","10.0.0.0/99"]}},"Effect"`),
			`"10.0.0.0/99" is no IP address`},
		"condition list": {in(`"Effect"`, `"Condition":[],"Effect"`), "Condition: must be a JSON object"},
		"too long":       {in("cognito-idp:*", "a:"+strings.Repeat("x", MaxPolicySize)), "the limit is 6144"},
	} {
		_, err := ParsePolicy(c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: ParsePolicy = %v; want %q", name, err, c.want)
		}
	}
}

func TestWhiteSpaceDoesNotCount(t *testing.T) {
	text := "\n{ \"Version\" : \"2012-10-17\" , \"Id\" : \"x\", \"Statement\" : [ { \"Sid\" : \"s\", \"Effect\" : \"Allow\" ,\n" +
		"\t\"Action\" : [ \"cognito-idp:ListUsers\" , \"*\" ], \"Resource\" : \"*\" , \"Condition\" : { } } ] }" +
		strings.Repeat(" ", 2*MaxPolicySize)
	if _, err := ParsePolicy(text); err != nil {
		t.Error(err)
	}
}

func FuzzParsePolicy(f *testing.F) {
	f.Add(`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":["a:b*"],"NotResource":"arn:aws:x:::y"}]}`, "a:b")
	f.Add(`{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"::1"}}}}`, "")
	f.Fuzz(func(t *testing.T, text, action string) {
		p, err := ParsePolicy(text)
		if err != nil {
			p = Policy{}
		}
		d := Evaluate([]Policy{p}, action, "*", Context{SourceIP: "::1"})
		if err != nil && d != ImplicitlyDenied {
			t.Errorf("a broken policy decides %v", d)
		}
	})
}
