package settings

import (
	"context"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateUserPoolReplica activates a replica, or takes it out of use.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolReplica.html
func (s *Service) UpdateUserPoolReplica(ctx context.Context, in *wire.UpdateUserPoolReplicaRequest) (*wire.UpdateUserPoolReplicaResponse, error) {
	var shown *wire.UserPoolReplicaType
	err := s.Directory.MergePool(ctx, in.UserPoolId, func(p *userpool.Pool) error {
		r, err := replica(p, in.RegionName)
		if err != nil {
			return err
		}
		r.Active = in.Status == wire.UpdateReplicaStatusTypeActive
		shown = showReplica(p, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.UpdateUserPoolReplicaResponse{UserPoolReplica: shown}, nil
}
