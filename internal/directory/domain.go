package directory

import (
	"context"
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Domain returns the domain with a name, or fault ResourceNotFound. It may be
// as old as a pool may be.
func (d *Directory) Domain(ctx context.Context, name string) (*userpool.Domain, error) {
	found, err := find(ctx, d, d.domains, name, (*store.Tx).Domain)
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.ResourceNotFound.Newf("Domain %s does not exist.", name)
	}
	return found, err
}

// Domains returns a pool's domains, the custom one first.
func (d *Directory) Domains(ctx context.Context, poolID string) ([]*userpool.Domain, error) {
	found, err := find(ctx, d, d.domainsOf, poolID, func(tx *store.Tx, id string) (*[]*userpool.Domain, error) {
		domains, err := tx.DomainsOf(id)
		return &domains, err
	})
	if err != nil {
		return nil, err
	}
	return *found, nil
}

// ForgetDomain is Forget for a domain of a pool.
func (d *Directory) ForgetDomain(poolID, name string) {
	d.domains.Delete(name)
	d.domainsOf.Delete(poolID)
}
