package store

import "cognate/internal/branding"

// customizationData is a customization without its columns.
type customizationData struct {
	CSS               string
	Created, Modified int64
}

// PutCustomization keeps how a client's classic pages look, in place of what
// was kept before.
func (tx *Tx) PutCustomization(c *branding.Customization) error {
	data, err := encode(customizationData{c.CSS, micros(c.Created), micros(c.Modified)})
	if err != nil {
		return err
	}
	return tx.put(`INSERT INTO ui_customizations (pool, client, data, logo) VALUES ($1, $2, $3, $4)
		ON CONFLICT (pool, client) DO UPDATE SET data = excluded.data, logo = excluded.logo`, c.PoolID, c.ClientID, data, append([]byte{}, c.Logo...))
}

// Customization returns how the classic pages of a client, or of
// branding.AllClients, look; ErrNotFound if nothing was set for just it.
func (tx *Tx) Customization(poolID, clientID string) (*branding.Customization, error) {
	c := &branding.Customization{PoolID: poolID, ClientID: clientID}
	var data []byte
	err := tx.row(`SELECT data, logo FROM ui_customizations WHERE pool = $1 AND client = $2`, []any{poolID, clientID}, &data, &c.Logo)
	if err != nil {
		return nil, err
	}
	var d customizationData
	if err := decode(data, &d); err != nil {
		return nil, err
	}
	if len(c.Logo) == 0 {
		c.Logo = nil
	}
	c.CSS, c.Created, c.Modified = d.CSS, moment(d.Created), moment(d.Modified)
	return c, nil
}

// DeleteCustomization removes what was set for a client, if anything was.
func (tx *Tx) DeleteCustomization(poolID, clientID string) error {
	return tx.put(`DELETE FROM ui_customizations WHERE pool = $1 AND client = $2`, poolID, clientID)
}
