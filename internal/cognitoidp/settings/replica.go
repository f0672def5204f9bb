package settings

import (
	"cognate/internal/fault"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// replica finds a pool's replica. The faults are InvalidParameter for the
// pool's own region and ResourceNotFound for one that has none.
func replica(p *userpool.Pool, region string) (*userpool.Replica, error) {
	if region == p.Region {
		return nil, fault.InvalidParameter.Newf("Region %s is the primary Region of user pool %s.", region, p.ID)
	}
	r := p.Settings.Replica(region)
	if r == nil {
		return nil, fault.ResourceNotFound.Newf("User pool %s has no replica in Region %s.", p.ID, region)
	}
	return r, nil
}

func showReplica(p *userpool.Pool, r *userpool.Replica) *wire.UserPoolReplicaType {
	shown := &wire.UserPoolReplicaType{
		RegionName: r.Region, Role: wire.ReplicaRoleTypeSecondary, Status: wire.ReplicaStatusTypeInactive, UserPoolArn: p.ARNIn(r.Region),
	}
	if r.Active {
		shown.Status = wire.ReplicaStatusTypeActive
	}
	return shown
}

func showPrimary(p *userpool.Pool) *wire.UserPoolReplicaType {
	return &wire.UserPoolReplicaType{
		RegionName: p.Region, Role: wire.ReplicaRoleTypePrimary, Status: wire.ReplicaStatusTypeActive, UserPoolArn: p.ARN(),
	}
}
