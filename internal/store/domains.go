package store

import "cognate/internal/userpool"

// domainData is a domain without its columns.
type domainData struct {
	CertificateARN    string `json:",omitzero"`
	SecurityPolicy    string `json:",omitzero"`
	LoginVersion      int
	Routing           []byte `json:",omitempty"`
	Created, Modified int64
}

const (
	customDomain = "custom"
	prefixDomain = "prefix"
)

func domainKind(d *userpool.Domain) string {
	if d.Custom {
		return customDomain
	}
	return prefixDomain
}

func encodeDomain(d *userpool.Domain) (string, error) {
	return encode(domainData{d.CertificateARN, d.SecurityPolicy, d.LoginVersion, d.Routing, micros(d.Created), micros(d.Modified)})
}

func scanDomain(s scanner) (*userpool.Domain, error) {
	d := &userpool.Domain{}
	var kind string
	var column []byte
	if err := s.Scan(&d.Name, &d.PoolID, &kind, &column); err != nil {
		return nil, err
	}
	var data domainData
	if err := decode(column, &data); err != nil {
		return nil, err
	}
	d.Custom = kind == customDomain
	d.CertificateARN, d.SecurityPolicy, d.LoginVersion, d.Routing = data.CertificateARN, data.SecurityPolicy, data.LoginVersion, data.Routing
	d.Created, d.Modified = moment(data.Created), moment(data.Modified)
	return d, nil
}

// InsertDomain adds a domain; ErrExists if the name is taken, in whichever
// pool, or the pool has a domain of this kind.
func (tx *Tx) InsertDomain(d *userpool.Domain) error {
	data, err := encodeDomain(d)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO domains (name, pool, kind, data) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		d.Name, d.PoolID, domainKind(d), data)
}

// UpdateDomain replaces a domain of a pool, or returns ErrNotFound. Its kind
// stays.
func (tx *Tx) UpdateDomain(d *userpool.Domain) error {
	data, err := encodeDomain(d)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE domains SET data = $1 WHERE name = $2 AND pool = $3`, data, d.Name, d.PoolID)
}

// Domain returns a domain by its name, or ErrNotFound.
func (tx *Tx) Domain(name string) (*userpool.Domain, error) {
	return one(tx, `SELECT name, pool, kind, data FROM domains WHERE name = $1`, []any{name}, scanDomain)
}

// DomainsOf returns the domains of a pool: one of each kind at most, the
// custom one first.
func (tx *Tx) DomainsOf(poolID string) ([]*userpool.Domain, error) {
	return all(tx, `SELECT name, pool, kind, data FROM domains WHERE pool = $1 ORDER BY kind`, []any{poolID}, scanDomain)
}

// DeleteDomain removes a domain of a pool, or returns ErrNotFound.
func (tx *Tx) DeleteDomain(poolID, name string) error {
	return tx.change(`DELETE FROM domains WHERE name = $1 AND pool = $2`, name, poolID)
}

// CountCustomDomains returns how many custom domains the server has.
func (tx *Tx) CountCustomDomains() (int64, error) {
	return tx.count(`SELECT COUNT(*) FROM domains WHERE kind = $1`, customDomain)
}
