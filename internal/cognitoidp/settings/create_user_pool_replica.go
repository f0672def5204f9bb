package settings

import (
	"context"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateUserPoolReplica makes a pool known in another region. All servers of
// an installation share its database, so that the replica is complete at
// once; like the service's, it begins inactive.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolReplica.html
func (s *Service) CreateUserPoolReplica(ctx context.Context, in *wire.CreateUserPoolReplicaRequest) (*wire.CreateUserPoolReplicaResponse, error) {
	var shown *wire.UserPoolReplicaType
	err := s.Directory.MergePool(ctx, in.UserPoolId, func(p *userpool.Pool) error {
		r, err := p.AddReplica(in.RegionName, in.UserPoolTags)
		if err != nil {
			return err
		}
		shown = showReplica(p, r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.CreateUserPoolReplicaResponse{UserPoolReplica: shown}, nil
}
