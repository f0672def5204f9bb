package main

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"

	"cognate/internal/passkey/passkeytest"
	"cognate/test/internal/floorpool"
	"cognate/test/internal/srpclient"
)

// device is what a client keeps for a device that it remembered.
type device struct {
	key, group, password string
}

// srp signs in with SRP.
func srp(s *signer) error {
	c, err := srpclient.New(256)
	if err != nil {
		return err
	}
	if err := s.ask("USER_SRP_AUTH", map[string]string{"SRP_A": c.A()}, "PASSWORD_VERIFIER"); err != nil {
		return err
	}
	return s.prove(c, s.poolID, s.answer.ChallengeParameters["USER_ID_FOR_SRP"], floorpool.Password, nil, "")
}

// prove answers a challenge for the password of a user, or of a device, whose
// names in SRP are given.
func (s *signer) prove(c *srpclient.Client, pool, user, password string, more map[string]string, due string) error {
	p, at := s.answer.ChallengeParameters, srpclient.Timestamp(time.Now())
	signature, err := c.Answer(srpclient.Challenge{PoolID: pool, UserID: user, Salt: p["SALT"], B: p["SRP_B"], SecretBlock: p["SECRET_BLOCK"]}, password, at)
	if err != nil {
		return err
	}
	responses := map[string]string{"TIMESTAMP": at, "PASSWORD_CLAIM_SIGNATURE": signature, "PASSWORD_CLAIM_SECRET_BLOCK": p["SECRET_BLOCK"]}
	for name, value := range more {
		responses[name] = value
	}
	return s.reply(responses, due)
}

// withDevice makes a user who has signed in from a device and confirmed it.
func withDevice(s *signer) error {
	if err := signedIn(s); err != nil {
		return err
	}
	made := s.answer.AuthenticationResult.NewDeviceMetadata
	s.device = device{made.DeviceKey, made.DeviceGroupKey, "secret of " + made.DeviceKey}
	salt := make([]byte, 16)
	if _, err := rand.Read(salt); err != nil {
		return err
	}
	salt[0] &= 0x7f // as a number it has no sign
	c, err := srpclient.New(256)
	if err != nil {
		return err
	}
	verifier, err := c.Verifier(s.device.group, s.device.key, s.device.password, hex.EncodeToString(salt))
	if err != nil {
		return err
	}
	return s.client.Call("ConfirmDevice", object{
		"AccessToken": s.answer.AuthenticationResult.AccessToken, "DeviceKey": s.device.key, "DeviceName": "bench",
		"DeviceSecretVerifierConfig": object{"PasswordVerifier": verifier, "Salt": base64.StdEncoding.EncodeToString(salt)},
	}, nil)
}

// srpFromDevice signs in with SRP, and then with the device's own.
func srpFromDevice(s *signer) error {
	c, err := srpclient.New(256)
	if err != nil {
		return err
	}
	key := map[string]string{"DEVICE_KEY": s.device.key}
	if err := s.ask("USER_SRP_AUTH", map[string]string{"SRP_A": c.A(), "DEVICE_KEY": s.device.key}, "PASSWORD_VERIFIER"); err != nil {
		return err
	}
	user := s.answer.ChallengeParameters["USER_ID_FOR_SRP"]
	if err := s.prove(c, s.poolID, user, floorpool.Password, key, "DEVICE_SRP_AUTH"); err != nil {
		return err
	}
	if err := s.reply(map[string]string{"SRP_A": c.A(), "DEVICE_KEY": s.device.key}, "DEVICE_PASSWORD_VERIFIER"); err != nil {
		return err
	}
	return s.prove(c, "_"+s.device.group, s.device.key, s.device.password, key, "")
}

// withPasskey makes a user who has one.
func withPasskey(s *signer) error {
	if err := signedIn(s); err != nil {
		return err
	}
	s.key = &passkeytest.Authenticator{Origin: "http://localhost", Verified: true, Counts: true}
	token := s.answer.AuthenticationResult.AccessToken
	var begun struct{ CredentialCreationOptions json.RawMessage }
	if err := s.client.Call("StartWebAuthnRegistration", object{"AccessToken": token}, &begun); err != nil {
		return err
	}
	credential, err := s.key.Create(begun.CredentialCreationOptions)
	if err != nil {
		return err
	}
	return s.client.Call("CompleteWebAuthnRegistration", object{"AccessToken": token, "Credential": json.RawMessage(credential)}, nil)
}

func usePasskey(s *signer) error {
	if err := choose("WEB_AUTHN")(s); err != nil {
		return err
	}
	credential, err := s.key.Get([]byte(s.answer.ChallengeParameters["CREDENTIAL_REQUEST_OPTIONS"]))
	if err != nil {
		return err
	}
	return s.reply(map[string]string{"CREDENTIAL": string(credential)}, "")
}
