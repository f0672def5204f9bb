package trigger

import (
	"context"
	"errors"
	"testing"
)

func TestRouteMatches(t *testing.T) {
	const arn = "arn:aws:lambda:eu-west-1:123456789012:function:pre-sign-up"
	tests := []struct {
		pattern, arn string
		want         bool
	}{
		{arn, arn, true},
		{"*", arn, true},
		{"arn:aws:lambda:*:function:pre-sign-up", arn, true},
		{"arn:aws:lambda:*:function:pre-*", arn, true},
		{"arn:*:123456789012:*up", arn, true},
		{"arn:*:999999999999:*", arn, false},
		{"arn:aws:lambda:*:function:pre", arn, false},
		{"pre-sign-up", arn, true},
		{"pre-*", arn, true},
		{"pre", arn, false},
		{"pre-sign-up", arn + ":live", true},
		{arn, arn + ":live", false},
		{"", arn, false},
		{"a*a", "a", false},
		{"a**b", "ab", true},
	}
	for _, test := range tests {
		if got := (Route{Pattern: test.pattern}).Matches(test.arn); got != test.want {
			t.Errorf("%q matches %q: %v", test.pattern, test.arn, got)
		}
	}
}

func TestTheFirstRouteThatMatchesServes(t *testing.T) {
	says := func(text string) Caller {
		return Func(func(context.Context, Call) ([]byte, error) { return []byte(text), nil })
	}
	routes := Routes{{"one", says("first")}, {"o*", says("second")}}
	for function, want := range map[string]string{"one": "first", "other": "second"} {
		got, err := routes.Call(t.Context(), Call{Function: function})
		if err != nil || string(got) != want {
			t.Errorf("%s: %q, %v; want %q", function, got, err, want)
		}
	}
	if _, err := routes.Call(t.Context(), Call{Function: "none"}); !errors.Is(err, ErrNoFunction) {
		t.Errorf("no route: %v", err)
	}
}
