package userpool

import "time"

// Group is a set of users of one pool, with a rank and perhaps a role.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GroupType.html
type Group struct {
	PoolID      string
	Name        string
	Description string
	RoleARN     string
	Precedence  *int // nil ranks last, zero first
	Created     time.Time
	Modified    time.Time
}
