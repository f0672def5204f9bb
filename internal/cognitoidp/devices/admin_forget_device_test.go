package devices_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminForgetDevice(t *testing.T) {
	f := newFixture(t, false)
	token, key := f.device("alice")
	in := wire.AdminForgetDeviceRequest{UserPoolId: f.pool, Username: "alice", DeviceKey: key}
	f.Must("AdminForgetDevice", in, nil)
	f.Refused("GetDevice", wire.GetDeviceRequest{AccessToken: token, DeviceKey: key}, notFound, noDevice)
	f.Refused("AdminForgetDevice", in, notFound, noDevice)
}

func TestAdminForgetDeviceRefusals(t *testing.T) {
	f := newFixture(t, false)
	f.Refused("AdminForgetDevice", wire.AdminForgetDeviceRequest{UserPoolId: f.pool, Username: "nobody", DeviceKey: unknownKey}, userNotFound, noUser)
	f.Refused("AdminForgetDevice", wire.AdminForgetDeviceRequest{UserPoolId: missingPool, Username: "alice", DeviceKey: unknownKey}, notFound, noPool)
}
