package userpool

import (
	"strings"
	"testing"
)

func TestCheckValue(t *testing.T) {
	text := Attribute{Name: "custom:t", Type: "String", String: &Bounds{"2", "4"}}
	open := Attribute{Name: "custom:o", Type: "String", String: &Bounds{}}
	number := Attribute{Name: "custom:n", Type: "Number", Number: &Bounds{"-1.5", "10"}}
	openNumber := Attribute{Name: "custom:m", Type: "Number", Number: &Bounds{}}
	flag := Attribute{Name: "custom:b", Type: "Boolean"}
	date := Attribute{Name: "custom:d", Type: "DateTime"}
	birth := Attribute{Name: "birthdate", Type: "String", String: &Bounds{"10", "10"}}
	for _, test := range []struct {
		attribute           Attribute
		value, kept, detail string
	}{
		{text, "äöüß", "äöüß", ""},
		{text, "a", "", "String must be no shorter than 2 characters"},
		{text, "äöüßé", "", "String must be no longer than 4 characters"},
		{open, strings.Repeat("x", 2048), strings.Repeat("x", 2048), ""},
		{number, "10", "10", ""},
		{number, "-1.50", "-1.50", ""},
		{number, "10.01", "", "Number must be no greater than 10"},
		{number, "-2", "", "Number must be no less than -1.5"},
		{number, "ten", "", "Value must be a number"},
		{number, "1/2", "", "Value must be a number"},
		{number, "1e9", "", "Value must be a number"},
		{number, "0x1", "", "Value must be a number"},
		{number, "-", "", "Value must be a number"},
		{openNumber, "99999999999999999999", "99999999999999999999", ""},
		{flag, "True", "true", ""},
		{flag, "FALSE", "false", ""},
		{flag, "1", "", "Boolean must be either true or false"},
		{date, "2024-05-07", "2024-05-07", ""},
		{date, "2024-05-07T15:59:02.5Z", "2024-05-07T15:59:02.5Z", ""},
		{date, "1715100742", "1715100742", ""},
		{date, "yesterday", "", "Date must be in ISO 8601 format"},
		{birth, "1990-02-28", "1990-02-28", ""},
		{birth, "1990-02-30", "", "Date must be in the format YYYY-MM-DD"},
		{birth, "28.02.1990", "", "Date must be in the format YYYY-MM-DD"},
		{birth, "1990-2-8", "", "String must be no shorter than 10 characters"},
		{birth, "1990-02-28Z", "", "String must be no longer than 10 characters"},
	} {
		kept, problem, err := test.attribute.checkValue(test.value)
		if err != nil || problem != test.detail || problem == "" && kept != test.kept {
			t.Errorf("%s = %.20q: kept %.20q, %q, %v; want %.20q, %q", test.attribute.Name, test.value, kept, problem, err, test.kept, test.detail)
		}
	}
}

func TestValidEmail(t *testing.T) {
	for _, s := range []string{"a@x.org", "a.b+c@x.example", "a@x", "ärger@x.org", "o'neil@x.org"} {
		if !validEmail(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{"", "a", "a@", "@x", "a@x@y", "a b@x", "A <a@x>", "<a@x>", "a@[1.2.3.4]", "a@x,b@y", "a@x ", "a@x\r\nBcc: b@y", "a@x(c)", `"a"@x`,
		"a\u200bb@x.org", "a\u00a0b@x.org", "a\u009bb@x.org", "a@x\u202egro.y", "a@x.org\ufeff", "a@x\u2028.org", "a\x00@x.org"} {
		if validEmail(s) {
			t.Errorf("%q is taken", s)
		}
	}
}

func TestValidPhone(t *testing.T) {
	for _, s := range []string{"+15555550100", "+4930123456", "+123456789012345"} {
		if !validPhone(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{"", "+", "15555550100", "+1 555", "+1-555", "+0155555", "+1234567890123456", "+1555x", "++1555", "+١٢٣"} {
		if validPhone(s) {
			t.Errorf("%q is taken", s)
		}
	}
}
