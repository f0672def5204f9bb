package userpool

import (
	"strings"
	"testing"
)

func TestEffectiveFlows(t *testing.T) {
	for _, test := range []struct {
		set      string
		rotation bool
		want     string
	}{
		{"", false, "ALLOW_CUSTOM_AUTH ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_SRP_AUTH"},
		{"", true, "ALLOW_CUSTOM_AUTH ALLOW_USER_SRP_AUTH"},
		{"ALLOW_USER_PASSWORD_AUTH", false, "ALLOW_USER_PASSWORD_AUTH"},
		{"ALLOW_USER_SRP_AUTH ALLOW_USER_SRP_AUTH ALLOW_CUSTOM_AUTH", false, "ALLOW_CUSTOM_AUTH ALLOW_USER_SRP_AUTH"},
		{"ADMIN_NO_SRP_AUTH", false, "ALLOW_ADMIN_USER_PASSWORD_AUTH ALLOW_CUSTOM_AUTH ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_SRP_AUTH"},
		{"USER_PASSWORD_AUTH", false, "ALLOW_CUSTOM_AUTH ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_PASSWORD_AUTH ALLOW_USER_SRP_AUTH"},
		{"CUSTOM_AUTH_FLOW_ONLY", false, "ALLOW_CUSTOM_AUTH ALLOW_REFRESH_TOKEN_AUTH"},
	} {
		c := &Client{Settings: ClientSettings{
			ExplicitAuthFlows: strings.Fields(test.set),
			Rotation:          &RefreshTokenRotation{Enabled: test.rotation},
		}}
		if got := strings.Join(c.EffectiveFlows(), " "); got != test.want {
			t.Errorf("of %q, rotation %v: %s; want %s", test.set, test.rotation, got, test.want)
		}
		if got := strings.Join(c.Settings.ExplicitAuthFlows, " "); got != test.set {
			t.Errorf("the settings became %s", got)
		}
	}
}

func TestAllows(t *testing.T) {
	for _, test := range []struct {
		set, flow string
		want      bool
	}{
		{"", "USER_SRP_AUTH", true},
		{"", "REFRESH_TOKEN", true},
		{"", "REFRESH_TOKEN_AUTH", true},
		{"", "USER_PASSWORD_AUTH", false},
		{"", "ALLOW_USER_SRP_AUTH", true},
		{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH", true},
		{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "REFRESH_TOKEN", false},
		{"ADMIN_NO_SRP_AUTH", "ADMIN_USER_PASSWORD_AUTH", true},
		{"ADMIN_NO_SRP_AUTH", "ADMIN_NO_SRP_AUTH", true},
		{"CUSTOM_AUTH_FLOW_ONLY", "USER_SRP_AUTH", false},
		{"CUSTOM_AUTH_FLOW_ONLY", "CUSTOM_AUTH", true},
		{"ALLOW_USER_AUTH", "USER_AUTH", true},
		{"ALLOW_USER_AUTH", "USER_SRP_AUTH", false},
	} {
		c := &Client{Settings: ClientSettings{ExplicitAuthFlows: strings.Fields(test.set)}}
		if got := c.Allows(test.flow); got != test.want {
			t.Errorf("with %q, Allows(%s) = %v", test.set, test.flow, got)
		}
	}
}
