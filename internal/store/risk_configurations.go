package store

import "cognate/internal/userpool"

// riskData is a risk configuration without its columns.
type riskData struct {
	Compromised *userpool.CompromisedCredentials `json:",omitzero"`
	Takeover    *userpool.AccountTakeover        `json:",omitzero"`
	Exceptions  *userpool.RiskExceptions         `json:",omitzero"`
}

func scanRisk(s scanner) (*userpool.RiskConfiguration, error) {
	r := &userpool.RiskConfiguration{}
	var modified int64
	var data []byte
	if err := s.Scan(&r.PoolID, &r.ClientID, &modified, &data); err != nil {
		return nil, err
	}
	var d riskData
	if err := decode(data, &d); err != nil {
		return nil, err
	}
	r.Modified = moment(modified)
	r.Compromised, r.Takeover, r.Exceptions = d.Compromised, d.Takeover, d.Exceptions
	return r, nil
}

// PutRiskConfiguration sets what threat protection does in a pool or client.
func (tx *Tx) PutRiskConfiguration(r *userpool.RiskConfiguration) error {
	data, err := encode(riskData{r.Compromised, r.Takeover, r.Exceptions})
	if err != nil {
		return err
	}
	return tx.put(`INSERT INTO risk_configurations (pool, client, modified, data) VALUES ($1, $2, $3, $4)
		ON CONFLICT (pool, client) DO UPDATE SET modified = excluded.modified, data = excluded.data`,
		r.PoolID, r.ClientID, micros(r.Modified), data)
}

// RiskConfiguration returns what was set for a client, or for the pool if the
// client is empty; ErrNotFound if nothing was.
func (tx *Tx) RiskConfiguration(poolID, clientID string) (*userpool.RiskConfiguration, error) {
	return one(tx, `SELECT pool, client, modified, data FROM risk_configurations WHERE pool = $1 AND client = $2`,
		[]any{poolID, clientID}, scanRisk)
}

// DeleteRiskConfiguration removes what was set, if anything was.
func (tx *Tx) DeleteRiskConfiguration(poolID, clientID string) error {
	return tx.put(`DELETE FROM risk_configurations WHERE pool = $1 AND client = $2`, poolID, clientID)
}
