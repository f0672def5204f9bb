// Package device names the devices that users sign in from, and keeps what
// each proves itself with.
//
// A sign-in without a device gets a new key, which its access token carries;
// nothing is stored until the client confirms the device with that token. The
// group key stands for the pool in the device's SRP. It follows from the
// user, so that it needs no row either.
//
// Which devices a pool remembers, and what a remembered one is spared, is
// decided by the operations and by sign-in.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
package device

import (
	"encoding/base64"
	"fmt"
	"io"

	"cognate/internal/seal"
	"cognate/internal/srp"
	"cognate/internal/userpool"
)

// Keys names and guards devices. All fields are required.
type Keys struct {
	Sealer *seal.Sealer
	SRP    *srp.Params
	Rand   io.Reader
}

// New makes the key of a device that was not seen before, and the group key
// of its user.
func (k Keys) New(pool *userpool.Pool, sub string) (key, groupKey string, err error) {
	id, err := userpool.NewSub(k.Rand)
	if err != nil {
		return "", "", fmt.Errorf("make a device key: %w", err)
	}
	return pool.Region + "_" + id, k.Group(pool.ID, sub), nil
}

// Group returns the group key of a user's devices.
func (k Keys) Group(poolID, sub string) string {
	sum := k.Sealer.Derive("device-group", []byte(poolID), []byte(sub))
	return "-" + base64.RawURLEncoding.EncodeToString(sum[:6])
}

// SetVerifier keeps what a device will prove itself with, as ConfirmDevice
// sends it: both in base64. It reports whether they can be used.
func (k Keys) SetVerifier(d *userpool.Device, verifier, salt string) bool {
	v, err := base64.StdEncoding.DecodeString(verifier)
	if err != nil || !k.SRP.IsVerifier(v) {
		return false
	}
	s, err := base64.StdEncoding.DecodeString(salt)
	if err != nil || len(s) == 0 {
		return false
	}
	d.SRPSalt, d.SRPVerifier = s, k.Sealer.Seal(purpose(d), v)
	return true
}

// Verifier returns what SetVerifier kept.
func (k Keys) Verifier(d *userpool.Device) ([]byte, error) {
	v, err := k.Sealer.Open(purpose(d), d.SRPVerifier)
	if err != nil {
		return nil, fmt.Errorf("verifier of device %s: %w", d.Key, err)
	}
	return v, nil
}

func purpose(d *userpool.Device) string { return "device-verifier:" + d.Key }
