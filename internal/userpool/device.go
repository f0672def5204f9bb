package userpool

import "time"

// Device is something that a user signs in from, which proved later that it
// is still the same: it keeps a password of its own, and the pool a verifier
// of that.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-device-tracking.html
type Device struct {
	PoolID string
	Sub    string
	Key    string // region, "_" and a UUID
	// GroupKey stands for the pool's name in the device's SRP.
	GroupKey string
	Name     string
	// Remembered devices may stand for a second factor.
	Remembered  bool
	LastIP      string
	SRPSalt     []byte
	SRPVerifier []byte // sealed; purpose "device-verifier" followed by the key

	Created           time.Time
	Modified          time.Time
	LastAuthenticated time.Time
}
