package clients_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func add(s *cognatetest.Server, c *wire.UserPoolClientType, plain string) (*wire.ClientSecretDescriptorType, error) {
	in := wire.AddUserPoolClientSecretRequest{UserPoolId: c.UserPoolId, ClientId: c.ClientId, ClientSecret: plain}
	var out wire.AddUserPoolClientSecretResponse
	err := s.Call("AddUserPoolClientSecret", in, &out)
	return out.ClientSecretDescriptor, err
}

func TestAddUserPoolClientSecret(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	for _, plain := range []string{"", secret} {
		c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool, GenerateSecret: new(true)})
		added, err := add(s, c, plain)
		if err != nil {
			t.Fatal(err)
		}
		if shown := added.ClientSecretValue != ""; shown != (plain == "") {
			t.Errorf("given %q the answer has the value %q", plain, added.ClientSecretValue)
		}
		if added.ClientSecretId == "" || added.ClientSecretCreateDate.IsZero() {
			t.Errorf("incomplete %+v", added)
		}
		if got := describe(t, s, c).ClientSecret; got != c.ClientSecret {
			t.Errorf("the client's first secret became %q", got)
		}
		_, err = add(s, c, "")
		cognatetest.Refusal(t, err, "LimitExceededException", "Exceeded maximum number of client secrets")
	}
	public := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool})
	_, err := add(s, public, "")
	cognatetest.Refusal(t, err, invalid, "Client "+public.ClientId+" is not configured with a secret.")
}
