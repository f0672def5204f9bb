package clients

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// amplifyRun is what amplify.mjs prints.
type amplifyRun struct {
	SignUp, Asked, Reset, Choice, Available, Preferred, Passwordless []string
	Wrong, SRP, Spared, PreferredSRP, Current                        string
	Device, Refreshed, SparedDevice                                  string
	Devices                                                          []string
	Attributes                                                       map[string]string
	Preference                                                       struct {
		Enabled   []string
		Preferred string
	}
}

// TestAmplify walks through what an application does with Amplify, whose only
// change is userPoolEndpoint.
func TestAmplify(t *testing.T) {
	d := newDirectory(t, map[string]any{
		"UsernameAttributes": []string{"email"}, "AutoVerifiedAttributes": []string{"email"},
		"DeviceConfiguration": map[string]bool{"ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": false},
		"Policies": map[string]any{"SignInPolicy": map[string]any{
			"AllowedFirstAuthFactors": []string{"PASSWORD", "EMAIL_OTP"},
		}},
	}, "ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
	d.must("SetUserPoolMfaConfig", map[string]any{
		"UserPoolId": d.poolID, "MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": map[string]bool{"Enabled": true},
	}, nil)

	var got amplifyRun
	run(t, &got, "amplify.mjs", "ENDPOINT="+d.URL, "POOL_ID="+d.poolID, "CLIENT_ID="+d.clientID)

	if got.Device == "" || !slices.Equal(got.Devices, []string{got.Device}) {
		t.Errorf("device %q of %v", got.Device, got.Devices)
	}
	want := amplifyRun{
		SignUp: []string{"CONFIRM_SIGN_UP", "DONE"}, Wrong: "NotAuthorizedException", SRP: "DONE",
		Device: got.Device, Devices: got.Devices, Refreshed: got.Device, Spared: "DONE", SparedDevice: got.Device,
		Attributes:   map[string]string{"email": "bob@example.com", "email_verified": "true", "name": "Bob"},
		Asked:        []string{"CONFIRM_SIGN_IN_WITH_TOTP_CODE", "DONE"},
		Reset:        []string{"CONFIRM_RESET_PASSWORD_WITH_CODE"},
		Choice:       []string{"CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION", "CONFIRM_SIGN_IN_WITH_PASSWORD", "DONE"},
		Available:    []string{"PASSWORD_SRP", "PASSWORD", "EMAIL_OTP"},
		Preferred:    []string{"CONFIRM_SIGN_IN_WITH_EMAIL_CODE", "DONE"},
		PreferredSRP: "DONE",
		Passwordless: []string{"CONFIRM_SIGN_UP", "COMPLETE_AUTO_SIGN_IN", "DONE"},
		Current:      "dave@example.com",
	}
	want.Preference.Enabled, want.Preference.Preferred = []string{"TOTP"}, "TOTP"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what Amplify went through (-want +got):\n%s", diff)
	}
}
