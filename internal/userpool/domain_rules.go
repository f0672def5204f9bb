package userpool

import (
	"cmp"
	"regexp"
	"strings"

	"cognate/internal/fault"
)

// Check judges a domain by itself and by its pool's plan. It returns faults
// InvalidParameter and FeatureUnavailableInTier.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html
func (d *Domain) Check(p *Pool) error {
	if d.Custom {
		return cmp.Or(d.checkCustom(), d.checkLogin(p))
	}
	return cmp.Or(d.checkPrefix(), d.checkLogin(p))
}

func (d *Domain) checkPrefix() error {
	if strings.Contains(d.Name, ".") {
		return fault.InvalidParameter.New("The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and hyphens.")
	}
	for _, word := range []string{"aws", "amazon", "cognito"} {
		if strings.Contains(d.Name, word) {
			return fault.InvalidParameter.Newf("Domain cannot contain reserved word: %s", word)
		}
	}
	return nil
}

// certificate is the ARN of a certificate where the service's distribution
// takes it from.
var certificate = regexp.MustCompile(`^arn:aws[\w-]*:acm:us-east-1:[0-9]+:certificate/[\w-]+$`)

func (d *Domain) checkCustom() error {
	// A name right under a top-level domain has no parent that resolves.
	if strings.Count(d.Name, ".") < 2 || strings.Contains(d.Name, "..") {
		return fault.InvalidParameter.New("Custom domain is not a valid subdomain: Was not able to resolve the root domain, please ensure an A record exists for the root domain.")
	}
	if !certificate.MatchString(d.CertificateARN) {
		return fault.InvalidParameter.New("The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain.")
	}
	return nil
}

func (d *Domain) checkLogin(p *Pool) error {
	if d.LoginVersion != 1 && d.LoginVersion != 2 {
		return fault.InvalidParameter.New("ManagedLoginVersion must be 1 or 2.")
	}
	if d.LoginVersion == 2 && p.Settings.Tier == "LITE" {
		return fault.FeatureUnavailableInTier.New("The following feature is not available for the LITE pricing tier configured: Managed Login Version 2")
	}
	return nil
}

// CheckDomains judges a pool's plan by the domains that the pool has: those
// with managed login keep it from LITE. It returns fault
// FeatureUnavailableInTier.
func (s *Settings) CheckDomains(domains []*Domain) error {
	for _, d := range domains {
		if d.LoginVersion == 2 && s.Tier == "LITE" {
			return errTier(s.Tier, "Managed Login Version 2")
		}
	}
	return nil
}
