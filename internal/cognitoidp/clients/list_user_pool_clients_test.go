package clients_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestListUserPoolClients(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: newPool(t, s, wire.CreateUserPoolRequest{})})
	want, got := map[string]string{}, map[string]string{}
	for _, name := range []string{"a", "b", "c"} {
		want[create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: name}).ClientId] = name
	}
	in := wire.ListUserPoolClientsRequest{UserPoolId: pool, MaxResults: new(int64(2))}
	for first := true; first || in.NextToken != ""; first = false {
		var out wire.ListUserPoolClientsResponse
		if err := s.Call("ListUserPoolClients", in, &out); err != nil {
			t.Fatal(err)
		}
		for _, c := range out.UserPoolClients {
			if c.UserPoolId != pool {
				t.Errorf("client %s of pool %s", c.ClientId, c.UserPoolId)
			}
			got[c.ClientId] = c.ClientName
		}
		in.NextToken = out.NextToken
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}

	in.ClientType = wire.ClientTypeTypeDcr
	var none wire.ListUserPoolClientsResponse
	if err := s.Call("ListUserPoolClients", in, &none); err != nil {
		t.Fatal(err)
	}
	if len(none.UserPoolClients) != 0 {
		t.Errorf("clients that registered themselves: %v", none.UserPoolClients)
	}
	in = wire.ListUserPoolClientsRequest{UserPoolId: missingPool}
	s.Refused("ListUserPoolClients", in, notFound, noPool)
}
