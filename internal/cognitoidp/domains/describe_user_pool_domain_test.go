package domains_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeUserPoolDomain(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	var out map[string]any
	f.Must("DescribeUserPoolDomain", wire.DescribeUserPoolDomainRequest{Domain: "shop"}, &out)
	want := map[string]any{"DomainDescription": map[string]any{
		"Domain": "shop", "UserPoolId": f.pool, "AWSAccountId": "000000000000", "CloudFrontDistribution": host,
		"Version": f.Clock.Now().UTC().Format("20060102150405"), "Status": "ACTIVE",
		"CustomDomainConfig": map[string]any{}, "ManagedLoginVersion": 1.0,
	}}
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestDescribeUserPoolDomainOfNobody(t *testing.T) {
	f := newFixture(t)
	var out map[string]any
	f.Must("DescribeUserPoolDomain", wire.DescribeUserPoolDomainRequest{Domain: "shop"}, &out)
	if diff := cmp.Diff(map[string]any{"DomainDescription": map[string]any{}}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
	f.Refused("DescribeUserPoolDomain", wire.DescribeUserPoolDomainRequest{Domain: "-"}, invalid,
		"1 validation error detected: Value '-' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9](?:[a-z0-9\\-\\.]{0,61}[a-z0-9])?$")
}
