package devices_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminGetDevice(t *testing.T) {
	f := newFixture(t, false)
	token, key := f.device("alice")
	var own wire.GetDeviceResponse
	f.Must("GetDevice", wire.GetDeviceRequest{AccessToken: token, DeviceKey: key}, &own)
	var out wire.AdminGetDeviceResponse
	f.Must("AdminGetDevice", wire.AdminGetDeviceRequest{UserPoolId: f.pool, Username: "alice", DeviceKey: key}, &out)
	if diff := cmp.Diff(own.Device, out.Device); diff != "" {
		t.Errorf("device (-as its user sees it +got):\n%s", diff)
	}
}

func TestAdminGetDeviceRefusals(t *testing.T) {
	f := newFixture(t, false)
	f.Refused("AdminGetDevice", wire.AdminGetDeviceRequest{UserPoolId: f.pool, Username: "alice", DeviceKey: unknownKey}, notFound, noDevice)
	f.Refused("AdminGetDevice", wire.AdminGetDeviceRequest{UserPoolId: f.pool, Username: "nobody", DeviceKey: unknownKey}, notFound, noUser)
	f.Refused("AdminGetDevice", wire.AdminGetDeviceRequest{UserPoolId: missingPool, Username: "alice", DeviceKey: unknownKey}, notFound, noPool)
}
