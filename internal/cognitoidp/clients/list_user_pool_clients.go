package clients

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/directory"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUserPoolClients shows the app clients of a pool, a page at a time. Asked
// for those that registered themselves it shows none: nobody can.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html
func (s *Service) ListUserPoolClients(ctx context.Context, in *wire.ListUserPoolClientsRequest) (*wire.ListUserPoolClientsResponse, error) {
	list := "ListUserPoolClients " + in.UserPoolId
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	var out *wire.ListUserPoolClientsResponse
	next := ""
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		out = &wire.ListUserPoolClientsResponse{UserPoolClients: []wire.UserPoolClientDescription{}}
		if _, err := directory.StoredPool(tx, in.UserPoolId); err != nil || in.ClientType == wire.ClientTypeTypeDcr {
			return err
		}
		clients, more, err := tx.Clients(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		for _, c := range clients {
			out.UserPoolClients = append(out.UserPoolClients, wire.UserPoolClientDescription{
				UserPoolId: c.PoolID, ClientId: c.ID, ClientName: c.Name,
			})
		}
		next = more
		return err
	})
	if err != nil {
		return nil, err
	}
	out.NextToken, err = s.Pages.Token(list, next)
	return out, err
}
