package clients_test

import (
	"strings"
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func list(t *testing.T, s *cognatetest.Server, c *wire.UserPoolClientType) []wire.ClientSecretDescriptorType {
	t.Helper()
	var out wire.ListUserPoolClientSecretsResponse
	in := wire.ListUserPoolClientSecretsRequest{UserPoolId: c.UserPoolId, ClientId: c.ClientId}
	if err := s.Call("ListUserPoolClientSecrets", in, &out); err != nil {
		t.Fatal(err)
	}
	return out.ClientSecrets
}

func TestListUserPoolClientSecrets(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	public := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool})
	if got := list(t, s, public); len(got) != 0 {
		t.Errorf("a public client has the secrets %v", got)
	}
	c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool, GenerateSecret: new(true)})
	if _, err := add(s, c, ""); err != nil {
		t.Fatal(err)
	}
	got := list(t, s, c)
	if len(got) != 2 || got[0].ClientSecretId == got[1].ClientSecretId {
		t.Fatalf("secrets %v, want two", got)
	}
	for _, one := range got {
		if !strings.HasPrefix(one.ClientSecretId, c.ClientId+"--") || one.ClientSecretValue != "" {
			t.Errorf("secret shown as %+v", one)
		}
	}
	in := wire.ListUserPoolClientSecretsRequest{UserPoolId: pool, ClientId: "nobody"}
	s.Refused("ListUserPoolClientSecrets", in, notFound, noClient("nobody"))
}
