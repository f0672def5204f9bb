package userpool

import (
	"testing"

	"cognate/internal/fault"
)

func TestDomainCheck(t *testing.T) {
	const (
		character = "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens."
		root      = "Custom domain is not a valid subdomain: Was not able to resolve the root domain, please ensure an A record exists for the root domain."
		noCert    = "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain."
		arn       = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b"
	)
	custom := func(name, arn string) Domain {
		return Domain{Name: name, Custom: true, CertificateARN: arn, LoginVersion: 1}
	}
	for _, c := range []struct {
		d    Domain
		tier string
		want string
	}{
		{Domain{Name: "shop-1", LoginVersion: 1}, "LITE", ""},
		{Domain{Name: "shop-1", LoginVersion: 2}, "ESSENTIALS", ""},
		{Domain{Name: "shop.example", LoginVersion: 1}, "LITE", character},
		{Domain{Name: "my-aws-shop", LoginVersion: 1}, "LITE", "Domain cannot contain reserved word: aws"},
		{Domain{Name: "amazon1", LoginVersion: 1}, "LITE", "Domain cannot contain reserved word: amazon"},
		{Domain{Name: "incognito", LoginVersion: 1}, "LITE", "Domain cannot contain reserved word: cognito"},
		{Domain{Name: "shop"}, "PLUS", "ManagedLoginVersion must be 1 or 2."},
		{Domain{Name: "shop", LoginVersion: 2}, "LITE", "The following feature is not available for the LITE pricing tier configured: Managed Login Version 2"},
		{custom("auth.example.com", arn), "LITE", ""},
		{custom("auth.aws.example.com", arn), "LITE", ""},
		{custom("example.com", arn), "LITE", root},
		{custom("shop", arn), "LITE", root},
		{custom("a..com", arn), "LITE", root},
		{custom("auth.example.com", "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b"), "LITE", noCert},
		{custom("auth.example.com", "arn:aws:iam::123456789012:role/r"), "LITE", noCert},
	} {
		err := c.d.Check(&Pool{Settings: Settings{Tier: c.tier}})
		got, _ := fault.From(err)
		if c.want == "" && err != nil || c.want != "" && (got == nil || got.Message != c.want) {
			t.Errorf("%+v on %s: got %v, want %q", c.d, c.tier, err, c.want)
		}
	}
}
