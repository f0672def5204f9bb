package userpool

import "cognate/internal/fault"

// How many there may be: what the service grants to whoever has not asked for
// more.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
const (
	MaxPools           = 1000   // of a region
	MaxClients         = 1000   // of a pool
	MaxGroups          = 10_000 // of a pool
	MaxGroupsOfUser    = 100
	MaxResourceServers = 25  // of a pool
	MaxProviders       = 300 // of a pool
	MaxCustomDomains   = 4   // of the server
	MaxIdentities      = 5   // linked to a user
)

// CheckQuota returns fault LimitExceeded where there are so many of a kind
// that one more would be too many.
func CheckQuota(kind string, have int64, most int64) error {
	if have >= most {
		return fault.LimitExceeded.Newf("Exceeded maximum number of %s", kind)
	}
	return nil
}
