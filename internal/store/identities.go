package store

import "cognate/internal/userpool"

// identityData is an identity without its columns.
type identityData struct {
	Type    string
	Issuer  string `json:",omitzero"`
	Primary bool   `json:",omitzero"`
}

func scanIdentity(s scanner) (*userpool.Identity, error) {
	i := &userpool.Identity{}
	var created int64
	var data []byte
	if err := s.Scan(&i.PoolID, &i.Provider, &i.Attribute, &i.Subject, &i.Sub, &created, &data); err != nil {
		return nil, err
	}
	var d identityData
	if err := decode(data, &d); err != nil {
		return nil, err
	}
	i.Type, i.Issuer, i.Primary = d.Type, d.Issuer, d.Primary
	i.Created = moment(created)
	return i, nil
}

// InsertIdentity says which user somebody with a provider is; ErrExists if
// that is said already.
func (tx *Tx) InsertIdentity(i *userpool.Identity) error {
	data, err := encode(identityData{i.Type, i.Issuer, i.Primary})
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO identities (pool, provider, attribute, subject, sub, created, data)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
		i.PoolID, i.Provider, i.Attribute, i.Subject, i.Sub, micros(i.Created), data)
}

// Identity returns who has a value in an attribute of a provider's, or
// ErrNotFound.
func (tx *Tx) Identity(poolID, provider, attribute, subject string) (*userpool.Identity, error) {
	return one(tx, `SELECT pool, provider, attribute, subject, sub, created, data FROM identities
		WHERE pool = $1 AND provider = $2 AND attribute = $3 AND subject = $4`,
		[]any{poolID, provider, attribute, subject}, scanIdentity)
}

// IdentitiesOf returns all identities of a user, oldest first.
func (tx *Tx) IdentitiesOf(poolID, sub string) ([]*userpool.Identity, error) {
	return all(tx, `SELECT pool, provider, attribute, subject, sub, created, data FROM identities
		WHERE pool = $1 AND sub = $2 ORDER BY created, provider, attribute, subject`, []any{poolID, sub}, scanIdentity)
}

// DeleteIdentity removes an identity, or returns ErrNotFound.
func (tx *Tx) DeleteIdentity(poolID, provider, attribute, subject string) error {
	return tx.change(`DELETE FROM identities WHERE pool = $1 AND provider = $2 AND attribute = $3 AND subject = $4`,
		poolID, provider, attribute, subject)
}
