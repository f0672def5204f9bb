package devices_test

import (
	"encoding/base64"
	"testing"

	"cognate/cognatetest"
	"cognate/internal/srp"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid       = "InvalidParameterException"
	notAuthorized = "NotAuthorizedException"
	notFound      = "ResourceNotFoundException"
	userNotFound  = "UserNotFoundException"
	noDevice      = "Device does not exist."
	noUser        = "User does not exist."
	invalidToken  = "Invalid Access Token"
	missingPool   = "us-east-1_000000000"
	noPool        = "User pool us-east-1_000000000 does not exist."
	password      = "Passw0rd!"
	unknownKey    = "us-east-1_00000000-0000-4000-8000-000000000000"
)

// fixture is a server with a pool that tracks devices, a client and a user.
type fixture struct {
	*cognatetest.Server
	t            *testing.T
	pool, client string
}

// newFixture makes the pool; asks says that users are asked whether a device
// is remembered.
func newFixture(t *testing.T, asks bool) *fixture {
	t.Helper()
	f := &fixture{Server: cognatetest.NewServer(t, nil), t: t}
	f.newPool(&wire.DeviceConfigurationType{DeviceOnlyRememberedOnUserPrompt: &asks})
	f.newUser("alice")
	return f
}

func (f *fixture) newPool(tracking *wire.DeviceConfigurationType) {
	f.t.Helper()
	f.pool = f.NewPool(wire.CreateUserPoolRequest{PoolName: "people", DeviceConfiguration: tracking})
	var client wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: f.pool, ClientName: "app", ExplicitAuthFlows: []string{"ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	}, &client)
	f.client = client.UserPoolClient.ClientId
}

func (f *fixture) newUser(name string) {
	f.t.Helper()
	yes := true
	f.Must("AdminCreateUser", wire.AdminCreateUserRequest{UserPoolId: f.pool, Username: name, MessageAction: "SUPPRESS"}, nil)
	f.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: f.pool, Username: name, Password: password, Permanent: &yes}, nil)
}

// signIn signs a user in from a device that was not seen before.
func (f *fixture) signIn(name string) *wire.AuthenticationResultType {
	f.t.Helper()
	var out wire.InitiateAuthResponse
	f.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: f.client, AuthFlow: "USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": name, "PASSWORD": password},
	}, &out)
	if out.AuthenticationResult == nil {
		f.t.Fatalf("sign-in of %s: %+v", name, out)
	}
	return out.AuthenticationResult
}

// confirmation makes the request that confirms the device of a sign-in.
func confirmation(r *wire.AuthenticationResultType) wire.ConfirmDeviceRequest {
	salt := []byte("0123456789abcdef")
	verifier := srp.New().Verifier(r.NewDeviceMetadata.DeviceGroupKey, r.NewDeviceMetadata.DeviceKey, "device password", salt)
	return wire.ConfirmDeviceRequest{
		AccessToken: r.AccessToken, DeviceKey: r.NewDeviceMetadata.DeviceKey, DeviceName: "Phone",
		DeviceSecretVerifierConfig: &wire.DeviceSecretVerifierConfigType{
			PasswordVerifier: base64.StdEncoding.EncodeToString(verifier), Salt: base64.StdEncoding.EncodeToString(salt),
		},
	}
}

// device signs a user in, confirms the device and returns the access token
// and the device's key.
func (f *fixture) device(name string) (token, key string) {
	f.t.Helper()
	r := f.signIn(name)
	f.Must("ConfirmDevice", confirmation(r), nil)
	return r.AccessToken, r.NewDeviceMetadata.DeviceKey
}

// status returns a device's dev:device_remembered_status.
func (f *fixture) status(token, key string) string {
	f.t.Helper()
	var out wire.GetDeviceResponse
	f.Must("GetDevice", wire.GetDeviceRequest{AccessToken: token, DeviceKey: key}, &out)
	for _, a := range out.Device.DeviceAttributes {
		if a.Name == "dev:device_remembered_status" {
			return a.Value
		}
	}
	f.t.Fatalf("%s has no status: %+v", key, out.Device)
	return ""
}

func keys(devices []wire.DeviceType) []string {
	list := []string{}
	for _, d := range devices {
		list = append(list, d.DeviceKey)
	}
	return list
}
