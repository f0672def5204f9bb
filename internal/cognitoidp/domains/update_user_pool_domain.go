package domains

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateUserPoolDomain changes the pages that a domain shows, the certificate
// of a custom domain, or its routing; what the request omits stays.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolDomain.html
func (s *Service) UpdateUserPoolDomain(ctx context.Context, in *wire.UpdateUserPoolDomainRequest) (*wire.UpdateUserPoolDomainResponse, error) {
	var d *userpool.Domain
	err := s.change(ctx, in.UserPoolId, in.Domain, func(tx *store.Tx, changed *userpool.Domain) error {
		d = changed
		if in.CustomDomainConfig != nil {
			if !d.Custom {
				return fault.InvalidParameter.New("CustomDomainConfig can only be set for a custom domain.")
			}
			secure(d, in.CustomDomainConfig)
		}
		if in.ManagedLoginVersion != nil {
			d.LoginVersion = int(*in.ManagedLoginVersion)
		}
		if in.Routing != nil {
			if err := route(d, in.Routing); err != nil {
				return err
			}
		}
		p, err := tx.Pool(d.PoolID)
		if err != nil {
			return err
		}
		if err := d.Check(p); err != nil {
			return err
		}
		d.Modified = s.Now()
		return tx.UpdateDomain(d)
	})
	if err != nil {
		return nil, err
	}
	out := &wire.UpdateUserPoolDomainResponse{ManagedLoginVersion: in.ManagedLoginVersion, Routing: in.Routing}
	if d.Custom {
		out.CloudFrontDomain = s.Host
	}
	return out, nil
}
