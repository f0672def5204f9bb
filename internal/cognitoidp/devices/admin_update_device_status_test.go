package devices_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminUpdateDeviceStatus(t *testing.T) {
	f := newFixture(t, true)
	token, key := f.device("alice")
	for _, status := range []string{"remembered", "not_remembered"} {
		f.Must("AdminUpdateDeviceStatus", wire.AdminUpdateDeviceStatusRequest{
			UserPoolId: f.pool, Username: "alice", DeviceKey: key, DeviceRememberedStatus: status,
		}, nil)
		if got := f.status(token, key); got != status {
			t.Errorf("status %q, want %q", got, status)
		}
	}
}

func TestAdminUpdateDeviceStatusRefusals(t *testing.T) {
	f := newFixture(t, false)
	f.Refused("AdminUpdateDeviceStatus", wire.AdminUpdateDeviceStatusRequest{UserPoolId: f.pool, Username: "alice", DeviceKey: unknownKey}, notFound, noDevice)
	f.Refused("AdminUpdateDeviceStatus", wire.AdminUpdateDeviceStatusRequest{UserPoolId: f.pool, Username: "nobody", DeviceKey: unknownKey}, userNotFound, noUser)
	f.Refused("AdminUpdateDeviceStatus", wire.AdminUpdateDeviceStatusRequest{UserPoolId: missingPool, Username: "alice", DeviceKey: unknownKey}, notFound, noPool)
}
