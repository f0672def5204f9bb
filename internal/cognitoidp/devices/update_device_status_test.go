package devices_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateDeviceStatus(t *testing.T) {
	f := newFixture(t, true)
	token, key := f.device("alice")
	for _, c := range [][2]string{
		{"remembered", "remembered"}, {"", "remembered"}, {"not_remembered", "not_remembered"}, {"", "not_remembered"},
	} {
		f.Must("UpdateDeviceStatus", wire.UpdateDeviceStatusRequest{AccessToken: token, DeviceKey: key, DeviceRememberedStatus: c[0]}, nil)
		if got := f.status(token, key); got != c[1] {
			t.Errorf("after %q: %q, want %q", c[0], got, c[1])
		}
	}
}

func TestUpdateDeviceStatusRefusals(t *testing.T) {
	f := newFixture(t, false)
	token, key := f.device("alice")
	f.Refused("UpdateDeviceStatus", wire.UpdateDeviceStatusRequest{AccessToken: token, DeviceKey: unknownKey}, notFound, noDevice)
	f.Refused("UpdateDeviceStatus", wire.UpdateDeviceStatusRequest{AccessToken: "none", DeviceKey: key}, notAuthorized, invalidToken)
}

// What users have does not go when their pool stops tracking.
func TestDevicesOutliveTracking(t *testing.T) {
	f := newFixture(t, true)
	token, key := f.device("alice")
	f.Must("UpdateUserPool", wire.UpdateUserPoolRequest{UserPoolId: f.pool}, nil)
	f.Must("UpdateDeviceStatus", wire.UpdateDeviceStatusRequest{AccessToken: token, DeviceKey: key, DeviceRememberedStatus: "remembered"}, nil)
	if got := f.status(token, key); got != "remembered" {
		t.Errorf("status %q", got)
	}
	var out wire.ListDevicesResponse
	f.Must("ListDevices", wire.ListDevicesRequest{AccessToken: token}, &out)
	if len(out.Devices) != 1 || out.Devices[0].DeviceKey != key {
		t.Errorf("devices: %+v", out.Devices)
	}
	f.Must("AdminForgetDevice", wire.AdminForgetDeviceRequest{UserPoolId: f.pool, Username: "alice", DeviceKey: key}, nil)
}
