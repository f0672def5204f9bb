package passkey

import (
	"context"
	"net"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Parties finds the relying parties of pools.
type Parties struct {
	Store *store.DB
	Host  string // the server's own name; prefix domains are below it
}

// Of returns a pool's relying party: the one that was set, or the domain of
// its login pages, the custom one before the prefix. It reports false where
// there is none.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_WebAuthnConfigurationType.html
func (x Parties) Of(ctx context.Context, pool *userpool.Pool) (Party, bool, error) {
	var p Party
	if set := pool.Settings.WebAuthn; set != nil {
		p = Party{ID: set.RelyingPartyID, RequireVerification: set.UserVerification == "required"}
	}
	if p.ID == "" {
		domain, err := x.domain(ctx, pool.ID)
		if err != nil {
			return Party{}, false, err
		}
		p.ID = domain
	}
	return p, p.ID != "", nil
}

func (x Parties) domain(ctx context.Context, poolID string) (string, error) {
	var domains []*userpool.Domain
	err := x.Store.View(ctx, func(tx *store.Tx) (err error) {
		domains, err = tx.DomainsOf(poolID)
		return err
	})
	if err != nil || len(domains) == 0 {
		return "", err
	}
	if domains[0].Custom {
		return domains[0].Name, nil
	}
	if net.ParseIP(x.Host) != nil {
		return "", nil // no domain can be below an address
	}
	return domains[0].Name + ".auth." + x.Host, nil
}
