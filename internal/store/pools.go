package store

import "cognate/internal/userpool"

// poolData is a pool without its columns.
type poolData struct {
	Name, Region, Account string
	Modified              int64
	Settings              userpool.Settings
}

func encodePool(p *userpool.Pool) (string, error) {
	return encode(poolData{p.Name, p.Region, p.Account, micros(p.Modified), p.Settings})
}

func scanPool(s scanner) (*userpool.Pool, cursor, error) {
	p := &userpool.Pool{}
	var created int64
	var data []byte
	if err := s.Scan(&p.ID, &created, &p.Version, &data); err != nil {
		return nil, cursor{}, err
	}
	var d poolData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	p.Name, p.Region, p.Account, p.Settings = d.Name, d.Region, d.Account, d.Settings
	p.Created, p.Modified = moment(created), moment(d.Modified)
	return p, cursor{Number: created, Key: p.ID}, nil
}

// InsertPool adds a pool with version 1; ErrExists if its id is taken, or if
// rows of a deleted pool of the id may be left.
func (tx *Tx) InsertPool(p *userpool.Pool) error {
	if doomed, err := tx.doomed(p.ID); err != nil {
		return err
	} else if doomed {
		return ErrExists
	}
	data, err := encodePool(p)
	if err != nil {
		return err
	}
	tx.bump(&p.Version, 1)
	return tx.insert(`INSERT INTO pools (id, created, version, data) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING`,
		p.ID, micros(p.Created), data)
}

// UpdatePool replaces a pool that is still of p's version, and bumps both;
// ErrStale if it is of another, ErrNotFound if it is gone. Created stays.
func (tx *Tx) UpdatePool(p *userpool.Pool) error {
	data, err := encodePool(p)
	if err != nil {
		return err
	}
	n, err := tx.write(`UPDATE pools SET version = version + 1, data = $1 WHERE id = $2 AND version = $3`, data, p.ID, p.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return tx.staleOrMissing(`SELECT version FROM pools WHERE id = $1`, p.ID)
	}
	tx.bump(&p.Version, p.Version+1)
	return nil
}

// Pool returns a pool by its id, or ErrNotFound.
func (tx *Tx) Pool(id string) (*userpool.Pool, error) {
	return one(tx, `SELECT id, created, version, data FROM pools WHERE id = $1`, []any{id}, first(scanPool))
}

// Pools returns a page of all pools, oldest first, and where the next begins.
func (tx *Tx) Pools(after string, limit int) ([]*userpool.Pool, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT id, created, version, data FROM pools
		WHERE (created, id) > ($1, $2) ORDER BY created, id LIMIT $3`, []any{c.Number, c.Key}, scanPool)
}

// CountPools returns how many pools there are of a region, which their ids
// begin with.
func (tx *Tx) CountPools(region string) (int64, error) {
	return tx.count(`SELECT COUNT(*) FROM pools WHERE id > $1 AND id < $2`, region+"_", region+"`")
}

// DeletePool removes a pool and everything in it; ErrNotFound if there is no
// such pool. Of what a large pool has too many of for one transaction, such
// as users, Maintain removes the rest: nobody finds it any more.
func (tx *Tx) DeletePool(id string) error {
	if err := tx.change(`DELETE FROM pools WHERE id = $1`, id); err != nil {
		return err
	}
	for _, text := range []string{
		`DELETE FROM clients WHERE pool = $1`,
		`DELETE FROM signing_keys WHERE pool = $1`,
		`DELETE FROM resource_servers WHERE pool = $1`,
		`DELETE FROM domains WHERE pool = $1`,
		`DELETE FROM providers WHERE pool = $1`,
		`DELETE FROM provider_identifiers WHERE pool = $1`,
		`DELETE FROM risk_configurations WHERE pool = $1`,
		`DELETE FROM user_counts WHERE pool = $1`,
		`DELETE FROM ui_customizations WHERE pool = $1`,
		`DELETE FROM styles WHERE pool = $1`,
		`DELETE FROM style_assets WHERE pool = $1`,
		`DELETE FROM terms WHERE pool = $1`,
		`DELETE FROM import_jobs WHERE pool = $1`,
	} {
		if err := tx.put(text, id); err != nil {
			return err
		}
	}
	all, err := tx.deleteMany(id, maintainBatch)
	if err != nil || all {
		return err
	}
	return tx.doom(id)
}
