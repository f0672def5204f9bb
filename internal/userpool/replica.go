package userpool

import (
	"slices"
	"strings"

	"cognate/internal/fault"
)

// Replica is a second region in which a pool is known, beside its own.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-multi-region.html
type Replica struct {
	Region string
	Active bool
	Tags   map[string]string
}

// ARNIn names the pool in a region: its own or a replica's.
func (p *Pool) ARNIn(region string) string {
	return "arn:aws:cognito-idp:" + region + ":" + p.Account + ":userpool/" + p.ID
}

// Replica returns the replica in a region, or nil.
func (s *Settings) Replica(region string) *Replica {
	for i := range s.Replicas {
		if s.Replicas[i].Region == region {
			return &s.Replicas[i]
		}
	}
	return nil
}

// AddReplica makes the pool known in another region, inactive at first.
// Faults are InvalidParameter, LimitExceeded, FeatureUnavailableInTier and
// UserPoolTagging.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolReplica.html
func (p *Pool) AddReplica(region string, tags map[string]string) (*Replica, error) {
	s := &p.Settings
	switch {
	case s.Tier == "LITE":
		return nil, fault.FeatureUnavailableInTier.Newf("The following feature is not available for the %s pricing tier configured: Multi-Region Replication", s.Tier)
	case s.KeyType != customerKey:
		return nil, errReplicaKey()
	case region == p.Region || s.Replica(region) != nil:
		return nil, fault.InvalidParameter.Newf("User pool %s already exists in Region %s.", p.ID, region)
	case len(s.Replicas) > 0:
		return nil, fault.LimitExceeded.New("A user pool can not have more than one replica.")
	}
	if err := CheckTags(tags); err != nil {
		return nil, err
	}
	s.Replicas = append(slices.Clone(s.Replicas), Replica{Region: region, Tags: tags})
	return s.Replica(region), nil
}

// customerKey is the type of the keys that a pool with a replica is encrypted
// with.
const customerKey = "CUSTOMER_MANAGED_KEY"

func errReplicaKey() error {
	return fault.InvalidParameter.New("A user pool must be encrypted with a multi-Region customer managed key to be replicated.")
}

// CheckTags judges the tags of a new pool or replica. The fault is
// UserPoolTagging.
//
// https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
func CheckTags(tags map[string]string) error {
	for key := range tags {
		if ReservedTag(key) {
			return fault.UserPoolTagging.New(ReservedTagText)
		}
	}
	if len(tags) > MaxTags {
		return fault.UserPoolTagging.Newf("A user pool can not have more than %d tags.", MaxTags)
	}
	return nil
}

// MaxTags is how many tags a pool may carry.
const MaxTags = 50

// ReservedTag reports whether a tag's key begins with "aws:", which no caller
// may set.
func ReservedTag(key string) bool { return len(key) >= 4 && strings.EqualFold(key[:4], "aws:") }

// ReservedTagText is what callers are told who set one.
const ReservedTagText = "aws: prefixed tag key names are not allowed for external use."
