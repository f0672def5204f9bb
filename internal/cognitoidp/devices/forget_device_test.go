package devices_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestForgetDevice(t *testing.T) {
	f := newFixture(t, false)
	token, key := f.device("alice")
	f.Must("ForgetDevice", wire.ForgetDeviceRequest{AccessToken: token, DeviceKey: key}, nil)
	f.Refused("GetDevice", wire.GetDeviceRequest{AccessToken: token, DeviceKey: key}, notFound, noDevice)
	f.Refused("ForgetDevice", wire.ForgetDeviceRequest{AccessToken: token, DeviceKey: key}, notFound, noDevice)
}

func TestForgetDeviceRefusals(t *testing.T) {
	f := newFixture(t, false)
	f.newUser("bob")
	token, _ := f.device("alice")
	_, bobs := f.device("bob")
	f.Refused("ForgetDevice", wire.ForgetDeviceRequest{AccessToken: token, DeviceKey: bobs}, notFound, noDevice)
	f.Refused("ForgetDevice", wire.ForgetDeviceRequest{AccessToken: "none", DeviceKey: bobs}, notAuthorized, invalidToken)
}
