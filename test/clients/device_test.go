package clients

import (
	"slices"
	"testing"
)

// signInRun is one sign-in as device.mjs prints it.
type signInRun struct {
	Asked     []string
	DeviceKey string
	Necessary bool
	Error     string
}

// TestDevicesWithIdentityJS remembers a device with the library that most web
// applications have for it.
func TestDevicesWithIdentityJS(t *testing.T) {
	d := newDirectory(t, map[string]any{
		"DeviceConfiguration": map[string]bool{"ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": false},
	}, "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH")
	d.must("SetUserPoolMfaConfig", map[string]any{
		"UserPoolId": d.poolID, "MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": map[string]bool{"Enabled": true},
	}, nil)

	var got struct {
		First, Again, Forgotten, Spared, Elsewhere, NotRemembered signInRun
		Listed                                                    []string
		Refreshed                                                 struct{ DeviceKey, Error string }
	}
	run(t, &got, "device.mjs", "ENDPOINT="+d.URL, "POOL_ID="+d.poolID, "CLIENT_ID="+d.clientID, "USERNAME=alice", "PASSWORD="+password)

	for name, r := range map[string]signInRun{
		"first": got.First, "again": got.Again, "forgotten": got.Forgotten, "spared": got.Spared, "elsewhere": got.Elsewhere, "not remembered": got.NotRemembered,
	} {
		if r.Error != "" || r.DeviceKey == "" || r.Necessary {
			t.Errorf("%s: %+v", name, r)
		}
	}
	first, second := got.First.DeviceKey, got.Forgotten.DeviceKey
	if got.Again.DeviceKey != first || got.Refreshed.DeviceKey != first || !slices.Equal(got.Listed, []string{first}) {
		t.Errorf("the first device is %s, then %s, refreshed %+v, listed %v", first, got.Again.DeviceKey, got.Refreshed, got.Listed)
	}
	if second == first || got.Spared.DeviceKey != second || got.NotRemembered.DeviceKey != second || got.Elsewhere.DeviceKey == second {
		t.Errorf("after forgetting %s: %+v", first, got)
	}
	asked := []string{"SOFTWARE_TOKEN_MFA"}
	if len(got.Spared.Asked) > 0 || !slices.Equal(got.Elsewhere.Asked, asked) || !slices.Equal(got.NotRemembered.Asked, asked) {
		t.Errorf("second factors: spared %v, elsewhere %v, not remembered %v", got.Spared.Asked, got.Elsewhere.Asked, got.NotRemembered.Asked)
	}
}
