package userpool

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPoolDefaults(t *testing.T) {
	var s Settings
	s.ApplyDefaults()
	want := Settings{
		PasswordPolicy: PasswordPolicy{
			MinimumLength: 8, RequireUppercase: true, RequireLowercase: true, RequireNumbers: true, RequireSymbols: true, TemporaryValidityDays: 7,
		},
		SignInPolicy: []string{"PASSWORD"},
		Tier:         "ESSENTIALS",
		Schema:       DefaultSchema(),
		MFA:          "OFF",
		Email:        EmailConfiguration{SendingAccount: "COGNITO_DEFAULT"},
		Verification: VerificationTemplate{DefaultEmailOption: "CONFIRM_WITH_CODE"},
	}
	if diff := cmp.Diff(want, s); diff != "" {
		t.Error(diff)
	}
}

func TestPasswordPolicyDefaults(t *testing.T) {
	unused := DefaultPasswordPolicy()
	unused.TemporaryValidityDays = 2
	for name, test := range map[string]struct{ in, want PasswordPolicy }{
		"none":                {PasswordPolicy{}, DefaultPasswordPolicy()},
		"validity only":       {PasswordPolicy{TemporaryValidityDays: 2}, unused},
		"given but empty":     {PasswordPolicy{MinimumLength: 8}, PasswordPolicy{MinimumLength: 8, TemporaryValidityDays: 7}},
		"booleans stay unset": {PasswordPolicy{RequireNumbers: true}, PasswordPolicy{MinimumLength: 8, RequireNumbers: true, TemporaryValidityDays: 7}},
		"all chosen":          {PasswordPolicy{MinimumLength: 6, TemporaryValidityDays: 1}, PasswordPolicy{MinimumLength: 6, TemporaryValidityDays: 1}},
	} {
		s := Settings{PasswordPolicy: test.in}
		s.ApplyDefaults()
		if diff := cmp.Diff(test.want, s.PasswordPolicy); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTierDefaults(t *testing.T) {
	s := Settings{AdvancedSecurity: "ENFORCED"}
	s.ApplyDefaults()
	if s.Tier != "PLUS" {
		t.Errorf("threat protection makes the tier %s", s.Tier)
	}
	s = Settings{Tier: "LITE", AutoVerified: []string{"email", "email"}}
	s.ApplyDefaults()
	if s.SignInPolicy != nil || !cmp.Equal(s.AutoVerified, []string{"email"}) {
		t.Errorf("LITE: factors %v, verified %v", s.SignInPolicy, s.AutoVerified)
	}
}

func TestTemporaryValidity(t *testing.T) {
	days := func(n int64) *int64 { return &n }
	for _, test := range []struct {
		unused, temporary *int64
		want              int
	}{
		{nil, nil, 7}, {days(3), nil, 3}, {nil, days(5), 5}, {days(0), nil, 7}, {nil, days(0), 7},
	} {
		got, err := TemporaryValidity(test.unused, test.temporary)
		checkFault(t, err, "")
		if got != test.want {
			t.Errorf("TemporaryValidity = %d; want %d", got, test.want)
		}
	}
	_, err := TemporaryValidity(days(3), days(3))
	checkFault(t, err, "InvalidParameter: Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays")
}

func TestSetPreTokenGeneration(t *testing.T) {
	for _, test := range []struct{ plain, versioned, version, arn, kept string }{
		{"", "", "", "", ""},
		{"a", "", "", "a", ""},
		{"", "b", "V2_0", "b", "V2_0"},
		{"a", "a", "V1_0", "a", "V1_0"},
	} {
		l := LambdaConfig{PreTokenGeneration: "old", PreTokenGenerationVersion: "V3_0"}
		checkFault(t, l.SetPreTokenGeneration(test.plain, test.versioned, test.version), "")
		if l.PreTokenGeneration != test.arn || l.PreTokenGenerationVersion != test.kept {
			t.Errorf("%+v: kept %s, %s", test, l.PreTokenGeneration, l.PreTokenGenerationVersion)
		}
	}
	var l LambdaConfig
	err := l.SetPreTokenGeneration("a", "b", "V2_0")
	checkFault(t, err, "InvalidParameter: Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's")
}
