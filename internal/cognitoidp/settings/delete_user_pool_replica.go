package settings

import (
	"context"
	"slices"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteUserPoolReplica makes a pool unknown in a replica's region.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolReplica.html
func (s *Service) DeleteUserPoolReplica(ctx context.Context, in *wire.DeleteUserPoolReplicaRequest) (*wire.DeleteUserPoolReplicaResponse, error) {
	var shown *wire.UserPoolReplicaType
	err := s.Directory.MergePool(ctx, in.UserPoolId, func(p *userpool.Pool) error {
		r, err := replica(p, in.RegionName)
		if err != nil {
			return err
		}
		shown = showReplica(p, r)
		p.Settings.Replicas = slices.DeleteFunc(p.Settings.Replicas, func(r userpool.Replica) bool { return r.Region == in.RegionName })
		return nil
	})
	if err != nil {
		return nil, err
	}
	shown.Status = wire.ReplicaStatusTypeDeleting
	return &wire.DeleteUserPoolReplicaResponse{UserPoolReplica: shown}, nil
}
