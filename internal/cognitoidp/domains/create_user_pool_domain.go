package domains

import (
	"context"
	"errors"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateUserPoolDomain gives a pool a domain: a custom one if the request
// brings a certificate, else a prefix. A pool has one of each at most.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
func (s *Service) CreateUserPoolDomain(ctx context.Context, in *wire.CreateUserPoolDomainRequest) (*wire.CreateUserPoolDomainResponse, error) {
	now := s.Now()
	d := &userpool.Domain{Name: in.Domain, PoolID: in.UserPoolId, LoginVersion: 1, Created: now, Modified: now}
	out := &wire.CreateUserPoolDomainResponse{ManagedLoginVersion: in.ManagedLoginVersion, Routing: in.Routing}
	if in.ManagedLoginVersion != nil {
		d.LoginVersion = int(*in.ManagedLoginVersion)
	}
	if in.CustomDomainConfig != nil {
		d.Custom = true
		secure(d, in.CustomDomainConfig)
		out.CloudFrontDomain = s.Host
	}
	if in.Routing != nil {
		if err := route(d, in.Routing); err != nil {
			return nil, err
		}
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		pool, err := directory.StoredPool(tx, d.PoolID)
		if err != nil {
			return err
		}
		if err := d.Check(pool); err != nil {
			return err
		}
		if err := free(tx, d); err != nil {
			return err
		}
		return tx.InsertDomain(d)
	})
	if err != nil {
		return nil, err
	}
	s.Directory.ForgetDomain(d.PoolID, d.Name)
	return out, nil
}

// free refuses a domain whose name is another's, that would be the second of
// its kind, or that would be one too many.
func free(tx *store.Tx, d *userpool.Domain) error {
	others, err := tx.DomainsOf(d.PoolID)
	if err != nil {
		return err
	}
	for _, other := range others {
		if other.Custom == d.Custom {
			return fault.InvalidParameter.New("User pool already has a domain configured.")
		}
	}
	if _, err := tx.Domain(d.Name); err == nil {
		return fault.InvalidParameter.New("Domain already associated with another user pool.")
	} else if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if !d.Custom {
		return nil
	}
	have, err := tx.CountCustomDomains()
	if err != nil {
		return err
	}
	return userpool.CheckQuota("custom domains", have, userpool.MaxCustomDomains)
}
