package settings

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// ListUserPoolReplicas shows the pool in its own region, the primary, and in
// the regions of its replicas. One page holds them all.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolReplicas.html
func (s *Service) ListUserPoolReplicas(ctx context.Context, in *wire.ListUserPoolReplicasRequest) (*wire.ListUserPoolReplicasResponse, error) {
	if _, err := s.Pages.After("ListUserPoolReplicas "+in.UserPoolId, in.NextToken); err != nil {
		return nil, err
	}
	p, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	out := &wire.ListUserPoolReplicasResponse{UserPoolReplicas: []wire.UserPoolReplicaType{*showPrimary(p)}}
	for i := range p.Settings.Replicas {
		out.UserPoolReplicas = append(out.UserPoolReplicas, *showReplica(p, &p.Settings.Replicas[i]))
	}
	return out, nil
}
