package store

import (
	"cognate/internal/userpool"
)

// providerData is an identity provider without its columns.
type providerData struct {
	Type              string
	Details           map[string]string `json:",omitempty"`
	Secrets           map[string][]byte `json:",omitempty"`
	Mapping           map[string]string `json:",omitempty"`
	Identifiers       []string          `json:",omitempty"`
	ACR               map[string]string `json:",omitempty"`
	Created, Modified int64
}

func encodeProvider(p *userpool.Provider) (string, error) {
	return encode(providerData{p.Type, p.Details, p.Secrets, p.Mapping, p.Identifiers, p.ACR, micros(p.Created), micros(p.Modified)})
}

func scanProvider(s scanner) (*userpool.Provider, cursor, error) {
	p := &userpool.Provider{}
	var data []byte
	if err := s.Scan(&p.PoolID, &p.Name, &p.Version, &data); err != nil {
		return nil, cursor{}, err
	}
	var d providerData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	p.Type, p.Details, p.Secrets, p.Mapping, p.Identifiers, p.ACR = d.Type, d.Details, d.Secrets, d.Mapping, d.Identifiers, d.ACR
	p.Created, p.Modified = moment(d.Created), moment(d.Modified)
	return p, cursor{Key: p.Name}, nil
}

// InsertProvider adds an identity provider with version 1. An *ExistsError
// says that the pool has one of this "name", or one with an "identifier" of
// its.
func (tx *Tx) InsertProvider(p *userpool.Provider) error {
	data, err := encodeProvider(p)
	if err != nil {
		return err
	}
	n, err := tx.write(`INSERT INTO providers (pool, name, version, data) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING`, p.PoolID, p.Name, data)
	if err != nil {
		return err
	}
	if n == 0 {
		return &ExistsError{Kind: "name"}
	}
	if err := tx.identify(p); err != nil {
		return err
	}
	tx.bump(&p.Version, 1)
	return nil
}

// UpdateProvider replaces a provider that is still of p's version, with its
// identifiers, and bumps both versions; ErrStale if it is of another,
// ErrNotFound if it is gone, an *ExistsError if another has an "identifier".
func (tx *Tx) UpdateProvider(p *userpool.Provider) error {
	data, err := encodeProvider(p)
	if err != nil {
		return err
	}
	n, err := tx.write(`UPDATE providers SET version = version + 1, data = $1 WHERE pool = $2 AND name = $3 AND version = $4`,
		data, p.PoolID, p.Name, p.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return tx.staleOrMissing(`SELECT version FROM providers WHERE pool = $1 AND name = $2`, p.PoolID, p.Name)
	}
	if err := tx.put(`DELETE FROM provider_identifiers WHERE pool = $1 AND name = $2`, p.PoolID, p.Name); err != nil {
		return err
	}
	if err := tx.identify(p); err != nil {
		return err
	}
	tx.bump(&p.Version, p.Version+1)
	return nil
}

// identify writes the rows of a provider's identifiers.
func (tx *Tx) identify(p *userpool.Provider) error {
	for _, identifier := range p.Identifiers {
		n, err := tx.write(`INSERT INTO provider_identifiers (pool, identifier, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
			p.PoolID, identifier, p.Name)
		if err != nil {
			return err
		}
		if n == 0 {
			return &ExistsError{Kind: "identifier"}
		}
	}
	return nil
}

// Provider returns a provider of a pool, or ErrNotFound.
func (tx *Tx) Provider(poolID, name string) (*userpool.Provider, error) {
	return one(tx, `SELECT pool, name, version, data FROM providers WHERE pool = $1 AND name = $2`, []any{poolID, name}, first(scanProvider))
}

// ProviderByIdentifier returns the provider of a pool that has an identifier,
// or ErrNotFound.
func (tx *Tx) ProviderByIdentifier(poolID, identifier string) (*userpool.Provider, error) {
	return one(tx, `SELECT providers.pool, providers.name, providers.version, providers.data FROM provider_identifiers
		JOIN providers ON providers.pool = provider_identifiers.pool AND providers.name = provider_identifiers.name
		WHERE provider_identifiers.pool = $1 AND provider_identifiers.identifier = $2`,
		[]any{poolID, identifier}, first(scanProvider))
}

// DeleteProvider removes a provider and its identifiers, or returns
// ErrNotFound. What users have with it stays theirs.
func (tx *Tx) DeleteProvider(poolID, name string) error {
	if err := tx.change(`DELETE FROM providers WHERE pool = $1 AND name = $2`, poolID, name); err != nil {
		return err
	}
	return tx.put(`DELETE FROM provider_identifiers WHERE pool = $1 AND name = $2`, poolID, name)
}

// Providers returns a page of a pool's providers, ordered by name, and where
// the next begins.
func (tx *Tx) Providers(poolID, after string, limit int) ([]*userpool.Provider, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT pool, name, version, data FROM providers WHERE pool = $1 AND name > $2 ORDER BY name LIMIT $3`,
		[]any{poolID, c.Key}, scanProvider)
}

// CountProviders returns how many identity providers a pool has.
func (tx *Tx) CountProviders(poolID string) (int64, error) {
	return tx.count(`SELECT COUNT(*) FROM providers WHERE pool = $1`, poolID)
}
