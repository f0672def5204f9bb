// Package floorpool names the one pool, client and user of the floor server,
// for the server and for the benchmark that calls it.
package floorpool

// The floor's user answers to every name, and has this password.
const (
	PoolID   = "us-east-1_FloorPool"
	ClientID = "1floorclient2floorclient3f"
	Sub      = "8f1c2d3e-aaaa-4bbb-8ccc-0123456789ab"
	Email    = "user@example.com"
	Password = "Correct-Horse-7"
)
