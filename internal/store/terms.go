package store

import "cognate/internal/branding"

// termsData are terms without their columns.
type termsData struct {
	Source, Enforcement string
	Links               map[string]string
	Modified            int64
}

func encodeTerms(t *branding.Terms) (string, error) {
	return encode(termsData{t.Source, t.Enforcement, t.Links, micros(t.Modified)})
}

func scanTerms(s scanner) (*branding.Terms, cursor, error) {
	t := &branding.Terms{}
	var created int64
	var data []byte
	if err := s.Scan(&t.PoolID, &t.ID, &t.ClientID, &t.Name, &created, &data); err != nil {
		return nil, cursor{}, err
	}
	var d termsData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	t.Source, t.Enforcement, t.Links = d.Source, d.Enforcement, d.Links
	t.Created, t.Modified = moment(created), moment(d.Modified)
	return t, cursor{Number: created, Key: t.ID}, nil
}

// InsertTerms adds terms; ErrExists if the client has some of this name.
func (tx *Tx) InsertTerms(t *branding.Terms) error {
	data, err := encodeTerms(t)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO terms (pool, id, client, name, created, data) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
		t.PoolID, t.ID, t.ClientID, t.Name, micros(t.Created), data)
}

// UpdateTerms replaces terms, but not their client; ErrNotFound if they are
// gone, ErrExists if the client has others of the new name.
func (tx *Tx) UpdateTerms(t *branding.Terms) error {
	data, err := encodeTerms(t)
	if err != nil {
		return err
	}
	switch other, err := tx.TermsOf(t.PoolID, t.ClientID, t.Name); {
	case err == nil && other.ID != t.ID:
		return ErrExists
	case missing(err) != nil:
		return err
	}
	return tx.change(`UPDATE terms SET name = $1, data = $2 WHERE pool = $3 AND id = $4`, t.Name, data, t.PoolID, t.ID)
}

// Terms returns terms of a pool, or ErrNotFound.
func (tx *Tx) Terms(poolID, id string) (*branding.Terms, error) {
	return one(tx, `SELECT pool, id, client, name, created, data FROM terms WHERE pool = $1 AND id = $2`, []any{poolID, id}, first(scanTerms))
}

// TermsOf returns a client's terms of a name, or ErrNotFound.
func (tx *Tx) TermsOf(poolID, clientID, name string) (*branding.Terms, error) {
	return one(tx, `SELECT pool, id, client, name, created, data FROM terms WHERE pool = $1 AND client = $2 AND name = $3`,
		[]any{poolID, clientID, name}, first(scanTerms))
}

// AllTerms returns a page of a pool's terms, oldest first, and where the next
// begins.
func (tx *Tx) AllTerms(poolID, after string, limit int) ([]*branding.Terms, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT pool, id, client, name, created, data FROM terms
		WHERE pool = $1 AND (created, id) > ($2, $3) ORDER BY created, id LIMIT $4`,
		[]any{poolID, c.Number, c.Key}, scanTerms)
}

// CountTerms returns how many terms a pool has.
func (tx *Tx) CountTerms(poolID string) (int64, error) {
	var n int64
	err := tx.row(`SELECT COUNT(*) FROM terms WHERE pool = $1`, []any{poolID}, &n)
	return n, err
}

// DeleteTerms removes terms, or returns ErrNotFound.
func (tx *Tx) DeleteTerms(poolID, id string) error {
	return tx.change(`DELETE FROM terms WHERE pool = $1 AND id = $2`, poolID, id)
}
