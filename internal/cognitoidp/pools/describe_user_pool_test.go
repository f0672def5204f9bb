package pools_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeUserPoolCountsUsers(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{})
	for _, name := range []string{"ada", "bob"} {
		in := wire.AdminCreateUserRequest{UserPoolId: p.Id, Username: name, MessageAction: wire.MessageActionTypeSuppress}
		if err := s.Call("AdminCreateUser", in, nil); err != nil {
			t.Fatal(err)
		}
	}
	if n := describe(t, s, p.Id).EstimatedNumberOfUsers; n == nil || *n != 2 {
		t.Errorf("EstimatedNumberOfUsers = %v, want 2", n)
	}
}

func TestDescribeUserPoolRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	err := s.Call("DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: missingID}, nil)
	cognatetest.Refusal(t, err, notFound, noPool(missingID))
	err = s.Call("DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: "x"}, nil)
	cognatetest.Refusal(t, err, invalid, `1 validation error detected: Value 'x' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+`)
}
