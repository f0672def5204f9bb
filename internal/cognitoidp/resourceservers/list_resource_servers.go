package resourceservers

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ListResourceServers shows the resource servers of a pool by identifier, a
// page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListResourceServers.html
func (s *Service) ListResourceServers(ctx context.Context, in *wire.ListResourceServersRequest) (*wire.ListResourceServersResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	servers, next, err := paging.Read(ctx, s.Pages, s.Store, "ListResourceServers "+in.UserPoolId, in.NextToken,
		func(tx *store.Tx, after string) ([]*userpool.ResourceServer, string, error) {
			return tx.ResourceServers(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		})
	if err != nil {
		return nil, err
	}
	out := &wire.ListResourceServersResponse{ResourceServers: make([]wire.ResourceServerType, 0, len(servers)), NextToken: next}
	for _, r := range servers {
		out.ResourceServers = append(out.ResourceServers, *show(r))
	}
	return out, nil
}
