package devices_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestGetDevice(t *testing.T) {
	f := newFixture(t, false)
	token, key := f.device("alice")
	created := f.Clock.Now()
	f.Clock.Advance(time.Minute)
	f.Must("UpdateDeviceStatus", wire.UpdateDeviceStatusRequest{AccessToken: token, DeviceKey: key, DeviceRememberedStatus: "not_remembered"}, nil)
	var out wire.GetDeviceResponse
	f.Must("GetDevice", wire.GetDeviceRequest{AccessToken: token, DeviceKey: key}, &out)
	d := out.Device
	want := []wire.AttributeType{
		{Name: "device_status", Value: "valid"},
		{Name: "device_name", Value: "Phone"},
		{Name: "dev:device_arn", Value: "arn:aws:cognito-idp:us-east-1:000000000000:owner/alice." + f.pool + "/device/" + key},
		{Name: "dev:device_owner", Value: "alice." + f.pool},
		{Name: "last_ip_used", Value: "127.0.0.1"},
		{Name: "dev:device_remembered_status", Value: "not_remembered"},
		{Name: "dev:device_sdk", Value: "aws-sdk"},
	}
	if diff := cmp.Diff(want, d.DeviceAttributes); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
	if d.DeviceKey != key {
		t.Errorf("key %q, want %q", d.DeviceKey, key)
	}
	if !d.DeviceCreateDate.Equal(created) || !d.DeviceLastAuthenticatedDate.Equal(created) || !d.DeviceLastModifiedDate.Equal(f.Clock.Now()) {
		t.Errorf("dates: %v, %v, %v", d.DeviceCreateDate, d.DeviceLastAuthenticatedDate, d.DeviceLastModifiedDate)
	}
}

func TestGetDeviceRefusals(t *testing.T) {
	f := newFixture(t, false)
	f.newUser("bob")
	token, _ := f.device("alice")
	_, bobs := f.device("bob")
	f.Refused("GetDevice", wire.GetDeviceRequest{AccessToken: token, DeviceKey: unknownKey}, notFound, noDevice)
	f.Refused("GetDevice", wire.GetDeviceRequest{AccessToken: token, DeviceKey: bobs}, notFound, noDevice)
	f.Refused("GetDevice", wire.GetDeviceRequest{AccessToken: "none", DeviceKey: bobs}, notAuthorized, invalidToken)
	f.Refused("GetDevice", wire.GetDeviceRequest{DeviceKey: bobs}, notAuthorized, invalidToken)
}
