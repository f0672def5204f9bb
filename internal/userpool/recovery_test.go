package userpool

import "testing"

func TestRecoveryChannel(t *testing.T) {
	mechanisms := func(names ...string) []RecoveryMechanism {
		var ms []RecoveryMechanism
		for i, name := range names {
			// Listed backwards: the priority decides, not the place.
			ms = append([]RecoveryMechanism{{Name: name, Priority: i + 1}}, ms...)
		}
		return ms
	}
	both := map[string]string{"email": "a@x.org", "email_verified": "true", "phone_number": "+15555550100", "phone_number_verified": "true"}
	mail := map[string]string{"email": "a@x.org", "email_verified": "true", "phone_number": "+15555550100", "phone_number_verified": "false"}
	none := map[string]string{"email": "a@x.org"}
	const (
		unreachable = "InvalidParameter: Cannot reset password for the user as there is no registered/verified email or phone_number"
		state       = "NotAuthorized: User password cannot be reset in the current state."
	)
	for name, test := range map[string]struct {
		recovery []RecoveryMechanism
		user     User
		want     string
		fault    string
	}{
		"unset: phone first":       {nil, User{Status: Confirmed, Attributes: both}, "phone_number", ""},
		"unset: e-mail":            {nil, User{Status: Confirmed, Attributes: mail}, "email", ""},
		"unset: phone is MFA":      {nil, User{Status: Confirmed, Attributes: both, MFA: MFA{Enabled: []string{"SMS_MFA"}}}, "email", ""},
		"unset: legacy SMS":        {nil, User{Status: Confirmed, Attributes: both, MFA: MFA{LegacySMS: true}}, "email", ""},
		"unset: nothing verified":  {nil, User{Status: Confirmed, Attributes: none}, "", unreachable},
		"e-mail first":             {mechanisms("verified_email", "verified_phone_number"), User{Status: ResetRequired, Attributes: both}, "email", ""},
		"e-mail is MFA":            {mechanisms("verified_email", "verified_phone_number"), User{Attributes: both, MFA: MFA{Preferred: "EMAIL_OTP"}}, "phone_number", ""},
		"only channel is MFA":      {mechanisms("verified_email"), User{Attributes: both, MFA: MFA{Preferred: "EMAIL_OTP"}}, "", unreachable},
		"phone only, not verified": {mechanisms("verified_phone_number"), User{Attributes: mail}, "", unreachable},
		"admin only":               {mechanisms("admin_only"), User{Attributes: both}, "", "NotAuthorized: Contact administrator to reset password."},
		"first password pending":   {nil, User{Status: ForceChangePassword, Attributes: both}, "", state},
		"external":                 {nil, User{Status: ExternalProvider, Attributes: both}, "", state},
	} {
		t.Run(name, func(t *testing.T) {
			p := testPool(func(s *Settings) { s.Recovery = test.recovery })
			got, err := p.RecoveryChannel(&test.user)
			checkFault(t, err, test.fault)
			if got != test.want {
				t.Errorf("channel %q; want %q", got, test.want)
			}
		})
	}
}

func TestVerificationChannel(t *testing.T) {
	mail := map[string]string{"email": "a@x.org"}
	both := map[string]string{"email": "a@x.org", "phone_number": "+15555550100"}
	for _, test := range []struct {
		auto  []string
		attrs map[string]string
		want  string
	}{
		{nil, both, ""},
		{[]string{"email"}, both, "email"},
		{[]string{"email", "phone_number"}, both, "phone_number"},
		{[]string{"email", "phone_number"}, mail, "email"},
		{[]string{"phone_number"}, mail, ""},
	} {
		p := testPool(func(s *Settings) { s.AutoVerified = test.auto })
		got, ok := p.VerificationChannel(&User{Attributes: test.attrs})
		if got != test.want || ok != (test.want != "") {
			t.Errorf("auto %v, attributes %v: %q, %v; want %q", test.auto, test.attrs, got, ok, test.want)
		}
	}
}
