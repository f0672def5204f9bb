package domains

import (
	"context"
	"errors"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeUserPoolDomain shows a domain, whichever pool it is of; of a domain
// that nobody has it shows nothing, which is no error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html
func (s *Service) DescribeUserPoolDomain(ctx context.Context, in *wire.DescribeUserPoolDomainRequest) (*wire.DescribeUserPoolDomainResponse, error) {
	var d *userpool.Domain
	var p *userpool.Pool
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		if d, err = tx.Domain(in.Domain); err != nil {
			return err
		}
		p, err = tx.Pool(d.PoolID)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return &wire.DescribeUserPoolDomainResponse{DomainDescription: &wire.DomainDescriptionType{}}, nil
	} else if err != nil {
		return nil, err
	}
	shown := &wire.DomainDescriptionType{
		Domain:                 d.Name,
		UserPoolId:             d.PoolID,
		AWSAccountId:           p.Account,
		CloudFrontDistribution: s.Host,
		CustomDomainConfig:     &wire.CustomDomainConfigType{CertificateArn: d.CertificateARN, SecurityPolicy: d.SecurityPolicy},
		ManagedLoginVersion:    new(int64(d.LoginVersion)),
		Status:                 wire.DomainStatusTypeActive,
		Version:                d.Modified.UTC().Format("20060102150405"),
	}
	if shown.Routing, err = routing(d); err != nil {
		return nil, err
	}
	return &wire.DescribeUserPoolDomainResponse{DomainDescription: shown}, nil
}
