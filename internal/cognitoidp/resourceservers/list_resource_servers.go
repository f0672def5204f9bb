package resourceservers

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
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
	list := "ListResourceServers " + in.UserPoolId
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	out := &wire.ListResourceServersResponse{}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		servers, next, err := tx.ResourceServers(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		out.ResourceServers = make([]wire.ResourceServerType, 0, len(servers))
		for _, r := range servers {
			out.ResourceServers = append(out.ResourceServers, *show(r))
		}
		after = next
		return err
	})
	if err != nil {
		return nil, err
	}
	out.NextToken, err = s.Pages.Token(list, after)
	return out, err
}
