package devices_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestConfirmDevice(t *testing.T) {
	for _, c := range []struct {
		asks   bool
		status string
	}{{false, "remembered"}, {true, "not_remembered"}} {
		f := newFixture(t, c.asks)
		r := f.signIn("alice")
		var out map[string]any
		f.Must("ConfirmDevice", confirmation(r), &out)
		if diff := cmp.Diff(map[string]any{"UserConfirmationNecessary": c.asks}, out); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		if got := f.status(r.AccessToken, r.NewDeviceMetadata.DeviceKey); got != c.status {
			t.Errorf("users are asked: %v, status %q", c.asks, got)
		}
	}
}

func TestConfirmDeviceWithoutAName(t *testing.T) {
	f := newFixture(t, false)
	r := f.signIn("alice")
	in := confirmation(r)
	in.DeviceName = ""
	f.Must("ConfirmDevice", in, nil)
	var out wire.GetDeviceResponse
	f.Must("GetDevice", wire.GetDeviceRequest{AccessToken: r.AccessToken, DeviceKey: in.DeviceKey}, &out)
	for _, a := range out.Device.DeviceAttributes {
		if a.Name == "device_name" {
			t.Errorf("the device is called %q", a.Value)
		}
	}
}

func TestConfirmDeviceRefusals(t *testing.T) {
	const badKey, badSecret = "Invalid device key given.", "Invalid device secret verifier config given."
	f := newFixture(t, false)
	f.newUser("bob")
	alice, bob := f.signIn("alice"), f.signIn("bob")
	good := confirmation(alice)

	in := good
	in.AccessToken = "none"
	f.Refused("ConfirmDevice", in, notAuthorized, invalidToken)
	in = good
	in.DeviceKey = unknownKey
	f.Refused("ConfirmDevice", in, invalid, badKey)
	in.DeviceKey = bob.NewDeviceMetadata.DeviceKey
	f.Refused("ConfirmDevice", in, invalid, badKey)
	for _, secret := range []*wire.DeviceSecretVerifierConfigType{
		nil, {}, {PasswordVerifier: "%", Salt: "c2FsdA=="}, {PasswordVerifier: "AA==", Salt: "c2FsdA=="},
		{PasswordVerifier: good.DeviceSecretVerifierConfig.PasswordVerifier},
	} {
		in = good
		in.DeviceSecretVerifierConfig = secret
		f.Refused("ConfirmDevice", in, invalid, badSecret)
	}
	f.Must("ConfirmDevice", good, nil)
	f.Refused("ConfirmDevice", good, "DeviceKeyExistsException", "Device key already exists.")
}

func TestConfirmDeviceWithoutTracking(t *testing.T) {
	f := newFixture(t, false)
	in := confirmation(f.signIn("alice"))
	f.newPool(nil)
	f.newUser("alice")
	r := f.signIn("alice")
	if r.NewDeviceMetadata != nil {
		t.Errorf("a device is named: %+v", r.NewDeviceMetadata)
	}
	in.AccessToken = r.AccessToken
	f.Refused("ConfirmDevice", in, "InvalidUserPoolConfigurationException", "Device tracking is not enabled for the user pool.")
}
