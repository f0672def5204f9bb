package userpool

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/fault"
)

func TestSecondFactor(t *testing.T) {
	const sms, app, mail = FactorSMS, FactorSoftwareToken, FactorEmail
	phone := map[string]string{"phone_number": "+15555550100"}
	both := map[string]string{"phone_number": "+15555550100", "email": "alice@example.com"}
	byPhone := []RecoveryMechanism{{"verified_email", 2}, {"verified_phone_number", 1}}
	byMail := []RecoveryMechanism{{"verified_email", 1}}
	secret := []byte("sealed")
	list := func(s ...string) []string { return s }
	tests := []struct {
		name       string
		mode       string
		offered    []string
		recovery   []RecoveryMechanism
		attributes map[string]string
		mfa        MFA
		want       SecondFactor
		fails      bool
	}{
		{name: "OFF asks nobody", mode: "OFF", offered: list(sms, app, mail), attributes: both, mfa: MFA{Enabled: list(sms), Preferred: sms}},
		{name: "OPTIONAL asks who turned none on for nothing", mode: "OPTIONAL", offered: list(sms, app, mail), attributes: both},
		{name: "OPTIONAL: a registered app is not turned on", mode: "OPTIONAL", offered: list(app), mfa: MFA{TOTPSecret: secret}},
		{name: "OPTIONAL: the only one", mode: "OPTIONAL", offered: list(sms, app), attributes: phone, mfa: MFA{Enabled: list(sms)}, want: SecondFactor{Ask: sms}},
		{name: "OPTIONAL: the preferred one", mode: "OPTIONAL", offered: list(sms, app), attributes: phone, mfa: MFA{Enabled: list(sms, app), Preferred: app, TOTPSecret: secret}, want: SecondFactor{Ask: app}},
		{name: "OPTIONAL: a choice", mode: "OPTIONAL", offered: list(sms, app, mail), attributes: both, mfa: MFA{Enabled: list(app, sms), TOTPSecret: secret}, want: SecondFactor{Choose: list(sms, app)}},
		{name: "OPTIONAL: the older settings", mode: "OPTIONAL", offered: list(sms), attributes: phone, mfa: MFA{LegacySMS: true}, want: SecondFactor{Ask: sms}},
		{name: "OPTIONAL: what the pool no longer offers", mode: "OPTIONAL", offered: list(sms), mfa: MFA{Enabled: list(app), TOTPSecret: secret}},
		{name: "OPTIONAL: turned on and impossible", mode: "OPTIONAL", offered: list(sms), mfa: MFA{Enabled: list(sms)}, fails: true},
		{name: "OPTIONAL: the preferred one is impossible", mode: "OPTIONAL", offered: list(sms, app), mfa: MFA{Enabled: list(sms, app), Preferred: sms, TOTPSecret: secret}, want: SecondFactor{Ask: app}},
		{name: "ON: the preferred one", mode: "ON", offered: list(sms, app, mail), attributes: both, mfa: MFA{Enabled: list(mail, sms), Preferred: mail}, want: SecondFactor{Ask: mail}},
		{name: "ON: an app alone", mode: "ON", offered: list(app), mfa: MFA{TOTPSecret: secret}, want: SecondFactor{Ask: app}},
		{name: "ON: an app and a phone", mode: "ON", offered: list(sms, app), attributes: phone, mfa: MFA{TOTPSecret: secret}, want: SecondFactor{Choose: list(sms, app)}},
		{name: "ON: a phone", mode: "ON", offered: list(sms, app), attributes: phone, want: SecondFactor{Ask: sms}},
		{name: "ON: a phone and an address", mode: "ON", offered: list(sms, mail), attributes: both, want: SecondFactor{Choose: list(sms, mail)}},
		{name: "ON: the phone recovers passwords", mode: "ON", offered: list(sms, mail), recovery: byPhone, attributes: both, want: SecondFactor{Ask: mail}},
		{name: "ON: the address recovers passwords", mode: "ON", offered: list(sms, mail), recovery: byMail, attributes: both, want: SecondFactor{Ask: sms}},
		{name: "ON: turned on though it recovers passwords", mode: "ON", offered: list(mail), recovery: byMail, attributes: both, mfa: MFA{Enabled: list(mail)}, want: SecondFactor{Ask: mail}},
		{name: "ON: only what recovers passwords", mode: "ON", offered: list(mail), recovery: byMail, attributes: both, fails: true},
		{name: "ON: an app is to be set up", mode: "ON", offered: list(sms, app), recovery: byPhone, attributes: phone, want: SecondFactor{SetUp: list(app)}},
		{name: "ON: an app or an address is to be set up", mode: "ON", offered: list(sms, app, mail), want: SecondFactor{SetUp: list(app, mail)}},
		{name: "ON: a phone can't be set up", mode: "ON", offered: list(sms), fails: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := &Pool{Settings: Settings{MFA: tt.mode, Recovery: tt.recovery}}
			for _, factor := range tt.offered {
				switch factor {
				case sms:
					p.Settings.SMSMFA, p.Settings.SMS = true, &SMSConfiguration{}
				case app:
					p.Settings.SoftwareTokenMFA = true
				case mail:
					p.Settings.EmailMFA = &EmailMFA{}
				}
			}
			got, err := p.SecondFactor(&User{Attributes: tt.attributes, MFA: tt.mfa})
			if f, ok := fault.From(err); err != nil != tt.fails || tt.fails && (!ok || f.Code != fault.MFAMethodNotFound) {
				t.Errorf("fault %v", err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
