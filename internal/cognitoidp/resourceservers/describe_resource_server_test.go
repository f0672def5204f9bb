package resourceservers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeResourceServer(t *testing.T) {
	f := newFixture(t)
	for _, made := range []*wire.ResourceServerType{f.server("api", "read", "write"), f.server("bare")} {
		if diff := cmp.Diff(made, f.describe(made.Identifier)); diff != "" {
			t.Errorf("described (-want +got):\n%s", diff)
		}
	}
}

func TestDescribeResourceServerRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.DescribeResourceServerRequest{UserPoolId: f.pool, Identifier: "none"}
	f.Refused("DescribeResourceServer", in, notFound, noServer)
	in.UserPoolId = missingPool
	f.Refused("DescribeResourceServer", in, notFound, noPool)
}
