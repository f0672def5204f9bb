package userpool

import "time"

// Domain is a host name under which a pool's login pages and OAuth endpoints
// answer: a prefix of the server's own name, or a custom name in full.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
type Domain struct {
	Name           string // unique in the server
	PoolID         string
	Custom         bool
	CertificateARN string // of a custom domain
	SecurityPolicy string // of a custom domain; may be empty
	LoginVersion   int    // 1: classic pages, 2: managed login
	Routing        []byte // as it came, JSON; nil when absent
	Created        time.Time
	Modified       time.Time
}
