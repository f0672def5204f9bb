// Package domains gives pools the host names under which their login pages and
// OAuth endpoints answer: a prefix of the server's own name, a custom name, or
// one of each.
//
// Names are of the whole server, whichever region their pool is in. Answering
// under them, and the certificates that this takes, is not done here; nothing
// is looked up in DNS either.
package domains

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// Service holds what the operations on domains need. All fields are required.
type Service struct {
	Store     *store.DB
	Directory *directory.Directory
	// Host is the server's own name, which custom domains have to point to.
	Host string
	Now  func() time.Time
}

// change applies edit to a domain of a pool as it is in the store.
func (s *Service) change(ctx context.Context, poolID, name string, edit func(tx *store.Tx, d *userpool.Domain) error) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		d, err := tx.Domain(name)
		if err != nil {
			return err
		}
		if d.PoolID != poolID {
			return store.ErrNotFound
		}
		return edit(tx, d)
	})
	s.Directory.ForgetDomain(poolID, name)
	if errors.Is(err, store.ErrNotFound) {
		return fault.InvalidParameter.New("No such domain or user pool exists.")
	}
	return err
}

// secure takes over what a request says of a custom domain's certificate.
func secure(d *userpool.Domain, c *wire.CustomDomainConfigType) {
	d.CertificateARN, d.SecurityPolicy = c.CertificateArn, c.SecurityPolicy
}

// route takes over what a request says of failing over to another region,
// which is kept and shown only.
func route(d *userpool.Domain, r *wire.RoutingType) error {
	data, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("keep routing: %w", err)
	}
	d.Routing = data
	return nil
}

func routing(d *userpool.Domain) (*wire.RoutingType, error) {
	if d.Routing == nil {
		return nil, nil
	}
	shown := &wire.RoutingType{}
	if err := json.Unmarshal(d.Routing, shown); err != nil {
		return nil, fmt.Errorf("read routing: %w", err)
	}
	return shown, nil
}
