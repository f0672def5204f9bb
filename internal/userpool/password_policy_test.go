package userpool

import (
	"crypto/rand"
	"strings"
	"testing"
)

func TestCheckPassword(t *testing.T) {
	strict := testPool(nil)
	loose := testPool(func(s *Settings) { s.PasswordPolicy = PasswordPolicy{MinimumLength: 6} })
	symbolic := testPool(func(s *Settings) { s.PasswordPolicy = PasswordPolicy{MinimumLength: 6, RequireSymbols: true} })
	for _, test := range []struct {
		pool           *Pool
		password, want string
	}{
		{strict, "Passw0rd!", ""},
		{strict, "Pa0!", "Password not long enough"},
		{strict, "short", "Password not long enough"},
		{strict, "passw0rd!", "Password must have uppercase characters"},
		{strict, "PASSW0RD!", "Password must have lowercase characters"},
		{strict, "Password!", "Password must have numeric characters"},
		{strict, "Passw0rd1", "Password must have symbol characters"},
		{strict, "ÄÖÜßäöü1!", "Password must have uppercase characters"},
		{loose, "äöüäöü", ""},
		{loose, "äöüäö", "Password not long enough"},
		{symbolic, "pass word", ""},
		{symbolic, " password ", "Password must have symbol characters"},
		{symbolic, "passwordé€", "Password must have symbol characters"},
	} {
		want := ""
		if test.want != "" {
			want = "InvalidPassword: Password did not conform with policy: " + test.want
		}
		checkFault(t, test.pool.CheckPassword(test.password), want)
	}
	for _, symbol := range `^$*.[]{}()?"!@#%&/\,><':;|_~` + "`=+-" {
		checkFault(t, strict.CheckPassword("Passw0rd"+string(symbol)), "")
	}
}

func TestGeneratedPasswordsSatisfyTheirPolicy(t *testing.T) {
	for _, policy := range []PasswordPolicy{
		{MinimumLength: 6},
		DefaultPasswordPolicy(),
		{MinimumLength: 99, RequireSymbols: true, RequireUppercase: true},
	} {
		p := testPool(func(s *Settings) { s.PasswordPolicy = policy })
		seen := map[string]bool{}
		for range 50 {
			password, err := p.GeneratePassword(rand.Reader)
			if err != nil {
				t.Fatal(err)
			}
			if err := p.CheckPassword(password); err != nil {
				t.Errorf("%q: %v", password, err)
			}
			if len(password) != max(12, policy.MinimumLength) || strings.ContainsAny(password, "<>&\"' ") || seen[password] {
				t.Errorf("%q is short, unsafe in HTML or not new", password)
			}
			seen[password] = true
		}
	}
}

func TestGeneratePasswordReportsBrokenRandomness(t *testing.T) {
	if password, err := testPool(nil).GeneratePassword(strings.NewReader("few")); err == nil {
		t.Errorf("made %q of three bytes", password)
	}
}
