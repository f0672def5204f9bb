package userpool

import (
	"strings"
	"testing"
)

func TestParseFilter(t *testing.T) {
	for _, test := range []struct {
		text string
		want Filter
	}{
		{``, Filter{}},
		{`  `, Filter{}},
		{`email = "a@x.org"`, Filter{"email", "=", "a@x.org"}},
		{`email="a@x.org"`, Filter{"email", "=", "a@x.org"}},
		{` given_name  ^=  "Jo" `, Filter{"given_name", "^=", "Jo"}},
		{`name = "a \"quoted\" name"`, Filter{"name", "=", `a "quoted" name`}},
		{`name = "back\\slash\n"`, Filter{"name", "=", `back\slash\n`}},
		{`username = ""`, Filter{"username", "=", ""}},
		{`cognito:user_status = "CONFIRMED"`, Filter{"cognito:user_status", "=", "CONFIRMED"}},
		{`status = "Enabled"`, Filter{"status", "=", "Enabled"}},
		{`sub = "1"`, Filter{"sub", "=", "1"}},
		{`name = "Ä = ^= "`, Filter{"name", "=", "Ä = ^= "}},
	} {
		got, err := ParseFilter(test.text)
		if err != nil || got != test.want {
			t.Errorf("ParseFilter(%s) = %+v, %v; want %+v", test.text, got, err, test.want)
		}
	}
}

func TestParseFilterRefuses(t *testing.T) {
	for _, text := range []string{
		`email`, `email =`, `email = a`, `email = "a`, `email = "a" x`, `email = "a" and name = "b"`, `= "a"`,
		`email ~ "a"`, `email ^ "a"`, `email ^ = "a"`, `email "a"`, `email = "a\"`, `email == "a"`, `"email" = "a"`, `"`, `email = 'a'`,
	} {
		_, err := ParseFilter(text)
		if err == nil {
			t.Errorf("ParseFilter(%s) took it", text)
			continue
		}
		checkFault(t, err, "InvalidParameter: Error while parsing filter")
	}
	for _, name := range []string{"custom:team", "nickname", "Email"} {
		_, err := ParseFilter(name + ` = "a"`)
		checkFault(t, err, "InvalidParameter: Invalid search attribute: "+name)
	}
}

func FuzzParseFilter(f *testing.F) {
	f.Add(`email = "a@x.org"`)
	f.Add(`name ^= "a \"b\" \\ \c"`)
	f.Add(``)
	f.Add(`email = "a`)
	quote := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseFilter(text)
		if err != nil || got == (Filter{}) {
			return
		}
		again, err := ParseFilter(got.Attribute + got.Op + `"` + quote.Replace(got.Value) + `"`)
		if err != nil || again != got {
			t.Errorf("ParseFilter(%q) = %+v, but printed and read again %+v, %v", text, got, again, err)
		}
	})
}
